import {z} from "zod";

/** What a path may name of an attempt. */
export const BIND_KEYS = ["system", "run", "suite", "task", "attempt_index", "item"] as const;
export type BindKey = (typeof BIND_KEYS)[number];

const text = z.string().min(1);
const constant = z.union([text, z.number().transform(String)]).optional();

const bindEntry = z.strictObject({
  pattern: text,
  system: constant,
  run: constant,
  suite: constant,
  task: constant,
  attempt_index: constant,
  item: constant
});

/** How the path of a report, or of a file in it, names an attempt. */
export type BindEntry = z.output<typeof bindEntry>;

/**
 * `bind:` of a source: a regular expression over paths with the groups `system`, `task` and, where needed, `run`,
 * `suite` and `attempt_index`, or the group `item`; what the path does not say may stand beside it.
 */
export const bindSchema = z
  .union([text.transform((pattern): BindEntry => ({pattern})), bindEntry])
  .superRefine((entry, context) => {
    const fault = faultOf(entry);
    if (fault !== null) context.addIssue({code: "custom", path: [], message: fault});
  });

function faultOf(entry: BindEntry): string | null {
  try {
    new RegExp(entry.pattern);
  } catch {
    return "must be a regular expression";
  }
  const groups = [...entry.pattern.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map((match) => match[1]!);
  const unknown = groups.find((name) => !(BIND_KEYS as readonly string[]).includes(name));
  if (unknown !== undefined) return `must name its groups ${BIND_KEYS.join(", ")}, got ${unknown}`;
  const says = (key: BindKey) => groups.includes(key) || entry[key] !== undefined;
  return says("item") || (says("system") && says("task")) ? null : "must say system and task, or item";
}
