import {formatCount, formatDollars} from "../../style/format.js";
import type {AnswersModel} from "../answers/answers-model.js";
import type {ValueModel} from "../value/value-model.js";
import type {BriefingPicture, BriefingPoint} from "./briefing-model.js";
import type {BriefingPages} from "./briefing-pictures.js";
import type {Decision} from "./decision.js";
import {sentences} from "./sentences.js";

const MOST = 4;
const MOST_NEXT = 3;
const MOST_OF_VALUE = 2;
/** Beyond so many times the tasks there are, more of them is no advice. */
const MOST_TIMES = 10;
/** What a question says that lacks nothing but a page of its own. */
const WAITS = "not analysed yet";

/** A page with its closing paragraphs. */
export interface Closing {
  page: string;
  link: string;
  would_change: string;
  not_measured: string;
}

/** What would change the answer: first what the value page says, then one sentence of each page pictured. */
export function wouldChange(pages: readonly Closing[], pictures: readonly BriefingPicture[]): BriefingPoint[] {
  return pointsOf(pages, pictures, "would_change").slice(0, MOST);
}

/** What was not measured: what pages say themselves, then the questions nothing here can answer. */
export function notMeasured(
  pages: readonly Closing[],
  pictures: readonly BriefingPicture[],
  answers: AnswersModel
): BriefingPoint[] {
  const said = pointsOf(pages, pictures, "not_measured");
  const open = answers.rows
    .filter((row) => row.answer === null && row.needs !== WAITS)
    .map((row): BriefingPoint => ({text: `${row.question} ${capital(row.reason ?? "")}`, page: null, link: null}));
  // Pages and open questions take turns where there is not room for both.
  const own = said.slice(0, Math.max(MOST_OF_VALUE, MOST - open.length));
  return [...own, ...open].slice(0, MOST);
}

/** What to do next: what the decision still lacks, then what would let the open questions be answered. */
export function nextSteps(
  decision: Decision,
  {value, compare, answers}: Pick<BriefingPages, "value" | "compare" | "answers">,
  {minTasks}: {minTasks: number}
): BriefingPoint[] {
  const points: BriefingPoint[] = [];
  const add = (text: string, page: string | null = null, link: string | null = null) => points.push({text, page, link});
  const {worth} = value;
  if (decision.kind === "open" && worth.state === "open")
    add(
      "Say what a failed task costs: value: {incident_usd: …} in workspace.yaml. Without it no system can be recommended.",
      "value",
      "Value"
    );
  if (decision.kind === "open" && worth.state === "answered")
    add(`Run more tasks: at least ${formatCount(minTasks)} were asked for, and there are ${formatCount(value.tasks)}.`);
  if (worth.state === "answered" && worth.contenders.length > 1 && worth.tasks_to_settle !== null)
    add(
      `Run ${formatCount(worth.tasks_to_settle)} further tasks: if the gaps stay what they are, the best buy is then settled with 95% certainty${costOf(worth)}.`,
      "value",
      "Value"
    );
  const needed = compare.needed.observed;
  // Where tasks go together it is clusters that lack, not tasks.
  const fewer = needed !== null && needed > compare.tasks && needed <= MOST_TIMES * compare.tasks;
  if (compare.kind === "paired" && compare.verdict === "inconclusive" && compare.clusters === compare.tasks && fewer)
    add(
      `To tell ${compare.a} from ${compare.b}, run about ${formatCount(needed)} tasks; there are ${formatCount(compare.tasks)}.`,
      "compare",
      "Compare"
    );
  for (const row of answers.rows)
    if (
      row.answer === null &&
      row.add !== null &&
      row.needs !== WAITS &&
      !(row.question === worth.question && points.some((p) => p.page === "value"))
    )
      add(row.add);
  if (points.length === 0)
    add(
      "Nothing is open that a further export would answer. Repeat the runs when a system, its prompt or its price changes."
    );
  return points.slice(0, MOST_NEXT);
}

/** What those tasks cost, where the page has worked it out for about as many. */
function costOf({evsi, tasks_to_settle: tasks}: ValueModel["worth"]): string {
  const same = evsi.find((e) => e.tasks === tasks);
  return same ? `, for ${formatDollars(same.cost_usd)}` : "";
}

function pointsOf(
  pages: readonly Closing[],
  pictures: readonly BriefingPicture[],
  key: "would_change" | "not_measured"
): BriefingPoint[] {
  const points: BriefingPoint[] = [];
  for (const closing of pages) {
    const {page, link} = closing;
    const isValue = page === "value";
    if (!isValue && !pictures.some((p) => p.page === page)) continue;
    // "Cost and speed: see Value." stands beside the answer of that page here.
    const own = sentences(closing[key]).filter((text) => !/: see /.test(text));
    const said = own.slice(0, isValue ? MOST_OF_VALUE : 1);
    for (const text of said) points.push({text, page, link});
  }
  return points;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
