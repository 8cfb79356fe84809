import {tFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength, checkWhole} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfSquares, variance} from "../rates/moments.js";

/**
 * The mean over all units from a sample of each stratum, every stratum counting by its size.
 *
 * Right however unequally strata were sampled; a stratum sampled whole adds no error. The interval is t with
 * Satterthwaite's degrees of freedom.
 *
 * @param sizes - units in each stratum, whole
 * @param samples - the verdicts of each stratum's sample, any unit, drawn at random without replacement
 * @returns an estimate, n = units sampled; refused `stratum_n_lt_2` where a stratum that was not sampled whole has fewer
 *   than two verdicts, `invalid_counts` where it has more than units, `n_zero`. Where no stratum varies, yet not all was
 *   seen, both bounds are null
 * @see Cochran (1977), Sampling Techniques, ch. 5
 */
export function stratifiedMean(
  sizes: ArrayLike<number>,
  samples: readonly ArrayLike<number>[],
  {level = 0.95} = {}
): (Estimate & {se: number; df: number | null}) | Refusal {
  checkLevel(level);
  checkSameLength(sizes, samples, "sizes and samples");
  let units = 0;
  let n = 0;
  samples.forEach((sample, h) => {
    checkWhole(sizes[h]!, `sizes[${h}]`, 0);
    checkNumbers(sample, `samples[${h}]`);
    units += sizes[h]!;
    n += sample.length;
  });
  if (units === 0) return refuse("n_zero", 0);
  for (let h = 0; h < samples.length; h++) {
    if (samples[h]!.length > sizes[h]!) return refuse("invalid_counts", n);
    if (samples[h]!.length < 2 && samples[h]!.length < sizes[h]!) return refuse("stratum_n_lt_2", n);
  }

  let value = 0;
  let total = 0;
  let unseen = false;
  let welch = 0;
  let scale = 0;
  samples.forEach((sample, h) => {
    const size = sizes[h]!;
    if (size === 0) return;
    const share = size / units;
    value += share * mean(sample);
    scale += share * Math.sqrt(sumOfSquares(sample, 0) / sample.length);
    if (sample.length === size) return;
    unseen = true;
    const part = (share ** 2 * (1 - sample.length / size) * variance(sample)) / sample.length;
    total += part;
    welch += part ** 2 / (sample.length - 1);
  });
  const se = Math.sqrt(total);
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  const common = {value, n, method: "stratified t", se};
  if (!unseen) return {...common, low: value, high: value, flags, method: "census", df: null};
  if (isZeroSpread(se, scale)) return {...common, low: null, high: null, flags: [...flags, "unbounded_side"], df: null};
  const df = total ** 2 / welch;
  const half = tFor(level, df) * se;
  return {...common, low: value - half, high: value + half, flags, df};
}
