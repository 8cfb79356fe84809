import {benjaminiHochberg, holm} from "../../statistics/comparison/adjusted-p.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {comparePaired, splitTasks} from "./compare-tasks.js";
import type {CompareSlice} from "./compare-model.js";
import {pickTasks, type SideTasks} from "./sides.js";

const ALPHA = 0.05;
const DIMENSIONS = ["category", "language"] as const;

/**
 * The same comparison in each category and language, the largest difference first.
 *
 * The more slices are looked at, the surer one of them differs by chance, so a slice is said to differ only where its
 * p-value holds after Holm's correction over all slices shown.
 */
export function compareSlices(facts: Facts, a: SideTasks, b: SideTasks, margin: number): CompareSlice[] {
  const slices = DIMENSIONS.flatMap((dimension) => {
    const of = a.task.map((t) => facts.tasks[t]![dimension]);
    const names = [...new Set(of.filter((x): x is string => x !== null))].sort();
    if (names.length < 2) return [];
    return names
      .map((slice): CompareSlice => {
        const at = of.flatMap((x, i) => (x === slice ? [i] : []));
        const here = {a: pickTasks(a, at), b: pickTasks(b, at)};
        const {difference, test, mde, verdict} = comparePaired(here.a, here.b, margin);
        return {
          dimension,
          slice,
          tasks: at.length,
          difference,
          test,
          p_holm: null,
          p_bh: null,
          mde,
          verdict,
          split: splitTasks(here.a, here.b)
        };
      })
      .sort((x, y) => (known(y.difference)?.value ?? -Infinity) - (known(x.difference)?.value ?? -Infinity));
  });
  return adjusted(slices);
}

function adjusted(slices: readonly CompareSlice[]): CompareSlice[] {
  const p = slices.flatMap(({test}) => (isRefusal(test) ? [] : [test.p]));
  const strict = holm(p).adjusted;
  const loose = benjaminiHochberg(p).adjusted;
  let i = 0;
  return slices.map((s) => {
    if (isRefusal(s.test)) return s;
    const p_holm = strict[i]!;
    const p_bh = loose[i++]!;
    const claimed = s.verdict === "a_better" || s.verdict === "b_better";
    return {...s, p_holm, p_bh, verdict: claimed && p_holm > ALPHA ? "inconclusive" : s.verdict};
  });
}
