import {nice} from "d3-array";
import type {ChartRow, RowsModel} from "../../charts/rows-chart.js";
import type {Tone} from "../../charts/tone.js";
import {known, type Quantity} from "../../models/quantity.js";
import {standsOut} from "../../models/slices/slices-answer.js";
import {signedSurprise} from "../../models/system/surprise-number.js";
import {metricNumber} from "../../models/system/system-numbers.js";
import type {ProfileRow, SystemModel} from "../../models/system/system-model.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatCountOf, formatInterval, formatShare} from "../../style/format.js";
import {shareTicks} from "../numbers/share-ticks.js";

const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** Quality and its parts on one axis, the other systems as ticks. */
export function profileRowsModel(m: SystemModel): RowsModel {
  const shares = m.profile.every((r) => r.metric === "pass");
  const tone: Tone = {slot: m.slot};
  const row = (r: ProfileRow): ChartRow => {
    const format = metricNumber(r);
    const e = known(r.estimate);
    const interval = e ? formatInterval(e.low, e.high, format) : "";
    const rank = r.rank ? `${r.rank.rank} of ${r.rank.of}` : "";
    const range = r.rank ? rankNumbers(r.rank.rank_low, r.rank.rank_high) : "";
    return {
      label: r.title,
      quantity: r.utility,
      tone,
      field: r.field.map((f) => f.value),
      ...(isRefusal(r.utility) ? {reason: reason(r.utility.refused)} : {}),
      numbers: [e ? format(e.value) : "", interval, rank, range],
      words: e ? `${format(e.value)} (${interval})${rank ? `, rank ${rank} (${range})` : ""}` : ""
    };
  };
  const weighed = m.profile.filter((r) => r.weight === null || r.weight > 0);
  const rest = m.profile.filter((r) => r.weight === 0);
  return {
    label: `What ${m.system} scores, with 95% intervals and the other systems`,
    groups: [
      {heading: rest.length > 0 ? "In its quality" : null, rows: weighed.map(row)},
      ...(rest.length > 0 ? [{heading: "Also measured", rows: rest.map(row)}] : [])
    ],
    domain: [0, 1],
    ticks: shares ? shareTicks(SHARES) : SHARES.map((value) => ({value, label: String(value)})),
    references: [],
    columns: ["estimate", "95% interval", "rank", "may be"],
    axis_title: shares ? "Share of tasks passed" : "Utility: 0 at the worse anchor, 1 at the better",
    missing: "needs attempts with a verdict"
  };
}

function rankNumbers(low: number, high: number): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

const ENDINGS = {errors: "Error", timeouts: "Timeout", refusals: "Refusal", unjudged: "No verdict"};

/** How attempts end that come to no verdict, on a scale from nought to what any system reaches. */
export function endRowsModel(m: SystemModel): RowsModel {
  const rows = m.ends.filter((e) => e.attempts > 0 || e.field.some((f) => f.value > 0));
  const ends = rows.flatMap((e) => [...bounds(e.share), ...e.field.map((f) => f.value)]);
  const domain = nice(0, Math.max(0.02, ...ends), 4) as [number, number];
  return {
    label: `How attempts of ${m.system} end otherwise, with 95% intervals and the other systems`,
    groups: [
      {
        heading: null,
        rows: rows.map((e) => {
          const share = known(e.share);
          const interval = share ? formatInterval(share.low, share.high, (x) => formatShare(x)) : "";
          return {
            label: ENDINGS[e.ending],
            quantity: e.share,
            tone: {slot: m.slot},
            field: e.field.map((f) => f.value),
            ...(isRefusal(e.share) ? {reason: reason(e.share.refused)} : {}),
            numbers: [share ? formatShare(share.value) : "", interval, formatCount(e.attempts)],
            words: share ? `${formatShare(share.value)}% (${interval}), ${formatCountOf(e.attempts, "attempt")}` : ""
          };
        })
      }
    ],
    domain,
    ticks: shareTicks([domain[0], domain[1] / 2, domain[1]]),
    references: [],
    columns: ["%", "95% interval", "attempts"],
    axis_title: "Share of attempts, mean over tasks"
  };
}

/** The slices of the picked dimension, the other systems as ticks. */
export function sliceRowsModel(m: SystemModel): RowsModel {
  const several = m.slices.some((s) => !isRefusal(s.surprise));
  return {
    label: `What ${m.system} passes by ${m.choice.by}, with 95% intervals and the other systems`,
    groups: [
      {
        heading: null,
        rows: m.slices.map((s) => {
          const rate = known(s.rate);
          const everyone = known(s.everyone);
          const interval = rate ? formatInterval(rate.low, rate.high, (x) => formatShare(x)) : "";
          const out = standsOut(s);
          return {
            label: s.slice,
            quantity: s.rate,
            tone: out ? "accent" : {slot: m.slot},
            field: s.field.map((f) => f.value),
            ...(isRefusal(s.rate) ? {reason: `${reason(s.rate.refused)} (${formatCount(s.tasks)})`} : {}),
            numbers: [
              rate ? formatShare(rate.value) : "",
              interval,
              everyone ? formatShare(everyone.value) : "",
              ...(several ? [signedSurprise(s)] : []),
              formatCount(s.tasks)
            ],
            words: `${rate ? `${formatShare(rate.value)}% (${interval})` : ""}${everyone ? `, all ${formatShare(everyone.value)}%` : ""}${several ? `, ${signedSurprise(s)} points` : ""}, ${formatCountOf(s.tasks, "task")}`
          };
        })
      }
    ],
    domain: [0, 1],
    ticks: shareTicks(SHARES),
    references: [],
    columns: ["passed, %", "95% interval", "all, %", ...(several ? ["surprise"] : []), "tasks"],
    axis_title: "Share of tasks passed",
    missing: "needs a slice of five tasks"
  };
}

function bounds(q: Quantity): number[] {
  const e = known(q);
  return e ? [e.low ?? e.value, e.high ?? e.value] : [];
}
