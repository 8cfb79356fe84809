import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import {neymanAllocation, pilotSpread} from "../../src/statistics/sampling/neyman-allocation.js";
import {UserError} from "../user-error.js";
import type {Band, DesignStratum} from "./review-design.js";
import type {FrameItem} from "./review-frame.js";
import {reviewStrata, type Stratum} from "./review-strata.js";
import {shuffled} from "./shuffled.js";

/** One answer that was drawn. */
export interface Drawn {
  /** Place in the frame. */
  at: number;
  stratum: string;
}

export interface Draw {
  drawn: Drawn[];
  strata: DesignStratum[];
  /** Of each answer of the frame, the chance it had. */
  probability: Float64Array;
}

const LEAST = 2;

/** Share of the reviews that goes to a band at the least: to what no score vouches for, and to what looks well. */
const FLOORS: Readonly<Partial<Record<Band, number>>> = {low: 0.2, high: 0.1};

/**
 * Draws answers by strata of score band, category and system, by Neyman's allocation with a pilot's spread.
 *
 * A fifth of the reviews at least goes to answers scored below .5 or not at all, and a tenth to those scored from .8, so
 * that what the score wrongly praises can be found too. The spread of verdicts comes from earlier human ratings of the
 * stratum, drawn towards one half. Within a stratum every answer has the same chance.
 */
export function drawStratified(items: readonly FrameItem[], n: number, random: Random): Draw {
  const strata = reviewStrata(items, n);
  const sizes = strata.map(({members}) => members.length);
  const spreads = strata.map((stratum) => spreadOf(stratum, items));
  const least = sizes.reduce((sum, size) => sum + Math.min(size, LEAST), 0);
  if (n < least) throw new UserError(`--n must be at least ${least}: two answers of each score band, got ${n}`);
  const shares = allocate(strata, sizes, spreads, n);
  const probability = new Float64Array(items.length);
  const drawn: Drawn[] = [];
  const told = strata.map(({stratum, band, members}, h): DesignStratum => {
    const share = shares[h]! / sizes[h]!;
    for (const at of members) probability[at] = share;
    for (const at of shuffled(members, random).slice(0, shares[h])) drawn.push({at, stratum});
    return {stratum, band, size: sizes[h]!, drawn: shares[h]!, probability: share};
  });
  return {drawn, strata: told, probability};
}

function spreadOf({members}: Stratum, items: readonly FrameItem[]): number {
  let [passes, n] = [0, 0];
  for (const at of members) {
    const {verdicts} = items[at]!;
    if (verdicts.length === 0) continue;
    n++;
    const mean = verdicts.reduce((sum, {verdict}) => sum + verdict, 0) / verdicts.length;
    if (mean >= 0.5) passes++;
  }
  return pilotSpread(passes, n);
}

/** Neyman's allocation over all strata, then over each band anew where a floor moved reviews between bands. */
function allocate(strata: readonly Stratum[], sizes: number[], spreads: number[], n: number): number[] {
  const free = numbers(sizes, spreads, n);
  const bands = [...new Set(strata.map(({band}) => band))];
  const inBand = (band: Band) => strata.map((_, h) => h).filter((h) => strata[h]!.band === band);
  const sum = (values: readonly number[], places: readonly number[]) => places.reduce((s, h) => s + values[h]!, 0);
  const least = bands.map((band) => {
    const places = inBand(band);
    const floor = Math.min(sum(sizes, places), Math.ceil(n * (FLOORS[band] ?? 0)));
    return Math.max(
      floor,
      places.reduce((s, h) => s + Math.min(sizes[h]!, LEAST), 0)
    );
  });
  const totals = bands.map((band) => sum(free, inBand(band)));
  for (const b of bands.keys()) {
    while (totals[b]! < least[b]!) {
      const spare = bands.map((_, other) => (other === b ? 0 : totals[other]! - least[other]!));
      const giver = spare.indexOf(Math.max(...spare));
      if (spare[giver]! <= 0) break;
      totals[giver]!--;
      totals[b]!++;
    }
  }
  const settled = new Array<number>(strata.length).fill(0);
  bands.forEach((band, b) => {
    const places = inBand(band);
    const shares = numbers(
      places.map((h) => sizes[h]!),
      places.map((h) => spreads[h]!),
      totals[b]!
    );
    places.forEach((h, i) => (settled[h] = shares[i]!));
  });
  return settled;
}

function numbers(sizes: number[], spreads: number[], n: number): number[] {
  const allocation = neymanAllocation(sizes, spreads, {n, minPerStratum: LEAST});
  if (isRefusal(allocation)) throw new Error(`an allocation of ${n} reviews was refused: ${allocation.refused}`);
  return allocation.n;
}
