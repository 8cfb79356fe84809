import type {PairRowsModel} from "../../charts/pair-rows.js";
import type {RankingModel} from "../../charts/ranking-chart.js";
import {linearTicks} from "../../charts/scales.js";
import type {SlopeModel} from "../../charts/slope-chart.js";
import type {ThreeWeights, WeightsTriangleModel} from "../../charts/weights-triangle.js";
import {known} from "../../models/quantity.js";
import {proposedWeights} from "../../models/weights/offered-entry.js";
import {MOST_RANKED, rankingAxis} from "../../models/weights/ranking-axis.js";
import {firstShare} from "../../models/weights/sensitivity.js";
import type {WeightsModel} from "../../models/weights/weights-model.js";
import {formatInterval, formatNumber, formatPercent} from "../../style/format.js";

const MOST_PAIRS = 8;
const MOST_SLOPES = 12;

/** The ranking under the chosen weights: scores and the ranks each system may hold. */
export function rankingModel({ranking}: WeightsModel): RankingModel {
  const domain = rankingAxis(ranking);
  const ticks = linearTicks(domain, 6).map((value) => ({value, label: formatNumber(value, decimals(domain))}));
  return {
    label: "Composite score and rank of each system",
    score_title: "Composite score",
    rows: ranking.slice(0, MOST_RANKED).map((r) => {
      const e = known(r.score);
      const score = e ? formatNumber(e.value, 2) : "";
      const margin = e ? ` (${formatInterval(e.low, e.high, (x) => formatNumber(x, 2))})` : "";
      const ranks = r.rank_low === r.rank_high ? "" : ` (${r.rank_low} to ${r.rank_high})`;
      return {
        system: r.system,
        slot: r.slot,
        score: r.score,
        number: score,
        words: `${score}${margin}, rank ${r.rank}${ranks}`,
        rank: r.rank,
        rank_low: r.rank_low,
        rank_high: r.rank_high
      };
    }),
    domain,
    ticks,
    missing: "needs a system with every weighed metric"
  };
}

function decimals([low, high]: [number, number]): number {
  return high - low < 0.1 ? 3 : high - low <= 0.6 ? 2 : 1;
}

/** Ranks under the standing and the proposed weights: those that are near the top in either. */
export function proposalSlopes({proposed}: WeightsModel): SlopeModel {
  return {
    label: "Ranks under the standing and under the proposed weights",
    left_title: "Standing weights",
    right_title: "Proposed weights",
    items: proposed.filter((p) => Math.min(p.before, p.after) <= MOST_SLOPES),
    missing: "the proposed weights are the standing ones"
  };
}

/** Who leads under which weights of the three metrics. */
export function triangleModel(model: WeightsModel): WeightsTriangleModel {
  const {triangle, choice, standing, recalibrated, metrics} = model;
  const names = triangle?.metrics ?? [];
  const at = (weights: Record<string, number>): ThreeWeights => [0, 1, 2].map((k) => weights[names[k]!] ?? 0) as ThreeWeights; // prettier-ignore
  const whole = (weights: Record<string, number> | null) =>
    weights !== null && at(weights).reduce((a, b) => a + b, 0) > 0.995;
  const same = names.every((m) => Math.abs((choice.weights[m] ?? 0) - (standing.weights[m] ?? 0)) < 0.005);
  const proposal = model.proposed.length > 0 ? proposedWeights(recalibrated) : null;
  const corner = (k: number) => `only ${metrics.find((m) => m.metric === names[k])?.title.toLowerCase() ?? ""}`;
  return {
    label: "Who leads under which weights of three metrics",
    corners: [corner(0), corner(1), corner(2)],
    cells: triangle?.cells ?? [],
    points: [
      {label: same ? "standing" : "chosen", weights: at(choice.weights)},
      ...(proposal && whole(proposal) ? [{label: "proposed", weights: at(proposal), dashed: true}] : [])
    ]
  };
}

/** First place near the chosen weights and over all weights. */
export function firstPlaceRows({sensitivity, choice, standing}: WeightsModel): PairRowsModel {
  const same = Object.keys(choice.weights).every(
    (m) => Math.abs(choice.weights[m]! - (standing.weights[m] ?? 0)) < 0.005
  );
  const rows = sensitivity
    .map((s) => ({...s, near: firstShare(s.first_rank_probability), any: firstShare(s.first_rank_anywhere)}))
    .sort((a, b) => b.near - a.near || b.any - a.any)
    .filter((s, i) => i < 3 || s.near >= 0.005 || s.any >= 0.005)
    .slice(0, MOST_PAIRS);
  return {
    label: "Share of draws in first place",
    filled_title: same ? "near standing" : "near chosen",
    hollow_title: "all weights",
    domain: [0, 1],
    ticks: [0, 0.5, 1].map((value) => ({value, label: value === 0 ? "0" : `${100 * value}${value === 1 ? "%" : ""}`})),
    rows: rows.map(({system, slot, near, any}) => ({
      label: system,
      slot,
      filled: near,
      hollow: any,
      numbers: `${formatPercent(near)} · ${formatPercent(any)}`
    }))
  };
}
