import {dirichletDraw} from "../../src/statistics/composite/draws.js";
import {smaa as drawnShares} from "../../src/statistics/composite/smaa.js";
import {seeded} from "../../src/statistics/random.js";
import type {Piece, Size} from "./timing.js";

/** How often each of 50 systems takes each rank under 10,000 drawn weightings of 5 metrics. */
export function smaa(size: Size = "full"): Piece {
  const [draws, systems, metrics] = size === "full" ? [10_000, 50, 5] : [200, 6, 3];
  const random = seeded(8);
  const utilities = Array.from({length: systems}, () => Array.from({length: metrics}, random));
  const flat = Float64Array.from(utilities.flat());
  return {
    name: `SMAA, ${draws.toLocaleString("en-US")} weightings × ${systems} systems × ${metrics} metrics`,
    baseline: "the same weightings; scores, an insertion sort and counts in typed arrays, for distinct scores only",
    ours: () => {
      const {rank_acceptability, central_weights} = drawnShares([utilities], {draws, seed: 9});
      const central = central_weights.map((w) => w ?? Array.from({length: metrics}, () => 0));
      return Float64Array.from([...rank_acceptability.flat(), ...central.flat()]);
    },
    plain: () => rankShares(flat, systems, metrics, draws)
  };
}

function rankShares(utilities: Float64Array, systems: number, metrics: number, draws: number): Float64Array {
  const random = seeded(9);
  const even = new Array<number>(metrics).fill(1);
  const out = new Float64Array(systems * (systems + metrics));
  const central = out.subarray(systems * systems);
  const scores = new Float64Array(systems);
  const order = new Int32Array(systems);
  for (let d = 0; d < draws; d++) {
    const w = dirichletDraw(even, random);
    for (let j = 0; j < systems; j++) {
      let score = 0;
      for (let k = 0; k < metrics; k++) score += w[k]! * utilities[j * metrics + k]!;
      scores[j] = score;
      let at = j;
      for (; at > 0 && scores[order[at - 1]!]! < score; at--) order[at] = order[at - 1]!;
      order[at] = j;
    }
    for (let rank = 0; rank < systems; rank++) out[order[rank]! * systems + rank]! += 1;
    for (let k = 0; k < metrics; k++) central[order[0]! * metrics + k]! += w[k]!;
  }
  for (let j = 0; j < systems; j++) {
    const first = out[j * systems]!;
    for (let k = 0; k < metrics; k++) central[j * metrics + k] = first > 0 ? central[j * metrics + k]! / first : 0;
  }
  for (let i = 0; i < systems * systems; i++) out[i]! /= draws;
  return out;
}
