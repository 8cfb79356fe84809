import type {Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {known} from "../quantity.js";
import {ungatedNote, type Gated} from "../value/gate-note.js";
import type {Suite} from "../value/suites.js";
import {consistencyOf, flipsOf} from "./consistency.js";
import {isPriced, passAtKDifference} from "./pass-rates.js";
import {passkAnswer} from "./passk-answer.js";
import {SHOWN_FIRST} from "./passk-choice.js";
import type {PasskAsked, PasskChoice, PasskModel, PasskRow, PasskSystem} from "./passk-model.js";
import {
  consistencyHeading,
  passkBasis,
  passkCaption,
  passkNotes,
  passkNotMeasured,
  passkWouldChange
} from "./passk-words.js";
import type {PreparedPassk} from "./prepare-passk.js";
import {onlyTasks, type SystemCounts} from "./task-counts.js";

const TITLE = "What does another try buy, and can one try be relied on?";
const FLIPS_LISTED = 100;
/** Below this share of common tasks two systems were not asked the same (methods.md §2.1). */
const COMPARABLE = 0.8;

/**
 * The pass@k page: how often one of k tries passes, how often all do, what that costs, and which tasks flip.
 *
 * The same function serves the build, the terminal and every control; `prepared` is of the same suite, language and runs.
 */
export function composePassk(facts: Facts, prepared: PreparedPassk, asked: PasskAsked): PasskModel {
  const {suite, offered, counts, ks, rows} = prepared;
  const choice: PasskChoice = {
    ...asked,
    ...prepared.selection,
    category: asked.category !== null && offered.categories.includes(asked.category) ? asked.category : null,
    k: 1
  };
  const name = (s: SystemCounts) => facts.systems[s.system]!.system;
  const chosen = counts
    .map((s) => (choice.category === null ? s : onlyTasks(s, (t) => facts.tasks[t]!.category === choice.category)))
    .filter((s) => s.task.length > 0);
  const view = rows.filter(
    (r) => r.category === (choice.category ?? "all") && chosen.some((s) => name(s) === r.system)
  );
  choice.k = usableK(asked.k, view, ks);
  const field = ranked(facts, chosen, view, choice.k);
  const names = field.map((s) => s.system);
  if (!["top", "all", ...names].includes(choice.systems)) choice.systems = "top";
  const single = names.includes(choice.systems);
  const shown = single ? [choice.systems] : choice.systems === "all" ? names : names.slice(0, SHOWN_FIRST);

  const candidates = single ? shown : field.filter((s) => s.comparable).map((s) => s.system);
  const atK = best(view, choice.k, candidates);
  const counted = new Map(chosen.map((s) => [name(s), s]));
  const first = atK[0] && counted.get(atK[0].system);
  const second = atK[1] && counted.get(atK[1].system);
  const consistency = names.map((n) => consistencyOf(n, counted.get(n)!));
  const subject = consistency.find((c) => c.system === atK[0]?.system);
  const {flips, total} = flipsOf(
    facts,
    shown.map((n) => ({name: n, counts: counted.get(n)!})),
    FLIPS_LISTED
  );
  const kind = kindOf(suite, chosen);
  const runs = facts.runs.filter((r) => r.suite_id === suite?.suite_id && r.suite_version === suite.version);
  const tasks = Math.max(0, ...field.map((s) => s.tasks));
  const base = {kind, field, shown, tasks, choice, systems: rows, consistency};
  return {
    page: "passk",
    title: TITLE,
    answer: passkAnswer({
      kind,
      suite: suite?.suite_id ?? "",
      category: choice.category,
      k: choice.k,
      minTasks: facts.settings.min_tasks,
      atK,
      atOne: best(view, 1, candidates),
      lead: first && second ? passAtKDifference(first, second, choice.k) : null,
      consistency: subject ?? null,
      triesAreRuns: field.find((s) => s.system === atK[0]?.system)?.tries_are_runs === true,
      single
    }),
    basis: passkBasis(facts, suite, base, chosen, dates(facts, suite, runs)),
    generated_from: generatedFrom(facts, dates(facts, suite, runs), {seed: null, replicates: null}),
    kind,
    suite: choice.suite,
    tasks,
    choice,
    options: {
      ...offered,
      systems: systemOptions(names),
      k: ks.filter((k) => view.some((r) => r.k === k && known(r.pass_at_k)))
    },
    ks,
    field,
    shown,
    systems: rows,
    consistency,
    consistency_heading: consistencyHeading(subject, field),
    flips,
    flips_total: total,
    caption: passkCaption(base, atK[0]),
    notes: [...passkNotes(facts, base, harnesses(facts, suite, runs)), ...ungatedNote(chosen.map(gatedOf), facts)],
    would_change: passkWouldChange(base),
    not_measured: passkNotMeasured(base)
  };
}

/** A system's attempts that meet a failure condition, over the tasks of the view. */
function gatedOf({system, attempts, gated, gated_passes}: SystemCounts): Gated {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {system, attempts: sum(attempts), gated: sum(gated), gated_passes: sum(gated_passes)};
}

const USUAL_K = 5;

/**
 * The k the page speaks of: the asked one where any system has it, else the largest below it that one has. Unasked, the
 * largest up to 5 at which half of the systems have four in five of their tasks.
 */
function usableK(asked: number | null, view: readonly PasskRow[], ks: readonly number[]): number {
  const at = (k: number) => view.filter((r) => r.k === k);
  const have = ks.filter((k) => at(k).some((r) => known(r.pass_at_k)));
  if (asked !== null) return have.includes(asked) ? asked : (have.filter((k) => k <= asked).at(-1) ?? 1);
  const usual = have.filter((k) => {
    const full = at(k).filter((r) => r.tasks >= COMPARABLE * (r.tasks + r.tasks_dropped));
    return k <= USUAL_K && full.length >= at(k).length / 2;
  });
  return usual.at(-1) ?? 1;
}

function kindOf(suite: Suite | null, counts: readonly SystemCounts[]): PasskModel["kind"] {
  if (suite?.board) return "board";
  if (counts.length === 0) return "empty";
  return counts.some((s) => s.attempts.some((n) => n > 1)) ? "repeated" : "once";
}

/** The systems of the view, by pass@k at the chosen k; those that ran other tasks after those that can be ranked. */
function ranked(facts: Facts, counts: readonly SystemCounts[], view: readonly PasskRow[], k: number): PasskSystem[] {
  const tried = counts.map((s) => new Set(s.task.filter((_, i) => s.attempts[i]! >= k)));
  const fullest = tried.reduce((a, b) => (b.size > a.size ? b : a), new Set<number>());
  const value = new Map(view.filter((r) => r.k === k).map((r) => [r.system, known(r.pass_at_k)?.value ?? -1]));
  return counts
    .map((s, j): PasskSystem => {
      const {system, family_slot} = facts.systems[s.system]!;
      return {
        system,
        slot: family_slot,
        tasks: s.task.length,
        attempts: s.attempts.reduce((a, b) => a + b, 0),
        attempts_per_task: [Math.min(...s.attempts), Math.max(...s.attempts)],
        runs: s.runs,
        tries_are_runs: s.runs > 1 && s.most_in_run === 1,
        priced: isPriced(s),
        comparable: fullest.size > 0 && [...tried[j]!].filter((t) => fullest.has(t)).length >= COMPARABLE * fullest.size
      };
    })
    .sort(
      (a, b) =>
        Number(b.comparable) - Number(a.comparable) ||
        value.get(b.system)! - value.get(a.system)! ||
        a.system.localeCompare(b.system, "en")
    );
}

/** Rows at one k, the highest first, of the systems that may be ranked. */
function best(view: readonly PasskRow[], k: number, candidates: readonly string[]): PasskRow[] {
  return view
    .filter((r) => r.k === k && candidates.includes(r.system))
    .sort((a, b) => (known(b.pass_at_k)?.value ?? -1) - (known(a.pass_at_k)?.value ?? -1));
}

function systemOptions(names: readonly string[]): {value: string; label: string}[] {
  const presets =
    names.length > SHOWN_FIRST
      ? [
          {value: "top", label: `the first ${SHOWN_FIRST}`},
          {value: "all", label: `all ${names.length}`}
        ]
      : [{value: "top", label: `all ${names.length}`}];
  return [...presets, ...names.map((n) => ({value: n, label: n}))];
}

function dates(facts: Facts, suite: Suite | null, runs: readonly Facts["runs"][number][]): (string | null)[] {
  if (suite?.board) return facts.boards.filter((b) => b.suite_id === suite.suite_id).map((b) => b.reported_at);
  return runs.map((r) => r.started_at);
}

/** Which harnesses made the suite's attempts; a board of aider's says so in its name alone. */
function harnesses(facts: Facts, suite: Suite | null, runs: readonly Facts["runs"][number][]): ReadonlySet<string> {
  const found = new Set(runs.map((r) => r.harness).filter((h): h is string => h !== null));
  if (suite?.board && /^aider\b/i.test(suite.suite_id)) found.add("aider");
  return found;
}
