import {pairedDifference} from "../../../statistics/comparison/paired-difference.js";
import {isRefusal, refuse, type Refusal} from "../../../statistics/estimate.js";
import {brierDecomposition} from "../../../statistics/judges/brier-decomposition.js";
import {ece} from "../../../statistics/judges/ece.js";
import {isotonic, isotonicAt} from "../../../statistics/judges/isotonic.js";
import {plattAt, plattScaling} from "../../../statistics/judges/platt-scaling.js";
import {meanSeClustered} from "../../../statistics/rates/mean-se-clustered.js";
import {quantityOf} from "../../quantity.js";
import type {RatingTable} from "../rating-table.js";
import {rate} from "./judge-errors.js";
import type {JudgeSeries, PeopleSeries} from "./judge-series.js";
import type {JudgeCalibration} from "./judges-model.js";

/** Fewer marks than this say nothing of calibration. */
const LEAST = 20;
/** From so many marks on: ten bins instead of five, and a staircase instead of a curve. */
const MANY = 200;

/** How a judge's marks compare with the share of answers that people approve at that mark. */
export function judgeCalibration(
  table: RatingTable,
  people: PeopleSeries,
  judge: JudgeSeries
): JudgeCalibration | Refusal {
  const rows = table.items.flatMap((_, i) => (judge.marks[i] === null || people.approves[i] === null ? [] : [i]));
  const n = rows.length;
  if (judge.marks.every((mark) => mark === null)) return refuse("missing_metric", n);
  if (n < LEAST) return refuse("n_too_small", n);
  const marks = rows.map((i) => judge.marks[i]!);
  const hits = rows.map((i): number => people.approves[i]!);
  const clusters = rows.map((i) => table.clusters[i]!);
  const gap = ece(marks, hits, {bins: n < MANY ? 5 : 10});
  if (isRefusal(gap)) return gap;
  const inBin = (from: number, to: number) =>
    rows.flatMap((_, k) => ((marks[k]! > from || (from === 0 && marks[k] === 0)) && marks[k]! <= to ? [k] : []));
  const meanMark = new Map<number, number>();
  const bins = gap.bins.map(({from, to, forecast}) => {
    const members = inBin(from, to);
    for (const k of members) meanMark.set(k, forecast ?? 0);
    const approved = rate(
      members.map((k) => hits[k]!),
      members.map((k) => clusters[k]!),
      null
    );
    return {from, to, n: members.length, mark: forecast, approved};
  });
  const parts = brierDecomposition(
    rows.map((_, k) => meanMark.get(k)!),
    hits
  );
  if (isRefusal(parts)) return parts;
  const debiased = gap.ece_debiased ?? gap.ece;
  return {
    n,
    bins,
    ece: gap.ece,
    ece_debiased: {value: debiased, low: null, high: null, n, method: "ece less noise", flags: gap.flags},
    ece_of_noise: gap.ece_of_noise ?? 0,
    ece_p: gap.p ?? 1,
    brier: quantityOf(brierDecomposition(marks, hits), n),
    brier_parts: {reliability: parts.reliability, resolution: parts.resolution, uncertainty: parts.uncertainty},
    recalibrated: recalibrated(marks, hits, clusters)
  };
}

/** Fits a curve on one half of the clusters and scores it on the other, both ways round. */
function recalibrated(
  marks: readonly number[],
  hits: readonly number[],
  clusters: readonly number[]
): JudgeCalibration["recalibrated"] {
  const n = marks.length;
  const method = n < MANY ? "platt" : "isotonic";
  const order = [...new Set(clusters)].sort((a, b) => a - b);
  const fold = new Map(order.map((cluster, k) => [cluster, k % 2]));
  const curved = new Array<number>(n);
  for (const part of [0, 1]) {
    const fitOn = marks.flatMap((_, i) => (fold.get(clusters[i]!) === part ? [] : [i]));
    const curve = curveOf(
      fitOn.map((i) => marks[i]!),
      fitOn.map((i) => hits[i]!),
      method
    );
    if (typeof curve !== "function") return {method, brier: refuse(curve.refused, n), gain: refuse(curve.refused, n)};
    marks.forEach((mark, i) => {
      if (fold.get(clusters[i]!) === part) curved[i] = curve(mark);
    });
  }
  const before = marks.map((mark, i) => (mark - hits[i]!) ** 2);
  const after = curved.map((mark, i) => (mark - hits[i]!) ** 2);
  return {
    method,
    brier: quantityOf(meanSeClustered(after, {clusters}), n),
    gain: quantityOf(pairedDifference(before, after, {clusters}), n)
  };
}

function curveOf(marks: number[], hits: number[], method: "platt" | "isotonic"): ((mark: number) => number) | Refusal {
  if (marks.length === 0) return refuse("n_zero", 0);
  if (method === "isotonic") {
    const {steps} = isotonic(marks, hits);
    return (mark) => isotonicAt(steps, mark);
  }
  const fit = plattScaling(marks, hits);
  return isRefusal(fit) ? fit : (mark) => plattAt(fit, mark);
}
