import {
  formatCount,
  formatCountOf,
  formatDollars,
  formatInterval,
  formatList,
  formatPercent
} from "../../style/format.js";
import {known} from "../quantity.js";
import type {CostProvenance} from "../value/cost-columns.js";
import type {SystemCosts} from "./system-model.js";

/** What judging by a model cost beside the work itself; empty where nothing was paid for it. */
export function judgeWords(judge: number, usd: number | null): string {
  if (judge === 0) return "";
  const share = usd !== null && usd > 0 ? `, ${formatPercent(judge / usd)} of what the attempts cost` : "";
  return `Judging its attempts by a model cost ${formatDollars(judge)} more${share}; that is in no number here.`;
}

const SOURCES: readonly (readonly [
  kind: "reported" | "priced" | "zero_error" | "zero_cached" | "zero_unknown" | "missing",
  one: string,
  many: string
])[] = [
  ["reported", "has the cost its export reports", "have the cost their export reports"],
  ["priced", "was priced from tokens", "were priced from tokens"],
  ["zero_error", "failed without a charge and counts as nothing", "failed without a charge and count as nothing"],
  ["zero_cached", "came from a cache, paid for earlier: unknown", "came from a cache, paid for earlier: unknown"],
  ["zero_unknown", "states a zero that stands for an unknown price", "state a zero that stands for an unknown price"],
  ["missing", "has no cost", "have no cost"]
];

/** Where a system's dollars come from, by attempts, and what an attempt's cost holds. */
export function provenanceWords(p: CostProvenance, retries: number): string {
  const all = SOURCES.reduce((sum, [kind]) => sum + p[kind], 0);
  const found = SOURCES.filter(([kind]) => p[kind] > 0);
  const [only] = found;
  if (found.length === 1 && only![0] === "missing")
    return all === 1 ? "Its one attempt has no cost." : `None of its ${formatCount(all)} attempts has a cost.`;
  const said =
    found.length === 1
      ? `${all === 1 ? "Its one attempt" : `All ${formatCount(all)} attempts`} ${all === 1 ? only![1] : only![2]}.`
      : `Of ${formatCountOf(all, "attempt")} ${formatList(found.map(([kind, one, many]) => `${formatCount(p[kind])} ${p[kind] === 1 ? one : many}${dollarsOf(p, kind)}`))}.`;
  const within =
    retries > 0 ? `, and with them ${formatCountOf(retries, "retry", "retries")} their harness made within them` : "";
  return `${said} Failed attempts are paid for too${within}.`;
}

function dollarsOf(p: CostProvenance, kind: string): string {
  if (kind === "reported" && p.priced > 0) return ` (${formatDollars(p.reported_usd)})`;
  return kind === "priced" ? ` (${formatDollars(p.priced_usd)})` : "";
}

/** The heading over the costs: a claim where there is one. */
export function costsHeading(costs: Pick<SystemCosts, "priced" | "spend">): string {
  if (!costs.priced) return "What it costs is not known";
  const finished = costs.spend.find((s) => s.measure === "usd_per_completed");
  const e = finished ? known(finished.estimate) : null;
  if (!e) return "What does it cost?";
  const median = finished!.median;
  if (median === null) return `A finished task costs ${formatDollars(e.value)}`;
  if (e.low !== null && e.low > median) return "A finished task costs more than with the middle system";
  if (e.high !== null && e.high < median) return "A finished task costs less than with the middle system";
  return "A finished task is not shown to cost more or less than with the middle system";
}

/** Under the rows of what it spends. */
export function costsCaption(costs: Pick<SystemCosts, "priced" | "spend">): string {
  const finished = costs.spend.find((s) => s.measure === "usd_per_completed");
  const e = finished ? known(finished.estimate) : null;
  const takeaway = e
    ? `A finished task costs ${formatDollars(e.value)} (95% interval ${formatInterval(e.low, e.high, (x) => formatDollars(x))}), failed attempts paid along.`
    : costs.priced
      ? "No task was finished, so there is no price of a finished task."
      : "Too little of the cost is known for a price: more than one attempt in twenty has none.";
  const axis = costs.spend.some((s) => s.median !== null)
    ? " The axis is this system over the middle one of all whose figure is known, on a log scale; grey ticks are the other systems. The interval is this system's own: the middle one is taken as it is."
    : "";
  return `${takeaway}${axis}`;
}
