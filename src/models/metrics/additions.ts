import {partialCorrelation} from "../../statistics/association/partial-correlation.js";
import {pooledCorrelation} from "../../statistics/association/pooled-correlation.js";
import {spearmanCi} from "../../statistics/association/spearman-ci.js";
import {isRefusal, mirrored, type Estimate, type Refusal} from "../../statistics/estimate.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {ScopeRows} from "./associate.js";
import type {MetricColumn} from "./metric-columns.js";
import type {Addition, MetricPair} from "./metrics-model.js";
import type {OutcomeColumn} from "./outcome-columns.js";

const LEAST = 10;

/** Every pair of metrics on the same changes: what is counted twice. */
export function metricPairs(
  columns: readonly MetricColumn[],
  outcome: OutcomeColumn,
  {groups, within}: ScopeRows
): MetricPair[] {
  return columns.flatMap((a, i) =>
    columns.slice(i + 1).map((b) => {
      const spearman = inGroups(groups, within, [a, b], outcome, 0, ([x, y]) => spearmanCi(x!, y!));
      return {a: a.metric, b: b.metric, n: spearman.n, spearman};
    })
  );
}

/** What each metric adds to the one that goes best with the outcome: its association with that one held constant. */
export function metricAdditions(
  columns: readonly MetricColumn[],
  best: MetricColumn,
  outcome: OutcomeColumn,
  {groups, within}: ScopeRows
): Addition[] {
  return columns
    .filter((c) => c !== best)
    .map((c) => {
      const shared = inGroups(groups, within, [c, best], outcome, 0, ([x, z]) => spearmanCi(x!, z!));
      const added = inGroups(groups, within, [c, best], outcome, 1, ([x, z], y) =>
        partialCorrelation(x!, y, [z!], {ranks: true})
      );
      return {metric: c.metric, beside: best.metric, shared, added, verdict: adds(added, c.direction)};
    });
}

function adds(added: Quantity, direction: 1 | -1): Addition["verdict"] {
  const claimed = direction === 1 ? added : mirrored(added);
  return !isRefusal(claimed) && claimed.low !== null && claimed.low > 0 ? "adds" : "not shown to add";
}

/** A statistic of some metrics over the changes that have them all: over all, or averaged over repositories. */
function inGroups(
  groups: readonly (readonly number[])[],
  within: boolean,
  columns: readonly MetricColumn[],
  outcome: OutcomeColumn,
  controls: number,
  statistic: (metrics: Float64Array[], value: Float64Array) => Estimate | Refusal
): Quantity {
  const parts = groups.map((members) => {
    const rows = members.filter((r) => columns.every((c) => !Number.isNaN(c.values[outcome.rows[r]!]!)));
    const answer = () =>
      statistic(
        columns.map((c) => Float64Array.from(rows, (r) => c.values[outcome.rows[r]!]!)),
        Float64Array.from(rows, (r) => outcome.value[r]!)
      );
    return {n: rows.length, answer};
  });
  if (!within) return quantityOf(parts[0]!.answer(), parts[0]!.n);
  const known = parts.flatMap(({n, answer}) => {
    const got = n < LEAST ? null : answer();
    return got && !isRefusal(got) ? [{value: got.value, n}] : [];
  });
  const all = pooledCorrelation(known, {controls});
  return quantityOf(all, all.n);
}
