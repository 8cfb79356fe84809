import {tFor, zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkSameLength} from "../rates/check.js";
import {clusterRows, type ClusterLabels} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {rateClustered} from "../rates/rate-clustered.js";
import {weightedShare} from "../rates/weighted-share.js";
import {activeMean} from "./active-mean.js";
import {ppiMean} from "./ppi-mean.js";
import {weightedCorrelation} from "../association/weighted-correlation.js";

/** A rate by the judge alone, by people alone and by both, and which of the last two leads. */
export interface CorrectedRate {
  units: number;
  n_human: number;
  design: "random" | "active";
  judge_only: Estimate | Refusal;
  human_only: Estimate | Refusal;
  corrected: (Estimate & {se: number; lambda: number; judge_variance: number}) | Refusal;
  /** Correlation of judge and people over the labelled units, weighted as they were drawn. */
  correlation: number | null;
  /** Whether the judge helps at all: that correlation is above 1/√(n − 2), and the correction tells more than labels alone. */
  gain: boolean;
  /** Labels that would give the same precision without the judge. */
  n_eff: number | null;
  primary: "corrected" | "human_only" | null;
}

interface Options {
  /** The chance with which each unit was drawn for review, one per unit; without it a plain random sample. */
  probability?: readonly number[];
  clusters?: ClusterLabels;
  level?: number;
}

/**
 * The share of units that people approve, sharpened by a judge who saw all of them, with the rule for what to show.
 *
 * Labels drawn at random: `ppiMean`, below 100 labels with its cross-fitted trust and t. Labels drawn with unequal chances:
 * `activeMean`, the chances first scaled so that their inverses add up to the units there are (Hájek), which also serves
 * when they were logged for a larger pool. Where units share clusters, the stand-ins of `activeMean` are averaged over
 * clusters. Below 30 labels, or where the judge does not go with people closely enough to help, people alone lead.
 *
 * @param human - people's share of approval of each unit in [0, 1], null where nobody looked
 * @param judge - the judge's verdict or mark in [0, 1], null where it gave none
 * @returns the three rates, each an estimate or a refusal; bounds are cut at 0 and 1
 * @see `ppiMean` and `activeMean`; Mani et al. (2025) (the rule on the correlation)
 */
export function correctedRate(
  human: readonly (number | null)[],
  judge: readonly (number | null)[],
  {probability, clusters, level = 0.95}: Options = {}
): CorrectedRate {
  checkLevel(level);
  checkSameLength(human, judge, "human and judge verdicts");
  const all = clusterRows(human.length, clusters);
  const labels = (rows: readonly number[]) => (all.count < human.length ? {clusters: rows.map((i) => all.of[i]!)} : {});
  const labelled = human.flatMap((y, i) => (y === null ? [] : [i]));
  const judged = judge.flatMap((f, i) => (f === null ? [] : [i]));
  const both = labelled.filter((i) => judge[i] !== null);
  const weights = labelled.map((i) => 1 / (probability?.[i] ?? 1));
  const y = labelled.map((i) => human[i]!);
  const design = probability ? "active" : "random";

  const judge_only = rateClustered(
    judged.map((i) => judge[i]!),
    {...labels(judged), level}
  );
  const weighted = weightedShare(y, weights, {...labels(labelled), level});
  const human_only = probability ? weighted : rateClustered(y, {...labels(labelled), level});
  const of = (rows: readonly number[], x: readonly (number | null)[]) => rows.map((i) => x[i]!);
  const r =
    both.length > 2
      ? weightedCorrelation(
          of(both, human),
          of(both, judge),
          both.map((i) => 1 / (probability?.[i] ?? 1))
        )
      : null;
  const found =
    design === "random" && all.count === human.length
      ? byPpi(
          of(both, human),
          of(both, judge),
          of(
            judged.filter((i) => human[i] === null),
            judge
          ),
          level
        )
      : byActive(
          of(judged, human),
          of(judged, judge),
          judged.map((i) => probability?.[i] ?? 1),
          {of: judged.map((i) => all.of[i]!), clustered: all.count < human.length, level}
        );
  const n = both.length;
  const n_eff =
    isRefusal(found) || isRefusal(weighted) || weighted.se === 0 ? null : (n * weighted.se ** 2) / found.se ** 2;
  const gain = r !== null && n > 2 && Math.abs(r) > 1 / Math.sqrt(n - 2) && n_eff !== null && n_eff > n;
  const lead = n >= smallN && gain ? "corrected" : "human_only";
  return {
    units: human.length,
    n_human: labelled.length,
    design,
    judge_only: isRefusal(judge_only) ? judge_only : withSe(judge_only, level),
    human_only: isRefusal(human_only) ? human_only : withSe(human_only, level),
    corrected: found,
    correlation: r,
    gain,
    n_eff,
    primary: isRefusal(lead === "corrected" ? found : human_only) ? null : lead
  };
}

function byPpi(y: number[], f: number[], elsewhere: number[], level: number): CorrectedRate["corrected"] {
  const few = y.length < 100;
  const found = ppiMean(y, f, elsewhere, {lambda: few ? "cross-fit" : "auto", level});
  if (isRefusal(found)) return found;
  const {value, se, lambda, n, flags} = found;
  const [low, high] = few ? [found.t_low, found.t_high] : [found.low!, found.high!];
  const method = few ? "ppi++ cross-fit t" : "ppi++ z";
  return clipped({value, low, high, n, method, flags, se, lambda, judge_variance: ofMean(elsewhere, lambda)});
}

function byActive(
  y: (number | null)[],
  f: number[],
  probability: number[],
  {of, clustered, level}: {of: number[]; clustered: boolean; level: number}
): CorrectedRate["corrected"] {
  const n = y.filter((label) => label !== null).length;
  const seen = y.flatMap((label, i) => (label === null ? [] : [i]));
  if (n < 2 || n === y.length) return refuse("n_too_small", n);
  const standFor = seen.reduce((sum, i) => sum + 1 / probability[i]!, 0);
  const scaled = probability.map((p) => Math.min(1, (p * standFor) / y.length));
  const mean = activeMean(y, f, scaled, {level});
  if (isRefusal(mean)) return mean;
  const overClusters = clustered ? meanSeClustered(mean.pseudo_outcomes, {clusters: of, level}) : mean;
  if (isRefusal(overClusters)) return overClusters;
  const groups = new Set(seen.map((i) => of[i]!)).size;
  if (groups < 2) return refuse("one_cluster", n);
  const half = tFor(level, groups - 1) * overClusters.se;
  return clipped({
    value: mean.value,
    low: mean.value - half,
    high: mean.value + half,
    n,
    method: clustered ? "active tuned cr1-t" : "active tuned t",
    flags: n < 100 ? ["small_n"] : [],
    se: overClusters.se,
    lambda: mean.lambda,
    judge_variance: ofMean(f, mean.lambda)
  });
}

/** The part of a corrected rate's variance that further labels do not touch: that of the judge's mean. */
function ofMean(f: readonly number[], lambda: number): number {
  const mean = f.reduce((sum, x) => sum + x, 0) / f.length;
  return (lambda ** 2 * f.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / f.length ** 2;
}

function clipped<E extends Estimate>(estimate: E): E {
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return {...estimate, value: clip(estimate.value), low: clip(estimate.low!), high: clip(estimate.high!)};
}

/** A standard error for estimates that have only an interval: its half width in normal quantiles. */
function withSe(estimate: Estimate, level: number): Estimate {
  if (estimate.low === null || estimate.high === null) return estimate;
  return {...estimate, se: (estimate.high - estimate.low) / (2 * zFor(level))};
}
