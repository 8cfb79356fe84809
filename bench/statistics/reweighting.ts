import {compositeReplicates} from "../../src/models/value/composite.js";
import {seeded} from "../../src/statistics/random.js";
import {checkSame, milliseconds, type Timing} from "./timing.js";

const rows = 1000;
const columns = 50;
const names = ["pass", "types", "security", "complexity", "accepted"];

/** What a moved weight costs: the composite of 50 systems in 1000 replicates anew. */
export function reweighting(): Timing {
  const random = seeded(6);
  const metrics = Object.fromEntries(
    names.map((m) => [m, {rows, columns, values: Float64Array.from({length: rows * columns}, random)}])
  );
  const drawn = {replicates: rows, seed: 6, metrics, costs: {completed: EMPTY, task: EMPTY, attempt: EMPTY}};
  const weights = [0.4, 0.2, 0.2, 0.1, 0.1];
  const parts = names.map((metric, k) => ({metric, weight: weights[k]!, anchors: [0, 1] as [number, number]}));
  const ours = () => compositeReplicates(drawn, parts).values;
  const plain = () => {
    const out = new Float64Array(rows * columns);
    const [a, b, c, d, e] = names.map((m) => metrics[m]!.values) as [F, F, F, F, F];
    for (let i = 0; i < out.length; i++) out[i] = 0.4 * a[i]! + 0.2 * b[i]! + 0.2 * c[i]! + 0.1 * d[i]! + 0.1 * e[i]!;
    return out;
  };
  checkSame(ours(), plain(), "reweighting");
  return {
    name: "composite after a moved weight, 1,000 × 50 × 5",
    ours_ms: milliseconds(ours),
    baseline_ms: milliseconds(plain),
    baseline: "one loop over typed arrays without anchors",
    note: "a frame is 16 ms"
  };
}

type F = Float64Array;
const EMPTY = {rows: 0, columns: 0, values: new Float64Array(0)};
