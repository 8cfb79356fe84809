import {isRefusal, refuse, type Refusal} from "../../../statistics/estimate.js";
import type {Matrix} from "../../../statistics/resampling/matrix.js";
import type {RetryCurve} from "../../../statistics/value/retry-curve.js";
import type {StickerPrice} from "../../../tables/cells.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import {reason} from "../answer.js";
import type {SectionParts} from "../sections.js";
import type {ValueSystem} from "../value-model.js";
import {disagreeing} from "../value-notes.js";
import type {FinishedSticker, FinishedSystem, RetryCurveModel} from "./finished-model.js";
import {rankFinished} from "./rank-finished.js";

/** Input and output tokens in a blended price: what coding work uses, roughly; a convention, and stated as one. */
export const BLEND = {input: 3, output: 1};

/** The systems with the replicates of their cost per completed task, a column a system. */
export interface FinishedParts {
  systems: FinishedSystem[];
  cost: Matrix | null;
  /** Cost per completed task at the prices of the list, and its replicates; `null` for costs without tokens. */
  listed: {of: (s: FinishedSystem) => Quantity; cost: Matrix} | null;
  unranked: {system: string; reason: string}[];
  retry: {curves: RetryCurveModel[]; repeated: number};
}

/** What own runs or a board give of each system, ranked. */
export function finishedParts(parts: SectionParts): FinishedParts {
  const {facts, prepared, view} = parts;
  const bySystem = new Map(facts.systems.map((s) => [s.system, s]));
  const cost = view.kind === "board" ? boardCost(view) : (prepared.replicates?.costs.completed ?? null);
  const unranked = view.systems.map((s, j): FinishedSystem => {
    const own = prepared.systems[j];
    return {
      system: s.system,
      slot: s.slot,
      cost_usd_per_completed: s.cost_usd_per_completed,
      cost_usd_per_attempt: s.cost_usd_per_attempt,
      cost_usd_per_completed_other: own ? prepared.finished.other[j]! : refuse("missing_metric", s.tasks),
      sticker: stickerOf(bySystem.get(s.system)?.sticker ?? null),
      rank: null,
      rank_low: null,
      rank_high: null,
      tokens_per_completed: s.tokens_per_completed,
      judge_usd_total: own ? own.judge_usd.reduce((a, b) => a + b, 0) : 0,
      judge_usd_per_task: own ? prepared.finished.judge[j]! : refuse("missing_metric", s.tasks),
      provenance: own?.provenance ?? null
    };
  });
  const atList = parts.choice.prices === "list";
  const listCost = atList ? cost : prepared.finished.otherCost;
  const doubtful =
    view.kind === "board" ? [] : disagreeing(view.systems, facts, prepared.suite?.suite_id ?? "").map((d) => d.own);
  const may = (j: number) => comparable(view.systems[j]!) && !doubtful.includes(view.systems[j]!);
  const systems = cost ? ranked(unranked, cost, may) : unranked;
  return {
    systems,
    cost,
    listed:
      view.kind === "board" || listCost === null
        ? null
        : {of: (s) => (atList ? s.cost_usd_per_completed : s.cost_usd_per_completed_other), cost: listCost},
    unranked: systems.flatMap((s, j) =>
      s.rank === null
        ? [{system: s.system, reason: whyUnranked(view.systems[j]!, doubtful.includes(view.systems[j]!))}]
        : []
    ),
    retry: {
      curves: view.kind === "board" ? [] : prepared.finished.retry.flatMap((c, j) => curveModel(systems[j]!, c)),
      repeated: view.kind === "board" ? 0 : prepared.finished.repeated
    }
  };
}

function comparable(s: ValueSystem): boolean {
  return known(s.cost_usd_per_completed) !== null && !s.flags.includes("other_tasks");
}

function whyUnranked(s: ValueSystem, doubtful: boolean): string {
  if (doubtful) return "its rows and the published total disagree";
  if (s.flags.includes("other_tasks")) return "it ran other tasks";
  const cost = s.cost_usd_per_completed;
  if (!isRefusal(cost)) return "so few tasks completed that a resample may hold none";
  return cost.refused === "missing_metric" ? "cost unknown" : reason(cost.refused);
}

function ranked(systems: readonly FinishedSystem[], cost: Matrix, may: (j: number) => boolean): FinishedSystem[] {
  const which = systems.flatMap((_, j) => (may(j) ? [j] : []));
  const values = new Float64Array(cost.rows * which.length);
  for (let b = 0; b < cost.rows; b++)
    which.forEach((j, i) => (values[b * which.length + i] = cost.values[b * cost.columns + j]!));
  const {columns, rank, rank_low, rank_high} = rankFinished(
    {rows: cost.rows, columns: which.length, values},
    which.map((j) => known(systems[j]!.cost_usd_per_completed)!.value)
  );
  return systems.map((s, j) => {
    const at = columns.indexOf(which.indexOf(j));
    return at < 0 ? s : {...s, rank: rank[at]!, rank_low: rank_low[at]!, rank_high: rank_high[at]!};
  });
}

/** A board's cost is a fixed total: what varies is how many tasks it completed. */
function boardCost({systems, eligible, quality}: SectionParts["view"]): Matrix | null {
  if (!quality) return null;
  const values = new Float64Array(quality.rows * systems.length).fill(NaN);
  for (let b = 0; b < quality.rows; b++)
    eligible.forEach((j, i) => {
      const {tasks, cost_usd_total} = systems[j]!;
      const done = quality.values[b * quality.columns + i]! * tasks;
      values[b * systems.length + j] = cost_usd_total === null ? NaN : done > 0 ? cost_usd_total / done : Infinity;
    });
  return {rows: quality.rows, columns: systems.length, values};
}

function stickerOf(sticker: StickerPrice | null): FinishedSticker | null {
  if (!sticker) return null;
  const {input_usd_per_mtok, output_usd_per_mtok} = sticker;
  const blended =
    (BLEND.input * input_usd_per_mtok + BLEND.output * output_usd_per_mtok) / (BLEND.input + BLEND.output);
  return {blended_usd_per_mtok: blended, ...sticker};
}

function curveModel({system, slot}: FinishedSystem, curve: RetryCurve | Refusal | null): RetryCurveModel[] {
  if (curve === null || isRefusal(curve)) return [];
  const quantity = (q: Quantity) => quantityOf(q, isRefusal(q) ? 0 : q.n);
  return [
    {
      system,
      slot,
      observed_to: curve.observed_to,
      points: curve.points.map((p) => ({
        cap: p.cap,
        cost_usd_per_completed: quantity(p.cost_per_completed),
        completed: quantity(p.completed),
        relative: quantity(p.relative)
      }))
    }
  ];
}
