import type {Accounting} from "../tables/accounting.js";
import type {Cells, Facts} from "../tables/cells.js";
import type {Latencies} from "../tables/latencies.js";
import type {OutcomeFacts} from "../tables/outcome-facts.js";
import type {PublishSetting} from "../tables/publish.js";
import type {RatingFacts} from "../tables/rating-facts.js";
import {agreementSmall} from "./agreement/agreement-small.js";
import {defaultAgreementChoice} from "./agreement/agreement-choice.js";
import type {AgreementModel} from "./agreement/agreement-model.js";
import {composeAgreement} from "./agreement/compose-agreement.js";
import type {AnswersModel} from "./answers/answers-model.js";
import {composeAnswers, type Answered} from "./answers/compose-answers.js";
import type {BriefingModel} from "./briefing/briefing-model.js";
import {composeBriefing} from "./briefing/compose-briefing.js";
import {defaultCompareChoice} from "./compare/compare-choice.js";
import type {CompareModel} from "./compare/compare-model.js";
import {compareSmall} from "./compare/compare-small.js";
import {composeCompare} from "./compare/compose-compare.js";
import {composeData} from "./data/compose-data.js";
import {composeExplore} from "./explore/compose-explore.js";
import {composeMetrics} from "./metrics/compose-metrics.js";
import {defaultMetricsChoice} from "./metrics/metrics-choice.js";
import type {MetricsModel} from "./metrics/metrics-model.js";
import {metricsSmall} from "./metrics/metrics-small.js";
import type {PageModel} from "./page-model.js";
import {composePassk} from "./passk/compose-passk.js";
import {defaultPasskChoice} from "./passk/passk-choice.js";
import type {PasskModel} from "./passk/passk-model.js";
import {preparePassk} from "./passk/prepare-passk.js";
import {composeSlices} from "./slices/compose-slices.js";
import {defaultSlicesChoice} from "./slices/slices-choice.js";
import type {SlicesModel} from "./slices/slices-model.js";
import {slicesSmall} from "./slices/slices-small.js";
import {composeWeights} from "./weights/compose-weights.js";
import {dataMark} from "./weights/data-mark.js";
import {newestDay} from "./weights/newest-day.js";
import {prepareWeights} from "./weights/prepare-weights.js";
import {recalibrate} from "./weights/recalibrate.js";
import {defaultWeightsChoice} from "./weights/weights-choice.js";
import type {WeightsModel} from "./weights/weights-model.js";
import {weightsSmall} from "./weights/weights-small.js";
import {composeValue} from "./value/compose-value.js";
import {DRAWS} from "./value/draws.js";
import {prepareValue} from "./value/prepare-value.js";
import {defaultChoice, standingWeights} from "./value/value-choice.js";
import {composeSystem} from "./system/compose-system.js";
import {latencyEstimates, type LatencyEstimate} from "./system/latency-estimates.js";
import {settleChoice} from "./system/settle-choice.js";
import type {SystemModel} from "./system/system-model.js";
import {composeTask} from "./task/compose-task.js";
import {defaultTaskChoice} from "./task/task-choice.js";
import type {TaskModel} from "./task/task-model.js";
import {suites} from "./value/suites.js";
import type {ValueModel} from "./value/value-model.js";

/** Everything a page can be made from. */
export interface SiteData {
  facts: Facts;
  cells: Cells;
  latency: Latencies;
  accounting: Accounting;
  outcomes: OutcomeFacts;
  ratings: RatingFacts;
  /** Whether the model leaves the building: file paths then stay behind. */
  published: boolean;
  publish: PublishSetting;
}

/** One way to make each page's model: the build, the terminal and the tests all come through here. */
export const pageModels = {
  answers: once(answersModel),
  briefing: once(briefingModel),
  value: once(valueModel),
  agreement: once(agreementModel),
  metrics: once(metricsModel),
  weights: once(weightsModel),
  passk: once(passkModel),
  compare: once(compareModel),
  slices: once(slicesModel),
  system: once(systemModel),
  task: once(taskModel),
  data: composeData,
  explore: (site) => composeExplore(site.facts, site.cells, site)
} satisfies Record<string, (site: SiteData) => PageModel>;

export type PageName = keyof typeof pageModels;

/** How long every system's attempts take: what the system page reads when it is asked for another one. */
export function siteLatency({facts, latency}: SiteData): LatencyEstimate[] {
  return latencyEstimates(facts, latency);
}

/** A page's model, composed once for a site: the list of answers and the briefing are made from the other pages. */
function once<Model>(compose: (site: SiteData) => Model): (site: SiteData) => Model {
  const composed = new WeakMap<SiteData, {model: Model}>();
  return (site) => {
    const found = composed.get(site) ?? {model: compose(site)};
    composed.set(site, found);
    return found.model;
  };
}

function answersModel(site: SiteData): AnswersModel {
  return composeAnswers(site.facts, site.cells, pageModels.value(site), answeredPages(site));
}

/** Made from what the other pages say at their default choices, and from nothing else. */
function briefingModel(site: SiteData): BriefingModel {
  const pages = {
    answers: pageModels.answers(site),
    value: pageModels.value(site),
    agreement: pageModels.agreement(site),
    metrics: pageModels.metrics(site),
    weights: pageModels.weights(site),
    compare: pageModels.compare(site),
    passk: pageModels.passk(site),
    slices: pageModels.slices(site)
  };
  return composeBriefing(site.facts, site.accounting, pages, site);
}

function valueModel({facts, cells}: SiteData): ValueModel {
  const choice = defaultChoice(facts, suites(facts, cells));
  return composeValue(facts, prepareValue(facts, cells, choice, DRAWS), choice);
}

function agreementModel({facts, cells, ratings}: SiteData): AgreementModel {
  return composeAgreement(facts, cells, ratings, defaultAgreementChoice(ratings));
}

function metricsModel({facts, outcomes}: SiteData): MetricsModel {
  return composeMetrics(facts, outcomes, defaultMetricsChoice(outcomes));
}

function weightsModel({facts, cells, outcomes, accounting}: SiteData): WeightsModel {
  const own = suites(facts, cells).filter((s) => !s.board);
  const choice = defaultWeightsChoice(facts, own);
  return composeWeights(facts, prepareWeights(facts, cells, choice, DRAWS), choice, {
    recalibrated: recalibrate(facts, outcomes, standingWeights(facts)),
    data: dataMark(accounting),
    day: newestDay(facts, outcomes)
  });
}

function passkModel({facts, cells}: SiteData): PasskModel {
  const choice = defaultPasskChoice(suites(facts, cells));
  return composePassk(facts, preparePassk(facts, cells, choice), choice);
}

function compareModel({facts, cells}: SiteData): CompareModel {
  return composeCompare(facts, cells, defaultCompareChoice(facts, cells));
}

/** The best of the frontier, of which a reader of the value page asks first; without a frontier the suite's leader. */
function systemModel(site: SiteData): SystemModel {
  const {facts, cells} = site;
  const value = pageModels.value(site);
  const link = {suite: value.suite || null, system: value.frontier.at(-1) ?? null, by: null, errors: "failed"} as const;
  return composeSystem(facts, cells, siteLatency(site), settleChoice(facts, cells, link));
}

function slicesModel({facts, cells}: SiteData): SlicesModel {
  return composeSlices(facts, cells, defaultSlicesChoice(suites(facts, cells)));
}

function taskModel({facts, cells, ratings}: SiteData): TaskModel {
  return composeTask(facts, cells, ratings, defaultTaskChoice(suites(facts, cells)));
}

/** The further pages that have an answer for this workspace, in reader's order. */
function answeredPages(site: SiteData): Answered[] {
  const answered: Answered[] = [];
  const metrics = pageModels.metrics(site);
  if (metrics.kind === "associations")
    answered.push({page: "metrics", link: "Metrics", model: metrics, small: metricsSmall(metrics)});
  const agreement = pageModels.agreement(site);
  if (agreement.kind !== "empty")
    answered.push({page: "agreement", link: "Agreement", model: agreement, small: agreementSmall(agreement)});
  const weights = pageModels.weights(site);
  if (weights.kind === "weighed" && site.facts.settings.weights.length > 0)
    answered.push({page: "weights", link: "Weights", model: weights, small: weightsSmall(weights)});
  const passk = pageModels.passk(site);
  if (passk.kind === "repeated") answered.push({page: "passk", link: "Pass@k", model: passk});
  const compare = pageModels.compare(site);
  if (compare.kind === "paired")
    answered.push({page: "compare", link: "Compare", model: compare, small: compareSmall(compare)});
  const slices = pageModels.slices(site);
  if (slices.kind === "attempts")
    answered.push({page: "slices", link: "Slices", model: slices, small: slicesSmall(slices)});
  return answered;
}
