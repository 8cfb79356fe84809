import {median} from "d3-array";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {costRatio} from "../../statistics/value/cost-ratio.js";
import type {Facts} from "../../tables/cells.js";
import {known, quantityOf, type Quantity} from "../quantity.js";
import {isPriced} from "../value/is-priced.js";
import type {SystemTasks} from "../value/select-cells.js";
import type {SystemField} from "./system-field.js";
import type {FieldPoint, SpendRow} from "./system-model.js";
import {total} from "./task-counts.js";

/** Under this many systems the middle one is no yardstick. */
const LEAST_KNOWN = 3;

const TITLES: Record<SpendRow["measure"], string> = {
  usd_per_completed: "Dollars, finished task",
  usd_per_attempt: "Dollars, attempt",
  tokens_per_completed: "Tokens, finished task",
  tokens_per_attempt: "Tokens, attempt",
  seconds_per_completed: "Time, finished task"
};
const MEASURES = Object.keys(TITLES) as SpendRow["measure"][];

/**
 * What a system spends in dollars, tokens and seconds, each beside the middle one of all systems.
 *
 * Measures that no attempt of the system carries are left out; dollars stand even where they are not known.
 */
export function spendRows(facts: Facts, field: SystemField, own: SystemTasks): SpendRow[] {
  return MEASURES.flatMap((measure) => {
    const all = spentByAll(field, measure);
    const estimate = all[field.prepared.systems.indexOf(own)]!;
    if (known(estimate) === null && !measure.startsWith("usd")) return [];
    const others = field.prepared.systems.flatMap((s, j) => {
      const value = s === own ? undefined : known(all[j]!)?.value;
      return value === undefined || value <= 0 ? [] : [{system: facts.systems[s.system]!.system, value}];
    });
    return [spendRow(measure, estimate, others)];
  });
}

/** One measure of spending beside the middle system's, this one's included where it is known. */
export function spendRow(measure: SpendRow["measure"], estimate: Quantity, others: readonly FieldPoint[]): SpendRow {
  const own = known(estimate);
  const values = [...others.map((o) => o.value), ...(own && own.value > 0 ? [own.value] : [])];
  const middle = values.length >= LEAST_KNOWN ? median(values)! : null;
  return {
    measure,
    title: TITLES[measure],
    estimate,
    median: middle,
    relative: over(estimate, middle),
    field: middle === null ? [] : others.map(({system, value}) => ({system, value: value / middle}))
  };
}

const spending = new WeakMap<SystemField, Map<SpendRow["measure"], Quantity[]>>();

/** Every system's spending, estimated once for a field: the ticks of one system's page are the rows of the next. */
function spentByAll(field: SystemField, measure: SpendRow["measure"]): Quantity[] {
  const kept = spending.get(field) ?? new Map<SpendRow["measure"], Quantity[]>();
  spending.set(field, kept);
  let found = kept.get(measure);
  if (!found) kept.set(measure, (found = field.prepared.systems.map((s) => spent(field, s, measure))));
  return found;
}

function over(q: Quantity, middle: number | null): Quantity {
  if (isRefusal(q)) return q;
  if (middle === null) return refuse("n_too_small", q.n);
  const scaled = (x: number | null) => (x === null ? null : x / middle);
  return {...q, value: q.value / middle, low: scaled(q.low), high: scaled(q.high)};
}

function spent({counts}: SystemField, s: SystemTasks, measure: SpendRow["measure"]): Quantity {
  const {clusters} = s;
  const n = s.task.length;
  if (measure.startsWith("usd")) {
    if (!isPriced(s)) return refuse("missing_metric", n);
    const done = measure === "usd_per_completed" ? s.cost_passes : s.cost_attempts;
    return quantityOf(costRatio(s.cost_usd, done, {clusters}), n);
  }
  if (measure === "seconds_per_completed")
    return s.timed > 0
      ? quantityOf(costRatio(s.latency_s, s.latency_passes, {clusters}), n)
      : refuse("missing_metric", n);
  const own = counts.get(s.system);
  if (!own || total(own.tokens_known) === 0) return refuse("missing_metric", n);
  if (measure === "tokens_per_completed") return quantityOf(costRatio(s.tokens, s.tokens_passes, {clusters}), n);
  return quantityOf(costRatio(own.tokens, own.tokens_known, {clusters: own.cluster}), own.task.length);
}
