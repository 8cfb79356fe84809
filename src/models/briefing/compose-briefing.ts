import {formatDate} from "../../style/format-date.js";
import type {Accounting} from "../../tables/accounting.js";
import type {Facts} from "../../tables/cells.js";
import type {PageModel} from "../page-model.js";
import type {BriefingModel} from "./briefing-model.js";
import {briefingPictures, type BriefingPages} from "./briefing-pictures.js";
import {nextSteps, notMeasured, wouldChange, type Closing} from "./briefing-points.js";
import {briefingSources, frozenWords} from "./briefing-sources.js";
import {decide} from "./decision.js";
import {sentences} from "./sentences.js";

const TITLE = "What should we decide?";

/**
 * The briefing: two pages for whoever decides, made from the models of the other pages and from nothing else.
 *
 * Numbers and sentences are those pages' own, so that nothing is claimed here that its page does not show.
 */
export function composeBriefing(
  facts: Facts,
  accounting: Accounting,
  pages: BriefingPages,
  {published}: {published: boolean}
): BriefingModel {
  const {value, answers} = pages;
  const decision = decide(value, facts.settings);
  const pictures = briefingPictures(pages, {weightsStand: facts.settings.weights.length > 0});
  const first = pictures[0];
  // Without runs the answer is that of the first page that has one.
  const lead = value.kind === "empty" ? first?.lead : undefined;
  const from = answers.generated_from;
  const sources = briefingSources(accounting, {published});
  const closings = closingsOf(pages);
  const leading = value.kind === "empty" ? closings.find((c) => c.page === first?.page) : undefined;
  return {
    page: "briefing",
    title: TITLE,
    answer: lead === undefined ? decision.sentence : `${first!.heading} ${lead} ${decision.sentence}`,
    basis: leading ? leading.basis : value.basis,
    generated_from: from,
    kind: decision.kind,
    threshold: decision.threshold,
    recommended: decision.recommended,
    as_of: asOf(pages),
    pictures: lead === undefined || !first ? pictures : [{...first, lead: ""}, ...pictures.slice(1)],
    next: nextSteps(decision, pages, {minTasks: facts.settings.min_tasks}),
    would_change: wouldChange(closings, pictures),
    not_measured: notMeasured(closings, pictures, answers),
    ...sources,
    frozen: frozenWords(sources.rests_on, sources.more_sources?.files ?? 0, from)
  };
}

/** The last day of any run, rating or change that a page rests on. */
function asOf(pages: BriefingPages): string {
  const days = Object.values(pages as Record<keyof BriefingPages, PageModel>).map((p) => p.generated_from.last_run);
  const last = days
    .filter((d) => d !== null)
    .sort()
    .at(-1);
  return last === undefined ? "exports without a date" : `exports to ${formatDate(last)}`;
}

/** Every page with an answer, in reader's order, with what closes it. */
function closingsOf(pages: BriefingPages): (Closing & {basis: string})[] {
  const {value, agreement, metrics, weights, compare, passk, slices} = pages;
  return [
    {link: "Value", ...value, skip: value.kind === "empty"},
    {link: "Agreement", ...agreement, skip: agreement.kind === "empty"},
    {link: "Metrics", ...metrics, skip: metrics.kind === "empty"},
    {link: "Weights", ...weights, skip: weights.kind !== "weighed"},
    {link: "Compare", ...compare, skip: compare.kind !== "paired"},
    {link: "Pass@k", ...passk, skip: passk.kind !== "repeated"},
    {link: "Slices", ...slices, skip: slices.kind !== "attempts"}
  ]
    .filter((p) => !p.skip)
    .map(({page, link, would_change, not_measured, basis}) => ({
      page,
      link,
      would_change,
      not_measured,
      basis: sentences(basis).slice(0, 3).join(" ")
    }));
}
