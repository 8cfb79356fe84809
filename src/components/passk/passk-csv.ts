import type {PasskModel} from "../../models/passk/passk-model.js";
import {known, type Quantity} from "../../models/quantity.js";

/** Every system, category and k as rows for a spreadsheet: each number with its interval, units in the names. */
export function passkCsv(model: PasskModel): Record<string, string | number | null>[] {
  const spread = (name: string, q: Quantity | null) => {
    const e = q && known(q);
    return {[name]: e?.value ?? null, [`${name}_low`]: e?.low ?? null, [`${name}_high`]: e?.high ?? null};
  };
  return model.systems.map((r) => ({
    system: r.system,
    category: r.category,
    k: r.k,
    tasks: r.tasks,
    tasks_dropped: r.tasks_dropped,
    ...spread("pass_at_k", r.pass_at_k),
    ...spread("pass_hat_k", r.pass_hat_k),
    ...spread("gap", r.gap),
    ...spread("cost_usd_at_k", r.cost_usd_at_k),
    refused: "refused" in r.pass_at_k ? r.pass_at_k.refused : null
  }));
}
