import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatNumber, formatProbability} from "../../style/format.js";
import type {AgreementModel} from "../agreement/agreement-model.js";
import type {AnswersModel, SmallRows} from "../answers/answers-model.js";
import type {CompareModel} from "../compare/compare-model.js";
import {compareSmall} from "../compare/compare-small.js";
import type {MetricsModel} from "../metrics/metrics-model.js";
import {metricsSmall} from "../metrics/metrics-small.js";
import type {PasskModel} from "../passk/passk-model.js";
import {known, type Quantity} from "../quantity.js";
import type {SlicesModel} from "../slices/slices-model.js";
import {slicesSmall} from "../slices/slices-small.js";
import type {ValueModel} from "../value/value-model.js";
import {perTasks} from "../value/worth/per-tasks.js";
import {worthRow} from "../value/worth/worth-row.js";
import type {WeightsModel} from "../weights/weights-model.js";
import {weightsSmall} from "../weights/weights-small.js";
import {agreementRows} from "./agreement-rows.js";
import type {BriefingPicture, BriefingRows} from "./briefing-model.js";
import {firstSentence} from "./sentences.js";

/** The models of the pages a briefing is made from. */
export interface BriefingPages {
  answers: AnswersModel;
  value: ValueModel;
  agreement: AgreementModel;
  metrics: MetricsModel;
  weights: WeightsModel;
  compare: CompareModel;
  passk: PasskModel;
  slices: SlicesModel;
}

const MOST = 4;
const MOST_STEPS = 6;
/** So that two pictures, the lists and the sources fit on the second sheet. */
const MOST_ROWS = 4;
/** Letters of the longest label that leaves half of the sheet to the marks. */
const LONGEST = 44;

/**
 * The four pictures that carry a decision: the frontier, what a step up is worth, whether scores can be trusted, what
 * they predict or weigh; a page without an answer gives its place to the next.
 *
 * @param weightsStand - whether the workspace declares weights: without, there is nothing to weigh
 */
export function briefingPictures(pages: BriefingPages, {weightsStand}: {weightsStand: boolean}): BriefingPicture[] {
  const {value, agreement, metrics, weights, compare, slices} = pages;
  const worth = worthPicture(value);
  const candidates = [
    frontierPicture(value),
    worth ?? stepsPicture(value),
    agreement.kind === "empty" ? null : answered("agreement", "Agreement", agreement, agreementRows(agreement)),
    metrics.kind === "associations" ? small("metrics", "Metrics", metrics, metricsSmall(metrics), "changes") : null,
    weights.kind === "weighed" && weightsStand ? small("weights", "Weights", weights, weightsSmall(weights), "") : null,
    compare.kind === "paired" ? small("compare", "Compare", compare, compareRows(compare), "tasks") : null,
    worth ? stepsPicture(value) : null,
    passkPicture(pages.passk),
    slices.kind === "attempts" ? small("slices", "Slices", slices, slicesRows(slices), "tasks") : null
  ];
  return candidates.filter((c) => c !== null).slice(0, MOST);
}

function frontierPicture(value: ValueModel): BriefingPicture | null {
  if (value.kind === "empty" || value.systems.length === 0) return null;
  const {systems, frontier, band, quality_label, quality_is_share, quality_from, cost_unit, measure} = value;
  const priced = systems.filter((s) => s.priced && !("refused" in s.cost) && !("refused" in s.quality)).length;
  const heading =
    frontier.length === 0
      ? "Quality alone: no cost is known"
      : `${onFrontier(frontier.length, priced)} on the frontier`;
  return {
    page: "value",
    link: "Value",
    heading,
    lead: "",
    drawing: {
      kind: "frontier",
      value: {systems, frontier, band, quality_label, quality_is_share, quality_from, cost_unit, measure}
    },
    caption: value.caption
  };
}

/** What each other system brings less than the best, in dollars a task. */
function worthPicture({worth}: ValueModel): BriefingPicture | null {
  const row = worthRow(worth);
  const [best, ...others] = worth.net_benefit;
  if (row.answer === null || !best || others.length === 0) return null;
  const rows = others
    .slice(0, MOST_ROWS)
    .flatMap(({system, slot, behind_best: quantity, best_probability}) =>
      quantity === null ? [] : [{label: shortened(system) + probabilityWords(best_probability), quantity, slot}]
    );
  const most = Math.max(0, ...rows.map(({quantity}) => Math.abs(known(quantity)?.value ?? 0)));
  const per = perTasks(most);
  return {
    page: "value",
    link: "Value",
    heading: worth.heading,
    lead: "",
    drawing: {
      kind: "rows",
      rows: {
        label: `Dollars per ${per.words} that a system brings less than ${best.system}`,
        counted: "",
        unit: per.tasks === 1 ? "usd_per_task" : "usd_per_1000_tasks",
        groups: [{heading: null, rows}]
      }
    },
    caption: `Dollars per ${per.words} that a system brings less than ${best.system}, with 95% intervals: what finished tasks are worth less what they cost.${rows.some((r) => / \(P /.test(r.label)) ? " In brackets: the probability of being the best buy." : ""} ${row.basis}`
  };
}

/** " (P .12)"; nothing where it would read as nought. */
function probabilityWords(quantity: Quantity): string {
  const text = formatProbability(known(quantity)?.value ?? 0);
  return text === "0" ? "" : ` (P ${text})`;
}

function stepsPicture({kind, measure, steps, steps_heading}: ValueModel): BriefingPicture | null {
  if (steps.length === 0) return null;
  const last = steps.slice(-MOST_STEPS);
  const left = steps.length - last.length;
  return {
    page: "value",
    link: "Value",
    heading: steps_heading,
    lead: "",
    drawing: {kind: "steps", value: {kind, measure, steps: last}},
    caption: `A step whose interval reaches zero may buy nothing.${left > 0 ? ` The last ${last.length} of ${steps.length} steps.` : ""}`
  };
}

/** What several tries buy, at the page's own k, for the systems of most. */
function passkPicture(model: PasskModel): BriefingPicture | null {
  if (model.kind !== "repeated") return null;
  const k = model.choice.k;
  const slots = new Map(model.field.map((s) => [s.system, s.slot]));
  const order = model.field.filter((s) => s.comparable).map((s) => s.system);
  const rows = model.systems
    .filter((r) => r.category === "all" && r.k === k && order.includes(r.system))
    .sort((a, b) => order.indexOf(a.system) - order.indexOf(b.system))
    .map((r) => ({label: r.system, quantity: r.pass_at_k, slot: slots.get(r.system) ?? null}));
  if (rows.length === 0) return null;
  const words = `Tasks solved within ${formatNumber(k)} tries, percent, with 95% intervals.`;
  return answered("passk", "Pass@k", model, plain({words, rows}, "tasks"));
}

function compareRows(model: CompareModel): SmallRows {
  return {...compareSmall(model), words: `Points, ${model.a} minus ${model.b}, with 95% intervals.`};
}

/** The cells in full, where the list of answers has room for a part of their names. */
function slicesRows(model: SlicesModel): SmallRows {
  const small = slicesSmall(model);
  const cells = model.cells.filter((c) => !isRefusal(c.surprise));
  return model.systems.length < 2
    ? small
    : {...small, rows: small.rows.map((row, i) => ({...row, label: `${cells[i]!.system}, ${cells[i]!.slice}`}))};
}

function small(
  page: string,
  link: string,
  model: {title: string; answer: string},
  rows: SmallRows,
  counted: string
): BriefingPicture | null {
  return rows.rows.length === 0 ? null : answered(page, link, model, plain(rows, counted));
}

function answered(
  page: string,
  link: string,
  model: {title: string; answer: string},
  rows: BriefingRows
): BriefingPicture | null {
  if (rows.groups.length === 0) return null;
  const {title, answer} = model;
  return {page, link, heading: title, lead: firstSentence(answer), drawing: {kind: "rows", rows}, caption: rows.label};
}

function plain({words, rows, unit, references}: SmallRows, counted: string): BriefingRows {
  return {
    label: words.replace(/^Picture: /, "").replace(/^./, (c) => c.toUpperCase()),
    counted,
    groups: [{heading: null, rows: rows.slice(0, MOST_ROWS).map((row) => ({...row, label: shortened(row.label)}))}],
    ...(unit === undefined ? {} : {unit}),
    ...(references === undefined ? {} : {references})
  };
}

/** "Six of seven systems with a known cost are", "Both systems with a known cost are". */
function onFrontier(frontier: number, priced: number): string {
  const known = "with a known cost";
  if (priced === 1) return `The one system ${known} is`;
  if (frontier === priced) return `${priced === 2 ? "Both" : `All ${formatNumberWord(priced)}`} systems ${known} are`;
  return `${capital(formatNumberWord(frontier))} of ${formatNumberWord(priced)} systems ${known} ${frontier === 1 ? "is" : "are"}`;
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function formatNumberWord(n: number): string {
  return WORDS[n] ?? formatCount(n);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A label cut in its middle: its end often tells it from its neighbour. */
function shortened(label: string): string {
  return label.length <= LONGEST ? label : `${label.slice(0, LONGEST / 2)}…${label.slice(1 - LONGEST / 2)}`;
}
