import {pFromZ, zFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {checkBinary} from "./check.js";
import {delongParts} from "./delong-parts.js";

/**
 * By how much one score ranks the same outcomes better than another: the difference of their ROC areas.
 *
 * The two areas come from the same changes, so their errors go together; looking whether two intervals overlap would
 * miss most real differences.
 *
 * @param scoreA, scoreB - higher is meant to say yes
 * @param y - 1 where it happened, else 0
 * @returns estimate of area a minus area b with `auc_a`, `auc_b`, `se`, `z`, `p`; refused `one_class_only`,
 *   `n_too_small` where a kind occurs once, `zero_variance` where both scores place every case alike
 * @see DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845
 */
export function delongPairedTest(
  scoreA: ArrayLike<number>,
  scoreB: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {auc_a: number; auc_b: number; se: number; z: number; p: number}) | Refusal {
  checkSameLength(scoreA, y, "scoreA and y");
  checkSameLength(scoreB, y, "scoreB and y");
  checkNumbers(scoreA, "scoreA");
  checkNumbers(scoreB, "scoreB");
  checkBinary(y, "y");
  checkLevel(level);
  const n = y.length;
  const {auc, variance, events} = delongParts([scoreA, scoreB], y);
  const fewer = Math.min(events, n - events);
  if (fewer === 0) return refuse("one_class_only", n);
  if (fewer === 1) return refuse("n_too_small", n);
  const [a, b] = auc as [number, number];
  const squared = variance[0]![0]! + variance[1]![1]! - 2 * variance[0]![1]!;
  if (squared < 1e-20) return refuse("zero_variance", n);
  const se = Math.sqrt(squared);
  const z = (a - b) / se;
  return {
    value: a - b,
    low: Math.max(-1, a - b - zFor(level) * se),
    high: Math.min(1, a - b + zFor(level) * se),
    n,
    method: "auc difference, delong",
    flags: fewer < 10 ? ["small_n"] : [],
    auc_a: a,
    auc_b: b,
    se,
    z,
    p: pFromZ(z)
  };
}
