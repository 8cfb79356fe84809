import type {CompareModel} from "../../models/compare/compare-model.js";
import {known} from "../../models/quantity.js";
import {isRefusal} from "../../statistics/estimate.js";

/** The differences as rows for a spreadsheet: all tasks and every slice, shares of tasks. */
export function compareCsv(m: CompareModel): Record<string, string | number | null>[] {
  const whole = {dimension: "all", slice: "all", p_holm: null, p_bh: null};
  return [{...m, ...whole}, ...m.slices].map((s) => {
    const d = known(s.difference);
    return {
      a: m.a,
      b: m.b,
      dimension: s.dimension,
      slice: s.slice,
      tasks: s.tasks,
      difference: d?.value ?? null,
      difference_low: d?.low ?? null,
      difference_high: d?.high ?? null,
      test: isRefusal(s.test) ? null : s.test.method,
      p: isRefusal(s.test) ? null : s.test.p,
      p_holm: s.p_holm,
      p_bh: s.p_bh,
      smallest_seen: known(s.mde)?.value ?? null,
      a_better: s.split.a_better,
      b_better: s.split.b_better,
      same: s.split.same,
      verdict: s.verdict
    };
  });
}
