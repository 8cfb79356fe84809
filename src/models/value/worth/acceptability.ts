import {ceaCurve, type CeaCurve} from "../../../statistics/value/cea-curve.js";
import type {Acceptability} from "./worth-model.js";
import {hullOf, turnsOf, type WorthSystems} from "./worth-systems.js";

const POINTS = 150;
/** A system that is never this likely the best buy is counted, not drawn. */
const DRAWN_FROM = 0.05;
const MOST_DECADES = 8;

/**
 * How likely each system is the best buy at every worth of a finished task, on a grid that holds each worth at which the
 * best changes, and the team's own.
 *
 * @param wtp - the team's worth, `null` where it is not known
 */
export function acceptability(systems: WorthSystems, wtp: number | null): Acceptability {
  const [low, high] = gridEnds(systems, wtp);
  const key = `${low} ${high}`;
  let found = curves.get(systems);
  if (found?.key !== key) {
    const grid = Array.from({length: POINTS}, (_, i) =>
      Number((low * (high / low) ** (i / (POINTS - 1))).toPrecision(6))
    );
    found = {key, acceptability: shown(systems, grid, ceaCurve(systems.costs, systems.effects, {wtp: grid}))};
    curves.set(systems, found);
  }
  return found.acceptability;
}

const curves = new WeakMap<WorthSystems, {key: string; acceptability: Acceptability}>();

/** Whole decades around the worths at which the best changes. */
function gridEnds(systems: WorthSystems, wtp: number | null): [number, number] {
  const first = systems.points[hullOf(systems)[0]!]!;
  const turns = turnsOf(systems).map((t) => t.usd);
  // With a single best buy the picture is about whether the others come near: from its own price of a finished task.
  const own = first.effect > 0 ? first.cost / first.effect : first.cost;
  const marks = [...(turns.length > 0 ? turns : [own]), ...(wtp !== null && wtp > 0 ? [wtp] : [])].filter((x) => x > 0);
  if (marks.length === 0) return [1, 1000];
  const low = Math.floor(Math.log10(Math.min(...marks) / 3));
  const high = Math.ceil(Math.log10(Math.max(...marks) * 3));
  return [10 ** Math.max(low, high - MOST_DECADES), 10 ** high];
}

function shown(systems: WorthSystems, grid: number[], curve: CeaCurve): Acceptability {
  const {columns, values} = curve.ceac;
  // On the data themselves, as every sentence: the means of the replicates differ from them by luck.
  const best = grid.map((usd) => bestAt(systems.points, usd));
  const leads = new Set(best);
  const probability = (j: number) => grid.map((_, g) => Number(values[g * columns + j]!.toFixed(4)));
  const drawn = systems.names
    .map((system, j) => ({system, slot: systems.slots[j]!, probability: probability(j), j}))
    .filter((s) => leads.has(s.j) || Math.max(...s.probability) >= DRAWN_FROM);
  const peak = (s: {probability: number[]}) => s.probability.indexOf(Math.max(...s.probability));
  drawn.sort((a, b) => peak(a) - peak(b) || systems.points[a.j]!.cost - systems.points[b.j]!.cost);
  return {
    wtp_grid: grid,
    systems: drawn.map(({system, slot, probability: p}) => ({system, slot, probability: p})),
    frontier: {
      system: best.map((j) => systems.names[j]!),
      probability: best.map((j, g) => Number(values[g * columns + j]!.toFixed(4)))
    },
    others: systems.names.length - drawn.length
  };
}

function bestAt(points: WorthSystems["points"], usd: number): number {
  const benefits = points.map((p) => usd * p.effect - p.cost);
  return benefits.indexOf(Math.max(...benefits));
}
