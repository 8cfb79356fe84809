import type {PageName, pageModels} from "../page-models.js";
import {agreementMarkdown} from "./agreement-markdown.js";
import {answersMarkdown} from "./answers-markdown.js";
import {briefingMarkdown} from "./briefing-markdown.js";
import {compareMarkdown} from "./compare-markdown.js";
import {dataMarkdown} from "./data-markdown.js";
import {exploreMarkdown} from "./explore-markdown.js";
import {metricsMarkdown} from "./metrics-markdown.js";
import {passkMarkdown} from "./passk-markdown.js";
import {slicesMarkdown} from "./slices-markdown.js";
import {systemMarkdown} from "./system-markdown.js";
import {taskMarkdown} from "./task-markdown.js";
import {valueMarkdown} from "./value-markdown.js";
import {weightsMarkdown} from "./weights-markdown.js";

/** How each page's model reads as Markdown. */
export const pageMarkdown: {[P in PageName]: (model: ReturnType<(typeof pageModels)[P]>) => string} = {
  answers: answersMarkdown,
  briefing: briefingMarkdown,
  value: valueMarkdown,
  agreement: agreementMarkdown,
  metrics: metricsMarkdown,
  weights: weightsMarkdown,
  passk: passkMarkdown,
  compare: compareMarkdown,
  slices: slicesMarkdown,
  system: systemMarkdown,
  task: taskMarkdown,
  data: dataMarkdown,
  explore: exploreMarkdown
};
