import type {ChartDocument} from "../../src/charts/svg.js";
import {correctedStrip} from "../../src/charts/corrected-strip.js";
import {familyMultiples} from "../../src/charts/family-multiples.js";
import {frontierChart} from "../../src/charts/frontier-chart.js";
import {frontierSmall} from "../../src/charts/frontier-small.js";
import {heatMap} from "../../src/charts/heat-map.js";
import {cellHead, intervalCell} from "../../src/charts/interval-cell.js";
import {lineMultiples} from "../../src/charts/line-multiples.js";
import {missingPicture} from "../../src/charts/missing-picture.js";
import {pairRows} from "../../src/charts/pair-rows.js";
import {rankingChart} from "../../src/charts/ranking-chart.js";
import {reliabilityDiagram} from "../../src/charts/reliability-diagram.js";
import {retryCurves} from "../../src/charts/retry-curves.js";
import {rowsChart} from "../../src/charts/rows-chart.js";
import {slopeChart} from "../../src/charts/slope-chart.js";
import {taskRunsChart} from "../../src/charts/task-runs-chart.js";
import {taskSystemsChart} from "../../src/charts/task-systems-chart.js";
import {utilityCurve} from "../../src/charts/utility-curve.js";
import {weightsTriangle} from "../../src/charts/weights-triangle.js";
import * as finished from "./fixtures-finished.js";
import * as rows from "./fixtures-rows.js";
import * as judging from "./fixtures-judging.js";
import * as task from "./fixtures-task.js";
import {estimate, frontierModel, unboundedModel} from "./fixtures.js";

/** Every chart of the site in every state, by name: snapshots and the browser test draw the same list. */
export function gallery(document: ChartDocument): Map<string, SVGSVGElement> {
  const wide = {document, width: 968};
  const beside = {document, width: 700};
  const narrow = {document, width: 358};
  const small = {document, width: 316};
  const twentyFive = frontierModel({systems: 25, unpriced: 2});
  const sixty = frontierModel({systems: 60, unpriced: 14, tasks: 225});
  const charts = new Map<string, SVGSVGElement>();
  charts.set("frontier-3", frontierChart(frontierModel({systems: 3}), wide));
  charts.set("frontier-25", frontierChart(twentyFive, wide));
  charts.set("frontier-25-narrow", frontierChart(twentyFive, narrow));
  charts.set("frontier-60", frontierChart(sixty, wide));
  charts.set("frontier-60-narrow", frontierChart(sixty, narrow));
  charts.set("frontier-one", frontierChart(frontierModel({systems: 1}), wide));
  charts.set("frontier-unbounded", frontierChart(unboundedModel(), wide));
  charts.set("frontier-unpriced", frontierChart(frontierModel({systems: 8, unpriced: 8}), wide));
  charts.set("frontier-empty", frontierChart(frontierModel({systems: 0}), wide));
  charts.set(
    "frontier-composite",
    frontierChart({...twentyFive, quality_is_share: false, quality_label: "Composite score"}, beside)
  );
  charts.set("frontier-small", frontierSmall(twentyFive, small));
  charts.set("family-multiples", familyMultiples(sixty, wide));
  charts.set("family-multiples-narrow", familyMultiples(sixty, narrow));
  charts.set("rows", rowsChart(rows.rowsModel, beside));
  charts.set("rows-narrow", rowsChart(rows.rowsModel, narrow));
  charts.set("rows-field", rowsChart(rows.fieldModel, beside));
  charts.set("rows-compact", rowsChart(rows.compactModel, {...small, compact: true}));
  charts.set("pair-rows", pairRows(rows.pairModel, {document, width: 480}));
  charts.set("pair-rows-small", pairRows(rows.pairModel, small));
  charts.set("ranking", rankingChart(rows.rankingModel, beside));
  charts.set("ranking-narrow", rankingChart(rows.rankingModel, narrow));
  charts.set("slope", slopeChart(rows.slopeModel, beside));
  charts.set("slope-narrow", slopeChart(rows.slopeModel, narrow));
  charts.set("slope-60", slopeChart(finished.manySlopes(60), beside));
  charts.set("slope-60-narrow", slopeChart(finished.manySlopes(60), narrow));
  charts.set("retry-curves", retryCurves(finished.retryModel, wide));
  charts.set("retry-curves-narrow", retryCurves(finished.retryModel, narrow));
  charts.set("heat-confusion", heatMap(rows.confusionModel, {document, width: 400}));
  charts.set("heat-raters", heatMap(rows.raterModel, narrow));
  charts.set("lines", lineMultiples(rows.linesModel, wide));
  charts.set("lines-narrow", lineMultiples(rows.linesModel, narrow));
  charts.set("triangle", weightsTriangle(rows.triangleModel, {document, width: 358}));
  charts.set("utility-curve", utilityCurve(rows.utilityModel, {document, width: 100}));
  charts.set("missing", missingPicture("needs two runs of one system", small));
  const scale = {domain: [0.02, 5] as [number, number], kind: "log" as const};
  charts.set("cell", intervalCell(estimate(0.4, 0.3, 0.6), scale, {document, width: 150, tone: {slot: 1}}));
  charts.set("cell-unbounded", intervalCell(estimate(0.4, 0.3, null), scale, {document, width: 150, tone: "faint"}));
  charts.set("cell-refused", intervalCell({refused: "no_completions", n: 5}, scale, {document, width: 150}));
  const ticks = [
    {value: 0.03, label: "$0.03"},
    {value: 0.3, label: "$0.30"},
    {value: 5, label: "$5 (log)"}
  ];
  charts.set("cell-head", cellHead(scale, ticks, {document, width: 150}));
  charts.set("reliability", reliabilityDiagram(judging.reliability, wide));
  charts.set("reliability-narrow", reliabilityDiagram(judging.reliability, narrow));
  charts.set("corrected-strip", correctedStrip(judging.strip, beside));
  charts.set("corrected-strip-narrow", correctedStrip(judging.strip, narrow));
  charts.set("task-systems", taskSystemsChart(task.taskSystems(6), beside));
  charts.set("task-systems-narrow", taskSystemsChart(task.taskSystems(6), narrow));
  charts.set("task-systems-30", taskSystemsChart(task.taskSystems(30), beside));
  charts.set("task-runs", taskRunsChart(task.taskRuns(3), beside));
  charts.set("task-runs-narrow", taskRunsChart(task.taskRuns(3), narrow));
  charts.set("task-runs-40-narrow", taskRunsChart(task.taskRuns(40), narrow));
  return charts;
}
