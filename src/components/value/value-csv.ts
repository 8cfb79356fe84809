import {known} from "../../models/quantity.js";
import type {ValueModel} from "../../models/value/value-model.js";

/** The page's table as rows for a spreadsheet: every number with its interval, units in the names. */
export function valueCsv(model: ValueModel): Record<string, string | number | null>[] {
  return model.systems.map((s) => {
    const q = known(s.quality);
    const c = known(s.cost);
    const p = known(s.frontier_probability);
    return {
      system: s.system,
      family: s.family,
      tasks: s.tasks,
      attempts: s.attempts,
      completed: s.completed,
      quality: q?.value ?? null,
      quality_low: q?.low ?? null,
      quality_high: q?.high ?? null,
      [`${model.measure === "usd" ? "cost_usd" : "seconds"}_per_${model.cost_unit.replace(" ", "_")}`]:
        c?.value ?? null,
      [model.measure === "usd" ? "cost_low" : "seconds_low"]: c?.low ?? null,
      [model.measure === "usd" ? "cost_high" : "seconds_high"]: c?.high ?? null,
      cost_usd_total: s.cost_usd_total,
      on_frontier: String(s.on_frontier),
      frontier_probability: p?.value ?? null,
      dominated_by: s.dominated_by.join("; "),
      flags: s.flags.join("; ")
    };
  });
}
