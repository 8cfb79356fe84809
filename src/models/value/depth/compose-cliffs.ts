import {isRefusal, refuse} from "../../../statistics/estimate.js";
import {matrixColumns, type Matrix} from "../../../statistics/resampling/matrix.js";
import {wilsonCi} from "../../../statistics/rates/wilson-ci.js";
import {cliffEdges} from "../../../statistics/value/cliff-edges.js";
import type {CostQuality} from "../../../statistics/value/pareto-front.js";
import {probCliff} from "../../../statistics/value/prob-cliff.js";
import {slopeDrop} from "../../../statistics/value/slope-drop.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import type {ValueCliff, ValueSystem} from "../value-model.js";
import type {ValueView} from "../view.js";

/** The cliffs of a frontier, and where one only seems to be. */
export interface Cliffs {
  cliffs: ValueCliff[];
  /** Inner vertices whose drop is large enough but may be luck. */
  doubtful: ValueCliff[];
  refused: Quantity | null;
}

/** A drop of the dollar's worth to this part or less is a cliff (methods.md §5.4). */
const THRESHOLD = 3;
/** Who is this seldom on the frontier does not shape it. */
const SELDOM = 0.02;

/** Where along the frontier the next dollar buys a third or less of what the last one bought, and how surely. */
export function composeCliffs(view: ValueView): Cliffs {
  const none = {cliffs: [], doubtful: []};
  if (!view.cost || !view.quality) return {...none, refused: refuse("n_too_small", 0)};
  const columns = view.eligible.flatMap((j, k) => (shapes(view.systems[j]!) ? [k] : []));
  const systems = columns.map((k) => view.systems[view.eligible[k]!]!);
  const points = systems.map((s): CostQuality => [known(s.cost)!.value, known(s.quality)!.value]);
  const edges = cliffEdges(points, {ratioThreshold: THRESHOLD});
  if (isRefusal(edges)) return {...none, refused: edges};
  const cost = matrixColumns(view.cost, columns);
  const quality = matrixColumns(view.quality, columns);
  const often = probCliff(cost, quality, {ratioThreshold: THRESHOLD});
  const found = edges.vertices.slice(1, -1).flatMap((v, i) => {
    if (!edges.cliffs.includes(v)) return [];
    const three = [edges.vertices[i]!, v, edges.vertices[i + 2]!] as const;
    return [cliffAt(systems, points, three, {cost, quality}, often[v]!)];
  });
  const isSure = (c: ValueCliff) => (known(c.ratio)?.low ?? 0) > 1;
  return {cliffs: found.filter(isSure), doubtful: found.filter((c) => !isSure(c)), refused: null};
}

function shapes(s: ValueSystem): boolean {
  return s.on_frontier || (known(s.frontier_probability)?.value ?? 0) >= SELDOM;
}

function cliffAt(
  systems: readonly ValueSystem[],
  points: readonly CostQuality[],
  three: readonly [number, number, number],
  drawn: {cost: Matrix; quality: Matrix},
  often: number
): ValueCliff {
  const [before, at, next] = three;
  const tasks = systems[at]!.tasks;
  const drop = slopeDrop(
    three.map((i) => points[i]!),
    drawn.cost,
    drawn.quality,
    [...three]
  );
  const share = wilsonCi(Math.round(often * drawn.cost.rows), drawn.cost.rows);
  return {
    before: systems[before]!.system,
    system: systems[at]!.system,
    next: systems[next]!.system,
    ratio: quantityOf(drop.ratio, tasks),
    gained_per_usd_before: quantityOf(drop.before, tasks),
    gained_per_usd_after: quantityOf(drop.after, tasks),
    probability: isRefusal(share) ? share : {...quantityOf(share, tasks), method: "bootstrap share, wilson"}
  };
}
