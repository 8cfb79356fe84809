import {refuse} from "../../statistics/estimate.js";
import {costRatio} from "../../statistics/value/cost-ratio.js";
import type {Facts} from "../../tables/cells.js";
import {known, quantityOf} from "../quantity.js";
import {isPriced} from "../value/is-priced.js";
import type {SystemTasks} from "../value/select-cells.js";
import {costsCaption, judgeWords, provenanceWords} from "./cost-words.js";
import {spendRows} from "./spend-rows.js";
import type {SystemField} from "./system-field.js";
import type {SystemCosts} from "./system-model.js";

/** What a system costs, where the dollars come from, and where they go. */
export function systemCosts(facts: Facts, field: SystemField, own: SystemTasks): SystemCosts {
  const judge_usd_total = own.judge_usd.reduce((a, b) => a + b, 0);
  const judge_usd_per_task =
    judge_usd_total > 0
      ? quantityOf(costRatio(own.judge_usd, own.judge_usd.map(() => 1), {clusters: own.clusters}), own.task.length) // prettier-ignore
      : refuse("missing_metric", own.task.length);
  const priced = isPriced(own);
  const usd_total = priced ? own.cost_usd.reduce((a, b) => a + b, 0) : null;
  const spend = spendRows(facts, field, own);
  return {
    priced,
    usd_total,
    judge_usd_total,
    judge_usd_per_task,
    spend,
    caption: costsCaption({priced, spend}),
    provenance: own.provenance,
    provenance_text: provenanceWords(own.provenance, own.retries),
    judge_text: judgeWords(judge_usd_total, usd_total),
    by_category: priced ? byCategory(facts, own) : []
  };
}

/** What a finished task costs in each category, the dearest first. */
function byCategory(facts: Facts, own: SystemTasks): SystemCosts["by_category"] {
  const categories = new Map<string, number[]>();
  own.task.forEach((t, i) => {
    const {category} = facts.tasks[t]!;
    if (category !== null) categories.set(category, [...(categories.get(category) ?? []), i]);
  });
  if (categories.size < 2) return [];
  return [...categories]
    .map(([category, rows]) => {
      const pick = (values: readonly number[]) => rows.map((i) => values[i]!);
      const done = pick(own.cost_passes);
      return {
        category,
        tasks: rows.length,
        completed: done.reduce((a, b) => a + b, 0),
        usd_per_completed: quantityOf(costRatio(pick(own.cost_usd), done, {clusters: pick(own.cluster)}), rows.length)
      };
    })
    .sort((a, b) => (known(b.usd_per_completed)?.value ?? -1) - (known(a.usd_per_completed)?.value ?? -1));
}
