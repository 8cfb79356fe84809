import type {BindEntry, BindKey} from "../workspace/bind-schema.js";

/** What a path says of an attempt, in the words of the path; `attempt_index` is a number where it is one. */
export type BoundNames = Partial<Record<BindKey, string>>;

/**
 * A name as folders write it: lower case, everything but letters and digits as one hyphen. `openai:gpt-5` and
 * `openai_gpt-5` are one name.
 */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** The same in SQL. */
export const slugSql = (name: string) => `trim(regexp_replace(lower(${name}), '[^\\p{L}\\p{N}]+', '-', 'g'), '-')`;

/** What the user's own pattern finds in a path; `null` where it does not match. */
export function bindByPattern({pattern, ...constants}: BindEntry, path: string): BoundNames | null {
  const match = new RegExp(pattern).exec(path.replaceAll("\\", "/"));
  if (!match) return null;
  const named = Object.entries({...constants, ...match.groups}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as BoundNames;
}

/** The names a workspace knows, as slugs. */
export interface KnownNames {
  isSystem: (name: string) => boolean;
  isTask: (name: string) => boolean;
  isRun: (name: string) => boolean;
}

/**
 * What a path says by convention: `…/<system>/<task>[/<attempt>]/…`, or the task before the system, or a file named for
 * the second of the two. A folder named for a run, wherever it stands, says which run. The names nearest to the file
 * count; `null` where no two neighbours are a system and a task that the workspace knows.
 */
export function bindByConvention(path: string, known: KnownNames): BoundNames | null {
  const parts = path.split(/[\\/]+/);
  const stem = parts.pop()!.replace(/(?<=.)\.[^.]*$/, "");
  const steps = [...parts, stem].map(slug);
  for (let i = steps.length - 2; i >= 0; i--) {
    const [first, second] = [steps[i]!, steps[i + 1]!];
    const joined = `${second}-${steps[i + 2] ?? ""}`;
    let names: BoundNames;
    let last = i + 1;
    // A task like HumanEval/4 may be two folders.
    if (known.isSystem(first) && known.isTask(joined)) {
      names = {system: first, task: joined};
      last = i + 2;
    } else if (known.isSystem(first) && known.isTask(second)) names = {system: first, task: second};
    else if (known.isTask(first) && known.isSystem(second)) names = {system: second, task: first};
    else continue;
    const attempt = /^(?:attempt-)?(\d{1,6})$/.exec(steps[last + 1] ?? "")?.[1];
    if (attempt !== undefined) names.attempt_index = attempt;
    const run = steps.findLast((step, at) => (at < i || at > last) && known.isRun(step));
    if (run !== undefined) names.run = run;
    return names;
  }
  return null;
}
