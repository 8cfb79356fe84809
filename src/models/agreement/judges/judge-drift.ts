import {moverDifference} from "../../../statistics/comparison/mover-difference.js";
import {refuse, type Refusal} from "../../../statistics/estimate.js";
import {quantityOf} from "../../quantity.js";
import type {RatingTable} from "../rating-table.js";
import {rate} from "./judge-errors.js";
import type {JudgeSeries, PeopleSeries} from "./judge-series.js";
import type {JudgeDrift} from "./judges-model.js";

/** Neither part of the time may have fewer verdicts than this. */
const LEAST = 10;

/**
 * Whether a judge agrees with people now as it did before: its verdicts are parted at the day that leaves the smaller
 * part largest. A judge model that is replaced behind its name shows here first.
 */
export function judgeDrift(table: RatingTable, people: PeopleSeries, judge: JudgeSeries): JudgeDrift | Refusal {
  const labels = judge.source === "rating" && table.dimension.level !== "interval";
  const a = labels ? people.majority : people.approves;
  const b = labels ? judge.said : judge.approves;
  const rows = a.flatMap((x, i) => (x === null || b[i] === null || Number.isNaN(judge.at[i]!) ? [] : [i]));
  if (rows.length === 0) return refuse("missing_metric", 0);
  const dayOf = (i: number) => new Date(judge.at[i]!).toISOString().slice(0, 10);
  const days = rows.map(dayOf);
  let since = "";
  let smaller = 0;
  for (const day of new Set(days)) {
    const before = days.filter((d) => d < day).length;
    const least = Math.min(before, rows.length - before);
    if (least > smaller || (least === smaller && least > 0 && day < since)) [since, smaller] = [day, least];
  }
  if (smaller < LEAST) return refuse("n_too_small", rows.length);
  const part = (later: boolean) => {
    const chosen = rows.filter((i) => dayOf(i) >= since === later);
    return rate(
      chosen.map((i) => (a[i] === b[i] ? 1 : 0)),
      chosen.map((i) => table.clusters[i]!),
      null
    );
  };
  const [before, after] = [part(false), part(true)];
  return {since, before, after, difference: quantityOf(moverDifference(after, before), rows.length)};
}
