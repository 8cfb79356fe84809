import {refuse, type Refusal} from "../estimate.js";
import type {Matrix} from "../resampling/matrix.js";
import {checkAnchors} from "./utility.js";

/** How one metric's replicates enter a composite: utility 0 at the first anchor, 1 at the second, flat outside. */
export interface ReplicateTerm {
  /** The metric's mean, replicates × systems, in the metric's unit. */
  replicates: Matrix;
  anchors: readonly [number, number];
  weight: number;
}

/**
 * The composite score of every system in every replicate: what a moved weight recomputes.
 *
 * The same sum of weighed utilities as `compositeScore`, over replicates drawn once. All metrics must come from the same
 * resampling weights, so that what is luck of the tasks stays common to them.
 *
 * @param terms - metrics of one shape with weights that are not negative and sum to one; a metric without weight is not read
 * @returns replicates × systems, in [0, 1]; refused `weights_not_normalised`
 * @throws TypeError when the shapes differ, an anchor pair has no width, or a replicate is not a finite number
 * @see Keeney and Raiffa (1976), Decisions with Multiple Objectives
 */
export function compositeReplicates(terms: readonly ReplicateTerm[]): Matrix | Refusal {
  const {rows, columns} = terms[0]?.replicates ?? {rows: 0, columns: 0};
  for (const {replicates: r} of terms)
    if (r.rows !== rows || r.columns !== columns)
      throw new TypeError(
        `replicates of all metrics must have one shape, got ${rows}×${columns} and ${r.rows}×${r.columns}`
      );
  const sum = terms.reduce((total, t) => total + t.weight, 0);
  if (terms.some((t) => t.weight < 0) || !(Math.abs(sum - 1) <= 1e-9)) return refuse("weights_not_normalised", columns);
  const values = new Float64Array(rows * columns);
  for (const term of terms) if (term.weight > 0) addUtilities(values, term);
  return {rows, columns, values};
}

/** `utility` of a whole matrix, weighed and added: its anchors are checked once and not for each of the numbers. */
function addUtilities(into: Float64Array, {replicates, anchors, weight}: ReplicateTerm): void {
  checkAnchors(anchors);
  const from = anchors[0];
  const width = anchors[1] - from;
  const x = replicates.values;
  for (let i = 0; i < into.length; i++) {
    const value = x[i] as number;
    if (!Number.isFinite(value)) throw new TypeError(`a metric value must be a finite number, got ${value}`);
    into[i] = (into[i] as number) + weight * Math.max(0, Math.min(1, (value - from) / width));
  }
}
