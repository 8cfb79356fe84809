import {formatCount, formatCountOf, formatList, formatPercent} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import type {Facts} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import type {Suite} from "../value/suites.js";
import {countWord, countWordCapital} from "../value/ratio-words.js";
import type {PasskConsistency, PasskModel, PasskRow, PasskSystem} from "./passk-model.js";
import type {SystemCounts} from "./task-counts.js";

type Field = readonly PasskSystem[];

/** On what the answer rests: systems, tasks, attempts a task, when, and what is left out. */
export function passkBasis(
  facts: Facts,
  suite: Suite | null,
  {kind, field, tasks, choice}: Pick<PasskModel, "kind" | "field" | "tasks" | "choice">,
  counts: readonly SystemCounts[],
  dates: readonly (string | null)[]
): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (!suite) return `${start}This workspace holds no attempts.`;
  if (kind === "board") return `${start}${suite.suite_id}: published totals, no attempts.`;
  if (kind === "empty") return `${start}No task of ${suite.suite_id} was judged in this selection.`;
  const slice = [choice.category, choice.language].filter((x) => x !== null).join(", ");
  const same = field.every((s) => s.tasks === tasks);
  const on = `${same ? "" : "up to "}${formatCountOf(tasks, "task")}${slice ? ` (${slice})` : ""}`;
  const sentences = [`${formatCountOf(field.length, "system")} on ${on}, ${perTask(field)}${when(dates)}.`];
  const pooled = field.filter((s) => s.runs > 1).length;
  if (pooled > 0)
    sentences.push(
      `${pooled === field.length ? "Each system's" : `${countWordCapital(pooled)} systems'`} runs are pooled: their attempts count as tries of one system.`
    );
  const failed = counts.reduce((sum, s) => sum + s.failed_calls.reduce((a, b) => a + b, 0), 0);
  if (failed > 0)
    sentences.push(
      `${formatCountOf(failed, "error, timeout or refusal", "errors, timeouts and refusals")} ${failed === 1 ? "counts" : "count"} as a try that did not pass.`
    );
  const unjudged = counts.reduce((sum, s) => sum + s.unjudged.length, 0);
  if (unjudged > 0) sentences.push(`${formatCountOf(unjudged, "unjudged attempt")} left out.`);
  const apart = field.filter((s) => !s.comparable).length;
  if (apart > 0)
    sentences.push(
      `${countWordCapital(apart)} ${apart === 1 ? "has" : "have"} ${formatCountOf(choice.k, "try", "tries")} on fewer than four in five of the same tasks: not ranked.`
    );
  return start + sentences.join(" ");
}

/** "10 attempts each", "1 to 4 attempts each". */
function perTask(field: Field): string {
  const least = Math.min(...field.map((s) => s.attempts_per_task[0]));
  const most = Math.max(...field.map((s) => s.attempts_per_task[1]));
  if (least === most) return most === 1 ? "one attempt each" : `${formatCount(most)} attempts each`;
  return `${formatCount(least)} to ${formatCount(most)} attempts each`;
}

function when(dates: readonly (string | null)[]): string {
  const known = dates.filter((d): d is string => d !== null).sort();
  return known.length === 0 ? "" : `, ${formatDateRange(known[0]!, known.at(-1)!)}`;
}

/** The figure's caption: the takeaway, what the marks mean, n, and which systems are drawn. */
export function passkCaption(
  model: Pick<PasskModel, "kind" | "field" | "shown" | "tasks" | "choice">,
  best: PasskRow | undefined
): string {
  const {kind, field, shown, tasks, choice} = model;
  if (kind === "empty" || kind === "board") return "Nothing to draw.";
  const drawn =
    shown.length < field.length
      ? ` ${countWordCapital(shown.length)} of ${formatCount(field.length)} systems ${shown.length === 1 ? "is" : "are"} drawn; the table has all.`
      : "";
  const bars = `Lines span 95% intervals over up to ${formatCountOf(tasks, "task")}`;
  if (kind === "once")
    return `Pass@1 by system: one try each, so there is no curve. ${bars}; shares start at 0.${drawn}`;
  return (
    `${takeaway(best, choice.k)} Filled: at least one of k tries passes (pass@k); hollow: all k pass (pass^k); ` +
    `they start together at one try. k stands in steps, not to scale. ${bars}; a struck circle: too few attempts for that k.${drawn}`
  );
}

function takeaway(best: PasskRow | undefined, k: number): string {
  const any = best && known(best.pass_at_k);
  const all = best && known(best.pass_hat_k);
  if (!best || !any || !all || k === 1) return "The two curves of a system part as far as its tries differ.";
  return `${best.system}, ${countWord(k)} tries: one passes on ${formatPercent(any.value)} of tasks, all on ${formatPercent(all.value)}.`;
}

/** The notes under the figure: how to read it, the oracle, and what makes these attempts other than fresh draws. */
export function passkNotes(
  facts: Facts,
  model: Pick<PasskModel, "kind" | "field" | "choice" | "systems" | "consistency">,
  harnesses: ReadonlySet<string>
): Note[] {
  const {kind, choice, systems, consistency, field} = model;
  if (kind === "empty") return [];
  const aider = aiderNote(harnesses);
  if (kind === "board") return aider;
  const notes: Note[] = [];
  if (kind === "repeated")
    notes.push(
      {
        heading: "How to read it",
        text: "The wider the two curves part, the less one try says about the next. Curves that lie together mean a system that gives the same result each time, right or wrong."
      },
      {
        heading: "Pass@k presumes an oracle",
        text: "It counts a task as solved when any of k tries passes, so a test or a person must pick that try. Where nothing picks, k tries are worth pass@1, and k times the money."
      }
    );
  notes.push(...aider, ...sameNote(consistency));
  const dropped = systems.filter(
    (r) => r.k === choice.k && r.category === (choice.category ?? "all") && r.tasks > 0 && r.tasks_dropped > 0
  );
  if (dropped.length > 0)
    notes.push({
      heading: "Tasks left out",
      text: `${names(dropped.map((r) => `${r.system} ${formatCount(r.tasks_dropped)}`))} tasks tried fewer than ${formatCountOf(choice.k, "time")}. Tasks may lack tries because they are hard, and leaving them out then flatters.`
    });
  if (field.some((s) => s.runs > 1))
    notes.push({
      heading: "Runs are pooled",
      text: `Tries of different dates count as tries of one system. If it changed between runs, the change reads as luck here${field.every((s) => s.tries_are_runs) ? "" : "; pick one run to see luck alone"}.`
    });
  return notes;
}

/** Systems on which repeated attempts told nothing new. */
function sameNote(consistency: readonly PasskConsistency[]): Note[] {
  const same = consistency.filter((c) => c.attempts_identical);
  if (same.length === 0) return [];
  return [
    {
      heading: "Tries that never differ",
      text: `${names(same.map((c) => c.system))}: every task passed always or never, as at temperature 0 or from a cache. Pass@k then equals pass@1 because nothing was tried anew, not because the system is sure.`
    }
  ];
}

/** aider's second try has seen the first one's errors. */
function aiderNote(harnesses: ReadonlySet<string>): Note[] {
  if (!harnesses.has("aider")) return [];
  return [
    {
      heading: "aider's tries are not tries of pass@k",
      text: "aider shows the model its failed tests and asks again. The second try depends on the first, so the two are one attempt here and are never counted as pass@2."
    }
  ];
}

/** The heading over the table of flips: a claim that its interval bears. */
export function consistencyHeading(best: PasskConsistency | undefined, field: Field): string {
  const share = best && known(best.flip_share);
  const again = field.some((s) => s.system === best?.system && s.tries_are_runs)
    ? "from run to run"
    : "when asked again";
  if (!best || best.tasks_repeated === 0) return "No task was tried twice";
  if (best.attempts_identical) return `${best.system} never changed its result ${again}`;
  if (!share) return "The same prompt, asked again";
  return `${best.system} changes its result on ${formatPercent(share.value)} of tasks ${again}`;
}

/** What would change the answer: attempts, and the k they would open. */
export function passkWouldChange({kind, field, choice}: Pick<PasskModel, "kind" | "field" | "choice">): string {
  if (kind === "empty" || kind === "board")
    return "Attempts: map one row a try, or attempts and passes by task, in workspace.yaml.";
  if (kind === "once")
    return "More tries: run each task at least five times at the temperature you use, and map them as attempts of one run.";
  const most = Math.max(...field.map((s) => s.attempts_per_task[1]));
  return (
    `More tries: beyond ${formatCountOf(most, "attempt")} a task pass@k is refused, not extrapolated. ` +
    `Without anything that picks the passing try, pass@1 decides, not pass@${choice.k}.`
  );
}

/** What was not measured. */
export function passkNotMeasured({kind}: Pick<PasskModel, "kind">): string {
  if (kind === "empty" || kind === "board") return "How often the same task passes when it is tried again.";
  if (kind === "once") return "Luck between tries: with one try a task, it cannot be told from what the system can do.";
  return "Whether anyone can tell the passing try from the others, and what looking at k tries costs in time.";
}

function names(list: readonly string[]): string {
  return list.length <= 4
    ? formatList([...list])
    : `${list.slice(0, 3).join(", ")} and ${countWord(list.length - 3)} more`;
}
