import {formatCount, formatCountOf, formatDollars, formatPercent} from "../../../style/format.js";
import type {Facts} from "../../../tables/cells.js";
import type {CostProvenance} from "../cost-columns.js";
import type {PreparedValue} from "../prepare-value.js";
import type {PriceList} from "../value-model.js";
import type {FinishedSystem} from "./finished-model.js";
import {priceListName} from "./price-list-name.js";

const KINDS = ["reported", "priced", "zero_error", "zero_cached", "zero_unknown", "missing"] as const;

/** Whether costs come from more than one source, beside calls that failed and cost nothing. */
export function provenanceMixed(systems: readonly FinishedSystem[]): boolean {
  const all = total(systems);
  return KINDS.filter((kind) => kind !== "zero_error" && all[kind] > 0).length > 1;
}

/** Where the stated dollars come from, with the share of each, and what a cost holds. */
export function provenanceText(
  systems: readonly Pick<FinishedSystem, "provenance">[],
  facts: Facts,
  prepared: Pick<PreparedValue, "systems" | "suite">,
  {kind, prices}: {kind: "attempts" | "board"; prices: PriceList}
): string {
  if (kind === "board") return boardText(prepared.suite?.suite_id ?? "");
  if (prices === "list")
    return `Every dollar is tokens at ${priceListName(facts, "list")}, whatever the exports state. ${included(facts, prepared)}`;
  const all = total(systems);
  const attempts = KINDS.reduce((sum, k) => sum + all[k], 0);
  if (attempts === 0) return "";
  const share = (n: number) => formatPercent(n / attempts, n / attempts < 0.0995 ? 1 : 0);
  const usd = all.reported_usd + all.priced_usd;
  const words = [
    all.reported > 0
      ? `${share(all.reported)} have the cost their export reports${all.priced > 0 ? ` (${formatDollars(all.reported_usd)})` : ""}`
      : "",
    all.priced > 0
      ? `${share(all.priced)} were priced from tokens at the list of their day (${formatDollars(all.priced_usd)}, ${formatPercent(usd > 0 ? all.priced_usd / usd : 0)} of all dollars)`
      : "",
    all.zero_error > 0 ? `${share(all.zero_error)} failed without a charge and count as nothing` : "",
    all.zero_cached > 0 ? `${share(all.zero_cached)} came from a cache, paid for earlier: unknown` : "",
    all.zero_unknown > 0 ? `${share(all.zero_unknown)} state a zero that stands for an unknown price` : "",
    all.missing > 0 ? `${share(all.missing)} have no cost` : ""
  ].filter((w) => w !== "");
  return `Where the dollars come from, by attempts: ${words.join("; ")}. ${included(facts, prepared)}`;
}

/** What an attempt's cost holds: a harness may have retried within it. */
function included(facts: Facts, prepared: Pick<PreparedValue, "systems" | "suite">): string {
  const retries = prepared.systems.reduce((sum, s) => sum + s.retries, 0);
  if (retries > 0)
    return `All attempts count, failed ones too, and with them the ${formatCountOf(retries, "retry", "retries")} their harness made within them.`;
  const runs = facts.runs.filter((r) => r.suite_id === prepared.suite?.suite_id);
  if (runs.some((r) => r.harness === "aider"))
    return "All attempts count, failed ones too. aider tries a task a second time by itself: both tries are one attempt here.";
  return "All attempts count, failed ones too.";
}

function boardText(suite: string): string {
  const twice = suite.startsWith("aider")
    ? " aider tries a task up to twice; both tries are in its total and in its rate."
    : "";
  return `Costs are the totals the board states, whatever its harness spent on the way.${twice}`;
}

function total(systems: readonly Pick<FinishedSystem, "provenance">[]): CostProvenance {
  const sum = (key: keyof CostProvenance) => systems.reduce((n, s) => n + (s.provenance?.[key] ?? 0), 0);
  return {
    reported: sum("reported"),
    priced: sum("priced"),
    zero_error: sum("zero_error"),
    zero_cached: sum("zero_cached"),
    zero_unknown: sum("zero_unknown"),
    missing: sum("missing"),
    reported_usd: sum("reported_usd"),
    priced_usd: sum("priced_usd")
  };
}

/** The kinds as columns of a table. */
export const PROVENANCE_COLUMNS: {kind: (typeof KINDS)[number]; label: string}[] = [
  {kind: "reported", label: "Reported"},
  {kind: "priced", label: "Priced by tokens"},
  {kind: "zero_error", label: "Failed, no charge"},
  {kind: "zero_cached", label: "Cached, unknown"},
  {kind: "zero_unknown", label: "Zero, unknown"},
  {kind: "missing", label: "No cost"}
];

/** One system's share of attempts of a kind, "2.5%"; nothing where there are none. */
export function provenanceShare(p: CostProvenance, kind: (typeof KINDS)[number]): string {
  const attempts = KINDS.reduce((sum, k) => sum + p[k], 0);
  return p[kind] === 0 ? "" : `${formatPercent(p[kind] / attempts, 1)} (${formatCount(p[kind])})`;
}
