import {checkBinary} from "../association/check.js";
import {zFor} from "../distributions.js";
import {refuse, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";

/** The survival curve at each time something finished; lists run over those times, earliest first. */
export interface SurvivalCurve {
  t: number[];
  surv: number[];
  /** Bounds on the log-log scale; null where nothing bounds it. */
  low: (number | null)[];
  high: (number | null)[];
  at_risk: number[];
  finished: number[];
  n: number;
  censored: number;
}

/**
 * The share of attempts still running after each time, where some were cut off by a timeout.
 *
 * A timed-out attempt says only that it takes longer: it counts among those at risk until it was cut off, and nothing is
 * made up for the time after. Leaving such attempts out, or counting them as the timeout, makes the tail look short.
 * Attempts cut off at the very time another finished count as still at risk then.
 *
 * @param time - not negative, any unit
 * @param event - 1 finished, 0 cut off
 * @returns the curve with Greenwood's error on the log-log scale, which stays inside [0, 1]; refused `n_zero`; with no
 *   finished attempt the lists are empty
 * @see Kaplan and Meier (1958), J. Am. Stat. Assoc. 53, 457–481
 */
export function kmSurvival(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  {level = 0.95} = {}
): SurvivalCurve | Refusal {
  checkSameLength(time, event, "time and event");
  checkNumbers(time, "time");
  checkBinary(event, "event");
  checkLevel(level);
  const n = time.length;
  if (n === 0) return refuse("n_zero", 0);
  const order = Array.from({length: n}, (_, i) => i).sort((a, b) => time[a]! - time[b]!);
  if (time[order[0]!]! < 0) throw new TypeError(`time must not be negative, got ${time[order[0]!]}`);
  const curve: SurvivalCurve = {t: [], surv: [], low: [], high: [], at_risk: [], finished: [], n, censored: 0};
  const z = zFor(level);
  let surv = 1;
  let greenwood = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let finished = 0;
    while (end < n && time[order[end]!] === time[order[start]!]) finished += event[order[end++]!]!;
    curve.censored += end - start - finished;
    if (finished > 0) {
      const atRisk = n - start;
      surv *= 1 - finished / atRisk;
      greenwood += atRisk > finished ? finished / (atRisk * (atRisk - finished)) : 0;
      const factor = surv > 0 ? Math.exp((z * Math.sqrt(greenwood)) / Math.log(surv)) : null;
      curve.t.push(time[order[start]!]!);
      curve.surv.push(surv);
      // Nobody left: the log-log bounds are lost, but below zero nothing can lie.
      curve.low.push(factor === null ? 0 : surv ** (1 / factor));
      curve.high.push(factor === null ? null : surv ** factor);
      curve.at_risk.push(atRisk);
      curve.finished.push(finished);
    }
    start = end;
  }
  return curve;
}
