import {formatCount, formatCountOf} from "../../style/format.js";
import {formatDateRangeShort} from "../../style/format-date.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import type {PageModel} from "../page-model.js";
import type {ValueModel} from "../value/value-model.js";
import {worthRow} from "../value/worth/worth-row.js";
import type {AnswerRow, AnswersModel, SmallRows} from "./answers-model.js";

/** Three lines of a row, in characters. */
const ROOM = 230;

/** A question with the model of the page that answers it, where it can be answered. */
export interface Answered {
  page: string;
  link: string;
  model: PageModel;
  small?: SmallRows;
}

/**
 * The list of answers: each question with its one-sentence answer, or with what is missing to answer it.
 *
 * @param answered - further pages that have an answer, in reader's order after value
 */
export function composeAnswers(
  facts: Facts,
  cells: Cells,
  value: ValueModel,
  answered: readonly Answered[] = []
): AnswersModel {
  const worth = worthRow(value.worth);
  // What quality is worth here belongs beside what it costs; unanswered it stands at the end.
  const rows: AnswerRow[] = [valueRow(value), ...(worth.answer === null ? [] : [worth])];
  for (const {page, link, model, small} of answered)
    rows.push({
      question: model.title,
      page,
      link,
      answer: model.answer,
      basis: opening(model.basis),
      reason: null,
      add: null,
      needs: null,
      ...(small ? {small} : {})
    });
  rows.push(...openQuestions(facts, new Set(answered.map((a) => a.page))));
  if (worth.answer === null) rows.push(worth);
  return {
    page: "answers",
    title: facts.title,
    answer: value.answer,
    basis: value.basis,
    generated_from: generatedFrom(
      facts,
      facts.runs.map((r) => r.started_at),
      {
        seed: value.generated_from.seed,
        replicates: value.generated_from.replicates
      }
    ),
    counts: counts(facts, cells),
    rows
  };
}

function valueRow(value: ValueModel): AnswerRow {
  if (value.kind === "empty")
    return {
      question: value.title,
      page: null,
      link: null,
      answer: null,
      basis: value.basis,
      reason: "no attempt and no published total was found.",
      add: "Put exports of promptfoo, Inspect or aider, or any table, into exports/ and name them under sources: in workspace.yaml.",
      needs: "needs attempts"
    };
  return {
    question: value.title,
    page: "value",
    link: "Value",
    answer: value.answer,
    basis: value.basis,
    reason: null,
    add: null,
    needs: null
  };
}

function counts(facts: Facts, cells: Cells): AnswersModel["counts"] {
  const list: AnswersModel["counts"] = [];
  const dates = [...facts.runs.map((r) => r.started_at), ...facts.boards.map((b) => b.reported_at)]
    .filter((d): d is string => d !== null)
    .sort();
  if (dates.length > 0) list.push({value: formatDateRangeShort(dates[0]!, dates.at(-1)!), label: "exports of"});
  list.push({value: formatCount(facts.systems.length), label: facts.systems.length === 1 ? "system" : "systems"});
  if (facts.tasks.length > 0)
    list.push({value: formatCount(facts.tasks.length), label: facts.tasks.length === 1 ? "task" : "tasks"});
  const attempts = cells.attempts.reduce((a, b) => a + b, 0);
  if (attempts > 0) list.push({value: formatCount(attempts), label: "attempts"});
  list.push({value: formatCount(facts.sources.rows_rejected), label: "rows rejected"});
  if (facts.boards.length > 0) list.push({value: formatCount(facts.boards.length), label: "published totals"});
  if (facts.counts.ratings > 0) list.push({value: formatCount(facts.counts.ratings), label: "ratings"});
  if (facts.counts.outcomes > 0) list.push({value: formatCount(facts.counts.outcomes), label: "changes with outcomes"});
  return list;
}

/**
 * As many whole sentences of a basis as a row of the list has room for, two at least: the page has the rest. A sentence
 * ends before a capital or a number, so that "e.g." and a name in small letters end none.
 */
function opening(basis: string): string {
  const sentences = basis.split(/(?<=[.?!])\s+(?=[A-Z0-9])/);
  let kept = 2;
  while (kept < sentences.length && sentences.slice(0, kept + 1).join(" ").length <= ROOM) kept++;
  return sentences.slice(0, kept).join(" ");
}

/** Questions without an answer: what they wait for. */
function openQuestions(facts: Facts, answered: ReadonlySet<string>): AnswerRow[] {
  const open = (page: string, question: string, reason: string, add: string, needs: string): AnswerRow[] =>
    answered.has(page) ? [] : [{question, page: null, link: null, answer: null, basis: "", reason, add, needs}];
  const {outcomes} = facts.counts;
  const repeated = repeatedSystems(facts);
  return [
    ...open(
      "metrics",
      "Do our metrics predict defects?",
      outcomes === 0
        ? "no outcomes are known."
        : `${formatCountOf(outcomes, "change")} carry no metric, or all came to the same end.`,
      "Add outcomes/*.csv with change, defect and the metrics measured on it.",
      outcomes === 0 ? "needs outcomes" : "needs metrics"
    ),
    ...open(
      "agreement",
      "Can we trust the automatic scores?",
      "nobody has rated an output.",
      "Add ratings/*.csv with item, rater, dimension and a value or label.",
      "needs ratings"
    ),
    ...open(
      "weights",
      "What should the composite weigh?",
      facts.settings.weights.length === 0 ? "no weights are declared." : "no attempt carries a second metric.",
      "Add metrics: and weights: to workspace.yaml.",
      "needs weights"
    ),
    ...open(
      "regressions",
      "What got worse, when, and is it real?",
      repeated === 0
        ? "each system has a single run."
        : `${formatCountOf(repeated, "system")} ${repeated === 1 ? "has" : "have"} several runs, and they wait for their page.`,
      repeated === 0
        ? "Add a second export of the same system and suite to exports/."
        : "Compare two runs on the Compare page meanwhile.",
      repeated === 0 ? "needs two runs of one system" : "not analysed yet"
    )
  ];
}

function repeatedSystems(facts: Facts): number {
  const runs = new Map<string, number>();
  for (const r of facts.runs) {
    const key = `${r.system}/${r.suite_id}/${r.suite_version}`;
    runs.set(key, (runs.get(key) ?? 0) + 1);
  }
  return new Set([...runs].filter(([, n]) => n > 1).map(([key]) => key.split("/")[0])).size;
}
