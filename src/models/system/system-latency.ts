import type {Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import type {Suite} from "../value/suites.js";
import type {LatencyEstimate} from "./latency-estimates.js";
import {latencyCaption, latencyText} from "./latency-words.js";
import type {FieldPoint, SystemLatency} from "./system-model.js";

/** How long a system's attempts take, by each clock, beside the other systems by the same clock; `null` where nothing was timed. */
export function systemLatency(
  facts: Facts,
  estimates: readonly LatencyEstimate[],
  suite: Suite,
  system: number
): SystemLatency | null {
  const here = estimates.filter((e) => e.suite_id === suite.suite_id && e.suite_version === suite.version);
  const own = here.filter((e) => e.system === system);
  if (own.length === 0) return null;
  const overall = own
    .filter((e) => e.category === null)
    .map((e) => {
      const others = here.filter((o) => o.category === null && o.kind === e.kind && o.system !== system);
      const points = (of: "p50" | "p90" | "p99"): FieldPoint[] =>
        others.flatMap((o) => {
          const value = known(o[of])?.value;
          return value === undefined ? [] : [{system: facts.systems[o.system]!.system, value}];
        });
      return {...e, field: {p50: points("p50"), p90: points("p90"), p99: points("p99")}};
    })
    .sort((a, b) => b.attempts - a.attempts || a.kind.localeCompare(b.kind, "en"));
  const by_category = own.filter((e) => e.category !== null);
  return {overall, by_category, text: latencyText(overall), caption: latencyCaption(overall)};
}
