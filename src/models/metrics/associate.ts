import {aucDelong} from "../../statistics/association/auc-delong.js";
import {correlationVerdict} from "../../statistics/association/correlation-verdict.js";
import {partialCorrelation} from "../../statistics/association/partial-correlation.js";
import {pointBiserial} from "../../statistics/association/point-biserial.js";
import {pooledCorrelation} from "../../statistics/association/pooled-correlation.js";
import {spearmanCi} from "../../statistics/association/spearman-ci.js";
import {stratifiedAuc} from "../../statistics/association/stratified-auc.js";
import {isRefusal, mirrored, refuse, type Estimate, type Refusal} from "../../statistics/estimate.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {MetricColumn} from "./metric-columns.js";
import type {Association, MetricVerdict} from "./metrics-model.js";
import type {OutcomeColumn} from "./outcome-columns.js";

/** Changes of one outcome that a scope takes in. */
export interface ScopeRows {
  scope: string;
  /** Positions in the outcome's own rows, one list a repository; a single list for the raw pool. */
  groups: number[][];
  /** Whether repositories are kept apart. */
  within: boolean;
}

/** Fewest changes on which a metric is judged, and fewest a repository may have to be averaged. */
const LEAST_VERDICT = 10;

/** One metric against one outcome in one scope. `size` is the column held constant. */
export function associate(
  column: MetricColumn,
  outcome: OutcomeColumn,
  {scope, groups, within}: ScopeRows,
  size: MetricColumn | null
): Association {
  const known = groups.map((rows) => rows.filter((r) => !Number.isNaN(column.values[outcome.rows[r]!]!)));
  const rows = known.flat();
  const n = rows.length;
  const events = rows.reduce((sum, r) => sum + outcome.event[r]!, 0);
  const x = (members: readonly number[]) => Float64Array.from(members, (r) => column.values[outcome.rows[r]!]!);
  const y = (members: readonly number[]) => Float64Array.from(members, (r) => outcome.value[r]!);
  const event = (members: readonly number[]) => Float64Array.from(members, (r) => outcome.event[r]!);
  const sized = known.map((members) =>
    size === null ? [] : members.filter((r) => !Number.isNaN(size.values[outcome.rows[r]!]!))
  );
  const held = (members: readonly number[]) => Float64Array.from(members, (r) => size!.values[outcome.rows[r]!]!);
  const raw = (members: readonly number[]) => spearmanCi(x(members), y(members));
  const partial = (members: readonly number[]) =>
    partialCorrelation(x(members), y(members), [held(members)], {ranks: true});
  const points = (members: readonly number[]) => pointBiserial(x(members), event(members));

  const spearman = within ? pooled(known, raw, 0) : raw(rows);
  const sizeless = size === null || size.metric === column.metric;
  const partial_spearman = sizeless
    ? refuse("missing_metric", n)
    : within
      ? pooled(sized, partial, 1)
      : partial(sized.flat());
  const groupOf = Float64Array.from(known.flatMap((members, g) => members.map(() => g)));
  const auc = within ? stratifiedAuc(x(rows), event(rows), groupOf) : aucOf(x(rows), event(rows));
  return {
    metric: column.metric,
    title: column.title,
    outcome: outcome.outcome,
    scope,
    direction: column.direction,
    n,
    events,
    spearman: quantityOf(spearman, countOf(spearman, n)),
    partial_spearman: quantityOf(partial_spearman, countOf(partial_spearman, n)),
    point_biserial: quantityOf(within ? pooled(known, points, 0, false) : points(rows), n),
    auc: quantityOf(auc, countOf(auc, n)),
    p: pOf(spearman),
    p_adjusted: null,
    ...verdictOf(spearman, column.direction, n)
  };
}

/** Each repository's own correlation, averaged; repositories with too few changes or no variation say nothing. */
function pooled(
  groups: readonly (readonly number[])[],
  each: (members: readonly number[]) => Estimate | Refusal,
  controls: number,
  ranks = true
): (Estimate & {p?: number}) | Refusal {
  const parts: {value: number; n: number}[] = [];
  for (const members of groups) {
    if (members.length < LEAST_VERDICT) continue;
    const answer = each(members);
    if (!isRefusal(answer)) parts.push({value: answer.value, n: members.length});
  }
  return pooledCorrelation(parts, {controls, ranks});
}

function aucOf(x: Float64Array, event: Float64Array): Estimate | Refusal {
  return event.length === 0 ? refuse("n_zero", 0) : aucDelong(x, event);
}

function countOf(answer: Estimate | Refusal, n: number): number {
  return isRefusal(answer) ? n : answer.n;
}

function pOf(answer: (Estimate & {p?: number}) | Refusal): number | null {
  return isRefusal(answer) ? null : (answer.p ?? null);
}

/** The verdict on the interval, read in the direction the metric claims: one that points the wrong way leads nowhere. */
function verdictOf(
  spearman: Quantity,
  direction: 1 | -1,
  n: number
): {verdict: MetricVerdict; n_needed: number | null} {
  if (isRefusal(spearman) || n < LEAST_VERDICT) return {verdict: "refused", n_needed: null};
  const claimed = direction === 1 ? spearman : mirrored(spearman);
  const {verdict, n_needed} = correlationVerdict(claimed);
  const wrongWay = claimed.high !== null && claimed.high < 0;
  if (wrongWay || verdict === "recalibrate") return {verdict: "recalibrate", n_needed: null};
  if (verdict === "leading") return {verdict: "working leading indicator", n_needed: null};
  return {verdict: "undetermined", n_needed: claimed.value > 0 ? n_needed : null};
}
