import {isRefusal} from "../../statistics/estimate.js";
import {formatInterval, formatNumber, formatPercent, formatPoints} from "../../style/format.js";
import {known, type Quantity} from "../quantity.js";
import {reason} from "../value/answer.js";
import {countWord} from "../value/ratio-words.js";
import type {PasskConsistency, PasskModel, PasskRow} from "./passk-model.js";

/** What the sentence of the page is made from; systems best first. */
export interface PasskAnswerParts {
  kind: PasskModel["kind"];
  suite: string;
  category: string | null;
  k: number;
  minTasks: number;
  /** The ranked systems at k and at one try, each best first. */
  atK: readonly PasskRow[];
  atOne: readonly PasskRow[];
  /** How far the first of `atK` stands above the second, task by task; `null` without a second. */
  lead: Quantity | null;
  /** Of the first of `atK`. */
  consistency: PasskConsistency | null;
  /** Whether the tries of the first of `atK` are runs of different dates. */
  triesAreRuns: boolean;
  /** Whether a reader picked one system, so that nothing is ranked. */
  single: boolean;
}

/**
 * What further tries buy, with its margin: the best system at k tries, what one try gives, and how often all k pass.
 *
 * A lead whose interval reaches zero is said to be not shown.
 */
export function passkAnswer(parts: PasskAnswerParts): string {
  const {kind, suite, k, atK} = parts;
  if (kind === "empty") return "No attempt in this selection was judged, so there is nothing to try again.";
  if (kind === "board")
    return `Pass@k cannot be told: of ${suite} only published totals are known, and a total does not say how often one task was tried.`;
  const best = atK[0];
  const where = parts.category === null ? "" : ` in ${parts.category}`;
  if (!best || !known(best.pass_at_k)) return refusedAnswer(parts, where);
  const small = best.tasks < parts.minTasks ? ` There are only ${formatNumber(best.tasks)} tasks.` : "";
  if (k === 1) return `${onceAnswer(parts, best, where)}${small}`;
  return `${triesAnswer(parts, best, where)}${lead(parts)}${firstTry(parts, best)}${apart(parts)}${small}`;
}

function triesAnswer({k, consistency, atOne}: PasskAnswerParts, best: PasskRow, where: string): string {
  const start = `With ${countWord(k)} tries and someone who picks the right one, ${best.system} solves ${rate(best.pass_at_k, ` of tasks${where}`)}`;
  if (consistency?.attempts_identical)
    return `${start}, exactly as with one: no task changed its result between tries, so tries were copies or the system is fixed.`;
  const all = known(best.pass_hat_k);
  const every = all ? `; ${k === 2 ? "both" : `all ${countWord(k)}`} pass on ${formatPercent(all.value, 1)}` : "";
  const one = atOne.find((r) => r.system === best.system);
  const against =
    one && known(one.pass_at_k) ? `, against ${formatPercent(known(one.pass_at_k)!.value, 1)} with one` : "";
  return `${start}${against}${every}.`;
}

function onceAnswer({kind, atK, lead: ahead, single}: PasskAnswerParts, best: PasskRow, where: string): string {
  const second = kind === "once" ? "Every task was tried once, so what a second try adds cannot be told. " : "";
  const rest = lead({atK, lead: ahead, single});
  return `${second}On one try ${best.system} solves ${rate(best.pass_at_k, ` of tasks${where}`)}.${rest}`;
}

/** " Kite is 1.1 points behind (95% interval …)", and whether the tasks show it. */
function lead({atK, lead: ahead, single}: Pick<PasskAnswerParts, "atK" | "lead" | "single">): string {
  const second = atK[1];
  if (single || !second || !known(second.pass_at_k) || ahead === null || isRefusal(ahead)) return "";
  const distance = `${second.system} is ${formatPoints(Math.abs(ahead.value))} points behind${margin(ahead, (x) => formatPoints(x))}`;
  const shown = ahead.low !== null && ahead.low > 0;
  return ` ${distance}${shown ? "" : ", a lead the tasks do not show to be real"}.`;
}

/** Who stands highest on one try, where that is another. */
function firstTry({atOne, single}: PasskAnswerParts, best: PasskRow): string {
  const first = atOne[0];
  if (single || !first || first.system === best.system || !known(first.pass_at_k)) return "";
  return ` On one try ${first.system} stands highest, at ${rate(first.pass_at_k)}.`;
}

/** Tries that are runs of different dates may differ because the system changed. */
function apart({triesAreRuns}: PasskAnswerParts): string {
  return triesAreRuns ? " These tries are runs of different dates, so a change of the system would read as luck." : "";
}

function refusedAnswer({atK, k}: PasskAnswerParts, where: string): string {
  const first = atK[0];
  const why = first && isRefusal(first.pass_at_k) ? reason(first.pass_at_k.refused) : "nothing was measured";
  return `Pass@${k}${where} is refused: ${why}.`;
}

/** "73.8% of tasks (95% interval 71.2 to 76.4)". */
function rate(q: Quantity, of = ""): string {
  const e = known(q)!;
  return `${formatPercent(e.value, 1)}${of}${margin(e, (x) => formatPoints(x))}`;
}

function margin(q: {low: number | null; high: number | null}, format: (x: number) => string): string {
  return ` (95% interval ${formatInterval(q.low, q.high, format)})`;
}
