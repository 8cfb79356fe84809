import {pFromT, tFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {ebShrinkage} from "../ranking/eb-shrinkage.js";
import {checkLevel} from "../rates/check.js";

/** A correlation within one repository, from so many changes. */
export interface GroupCorrelation {
  value: number;
  n: number;
}

const FEW_GROUPS = 10;

/**
 * The correlation to expect within a repository like these: each repository's own, averaged on Fisher's scale.
 *
 * A raw pool mixes repositories, so a metric that is merely high where defects are common looks like a predictor; within
 * each repository that cannot happen. Repositories may truly differ (random effects, DerSimonian and Laird), and the
 * interval respects that there are few of them (Hartung and Knapp, never narrower than without their factor).
 *
 * @param groups - at least 4 + controls changes each; ±1 is taken as the nearest imperfect ranking
 * @param options - `ranks`: Spearman's wider error (Bonett and Wright); `controls`: columns held constant
 * @returns estimate with `p`, `tau2` (variance between groups, Fisher's scale) and `n_clusters`; refused `one_cluster`
 *   under two groups
 * @see Hedges and Olkin (1985), Statistical Methods for Meta-Analysis, ch. 11; Hartung and Knapp (2001), Statistics in
 *   Medicine 20, 3875–3889
 */
export function pooledCorrelation(
  groups: readonly GroupCorrelation[],
  {level = 0.95, ranks = true, controls = 0} = {}
): (Estimate & {p: number; tau2: number}) | Refusal {
  checkLevel(level);
  for (const {value, n} of groups) {
    if (!(Math.abs(value) <= 1)) throw new TypeError(`a correlation must lie in [-1, 1], got ${value}`);
    if (!(n >= 4 + controls)) throw new TypeError(`a group needs ${4 + controls} changes, got ${n}`);
  }
  const n = groups.reduce((sum, g) => sum + g.n, 0);
  if (groups.length < 2) return refuse("one_cluster", n);
  const values = groups.map((g) => imperfect(g));
  const z = values.map(Math.atanh);
  const se = values.map((r, i) => Math.sqrt((ranks ? 1 + (r * r) / 2 : 1) / (groups[i]!.n - 3 - controls)));
  const pooled = ebShrinkage(z, se);
  if (isRefusal(pooled)) return pooled;
  const {tau2, mu} = pooled;
  const weights = se.map((s) => 1 / (s * s + tau2));
  const sum = weights.reduce((a, b) => a + b, 0);
  const spread = z.reduce((q, value, i) => q + weights[i]! * (value - mu) ** 2, 0) / (groups.length - 1);
  const error = Math.sqrt(Math.max(1, spread) / sum);
  const half = tFor(level, groups.length - 1) * error;
  const flags: Flag[] = groups.length < FEW_GROUPS ? ["few_clusters"] : [];
  return {
    value: Math.tanh(mu),
    low: Math.tanh(mu - half),
    high: Math.tanh(mu + half),
    n,
    method: `${ranks ? "spearman" : "correlation"} within groups, random effects, hartung-knapp`,
    flags,
    n_clusters: groups.length,
    p: pFromT(mu / error, groups.length - 1),
    tau2
  };
}

function imperfect({value, n}: GroupCorrelation): number {
  const most = 1 - 12 / (n * (n * n - 1));
  return Math.max(-most, Math.min(most, value));
}
