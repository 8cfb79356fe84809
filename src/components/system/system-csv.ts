import {known, type Quantity} from "../../models/quantity.js";
import type {SystemModel} from "../../models/system/system-model.js";

type Row = Record<string, string | number | null>;

/** Every measure of a system as a row for a spreadsheet: its profile, how attempts end, its spending and its times. */
export function systemCsv(m: SystemModel): Row[] {
  const row = (
    part: string,
    measure: string,
    q: Quantity,
    unit: string | null,
    rank: SystemModel["rank"] = null
  ): Row => {
    const e = known(q);
    return {
      system: m.system,
      suite: m.choice.suite,
      part,
      measure,
      unit,
      value: e?.value ?? null,
      low: e?.low ?? null,
      high: e?.high ?? null,
      n: q.n,
      method: e?.method ?? null,
      refused: "refused" in q ? q.refused : null,
      rank: rank?.rank ?? null,
      rank_low: rank?.rank_low ?? null,
      rank_high: rank?.rank_high ?? null
    };
  };
  const quantiles = ["p50", "p90", "p99"] as const;
  const times = [...(m.latency?.overall ?? []), ...(m.latency?.by_category ?? [])];
  return [
    ...m.profile.map((r) => row("profile", r.metric, r.estimate, r.unit, r.rank)),
    ...m.ends.map((e) => row("ending", e.ending, e.share, "share of attempts")),
    ...(m.costs?.spend ?? []).map((s) => row("spending", s.measure, s.estimate, s.measure.split("_")[0]!)),
    ...(m.costs?.by_category ?? []).map((c) => row("usd_per_completed", c.category, c.usd_per_completed, "usd")),
    ...times.flatMap((e) => quantiles.map((p) => row(`time ${e.kind}`, `${p} ${e.category ?? "all"}`, e[p], "s")))
  ];
}

/** The slices drawn, as rows for a spreadsheet. */
export function systemSlicesCsv(m: SystemModel): Row[] {
  return m.slices.map((s) => {
    const [rate, everyone, surprise] = [known(s.rate), known(s.everyone), "refused" in s.surprise ? null : s.surprise];
    return {
      system: m.system,
      dimension: m.choice.by,
      slice: s.slice,
      tasks: s.tasks,
      rate: rate?.value ?? null,
      rate_low: rate?.low ?? null,
      rate_high: rate?.high ?? null,
      all_systems: everyone?.value ?? null,
      surprise: surprise?.value ?? null,
      surprise_low: surprise?.low ?? null,
      surprise_high: surprise?.high ?? null,
      p_adjusted: surprise?.p_adjusted ?? null
    };
  });
}
