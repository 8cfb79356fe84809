import {refuse} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import {known, type Quantity} from "../quantity.js";
import {isPassRate, weighing} from "../value/composite.js";
import {metricEstimates} from "../value/metric-estimates.js";
import type {SystemTasks} from "../value/select-cells.js";
import {nameOf, type Ranking} from "../weights/rank-systems.js";
import type {SystemField} from "./system-field.js";
import type {FieldPoint, ProfileRow} from "./system-model.js";
import {rankIn} from "./system-rank.js";

/**
 * Quality and each metric that is or may be part of it, each on its own declared scale so that they stand on one axis.
 *
 * The composite leads where there is one; metrics that weigh nothing stand last, and only where the system has them.
 */
export function profileRows(facts: Facts, field: SystemField, at: number, own: SystemTasks): ProfileRow[] {
  const {prepared, weights} = field;
  const {metrics} = facts.settings;
  const estimates = metricEstimates(own);
  const row = (metric: string): ProfileRow => {
    const ranking = field.rankingBy(metric);
    const anchors = metrics[metric]?.anchors ?? [0, 1];
    return {
      metric,
      title: metrics[metric]?.title ?? (metric === "pass" ? "Tasks passed" : metric.replaceAll("_", " ")),
      unit: metrics[metric]?.unit ?? null,
      weight: weights[metric] ?? 0,
      is_share: metric === "pass" || (anchors[0] === 0 && anchors[1] === 1 && (metrics[metric]?.unit ?? null) === null),
      estimate: estimates[metric] ?? refuse("missing_metric", 0),
      utility: scoreIn(ranking, at) ?? refuse("missing_metric", own.task.length),
      rank: rankIn(facts, field, ranking, at),
      field: others(facts, field, ranking, at)
    };
  };
  const weighed = Object.keys(weights).filter((m) => weights[m]! > 0);
  const listed = [...new Set(["pass", ...weighed, ...prepared.metrics])].filter(
    (m) => weighed.includes(m) || known(estimates[m] ?? refuse("missing_metric", 0)) !== null
  );
  const rows = listed.map(row).sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  if (isPassRate(weighing(weights, facts.settings))) return rows;
  return [compositeRow(facts, field, at), ...rows];
}

function compositeRow(facts: Facts, field: SystemField, at: number): ProfileRow {
  const score = scoreIn(field.ranking, at) ?? refuse("missing_metric", 0);
  return {
    metric: "quality",
    title: "Composite score",
    unit: null,
    weight: null,
    is_share: false,
    estimate: score,
    utility: score,
    rank: rankIn(facts, field, field.ranking, at),
    field: others(facts, field, field.ranking, at)
  };
}

function scoreIn({placed}: Ranking, at: number): Quantity | null {
  return placed.find((p) => p.at === at)?.score ?? null;
}

function others(facts: Facts, {prepared}: SystemField, {placed}: Ranking, at: number): FieldPoint[] {
  return placed.flatMap((p) => {
    const score = known(p.score);
    return p.at === at || !score ? [] : [{system: nameOf(facts, prepared, p.at), value: score.value}];
  });
}
