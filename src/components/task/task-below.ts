import {html} from "htl";
import {countsWords, meanWords} from "../../models/task/section-words.js";
import type {RatedAnswer, SaidBy, TaskDimension, TaskModel, TaskVerdict} from "../../models/task/task-model.js";
import {formatCount, formatCountOf, formatSystem} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";
import {taskLink} from "../page/drill-links.js";
import {folded} from "../page/first-rows.js";
import {itemsTable} from "./task-tables.js";

/** Who rated the answers to the task and what they said; no text of an answer is on this page. */
export function ratedSection(
  {rated_words, headings}: TaskModel,
  {dimensions, answers}: NonNullable<TaskModel["rated"]>
): HTMLElement {
  return html`<section>
    <h2>${headings.rated}</h2>
    <p>${rated_words}</p>
    ${saidTable(dimensions)}
    ${folded(whoSaidWhat(answers), answersTable(answers))}
  </section>`;
}

function whoSaidWhat(answers: readonly RatedAnswer[]): string {
  const several = new Set(answers.map((a) => `${a.system} ${a.run}`)).size;
  return `Who said what: ${formatCountOf(answers.length, "verdict")} on ${formatCountOf(several, "answer")}`;
}

function saidTable(dimensions: readonly TaskDimension[]): HTMLElement {
  const row = (dimension: string, who: string, said: SaidBy | null) =>
    said
      ? html`<tr>
          <th scope="row">${dimension}</th>
          <td>${who}</td>
          <td class="number">${formatCount(said.ratings)}</td>
          <td class="number wide-only">${formatCount(said.answers)}</td>
          <td>${countsWords(said)}</td>
          <td class="fainter wide-only">${meanWords(said)}</td>
        </tr>`
      : null;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps rated">
      <thead>
        <tr>
          <th scope="col">Asked</th>
          <th scope="col">Who</th>
          <th scope="col" class="number">Ratings</th>
          <th scope="col" class="number wide-only">Answers</th>
          <th scope="col">Said</th>
          <th scope="col" class="wide-only">Mean, with 95% interval</th>
        </tr>
      </thead>
      <tbody>
        ${dimensions.flatMap(({dimension, people, judges}) => [row(dimension, "people", people), row(dimension, "judges", judges)])}
      </tbody>
    </table>
  </div>`;
}

function answersTable(answers: readonly RatedAnswer[]): HTMLElement {
  const judged = answers.some((a) => a.judges.length > 0);
  const people = answers.some((a) => a.people.length > 0);
  const several = new Set(answers.map((a) => a.run)).size > 1;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps rated">
      <thead>
        <tr>
          <th scope="col">Answer of</th>
          <th scope="col">Asked</th>
          ${people ? html`<th scope="col">People</th>` : null} ${judged ? html`<th scope="col">Judges</th>` : null}
        </tr>
      </thead>
      <tbody>
        ${answers.map(
          (a) =>
            html`<tr>
              <th scope="row">
                ${formatSystem(a.system ?? "an unknown system")}${a.run === null || !several ? null : html`<span class="fainter wide-only"> ${a.run}</span>`}
              </th>
              <td>${a.dimension}</td>
              ${people ? html`<td>${verdicts(a.people)}${a.people_part ? html` <span class="fainter">they part</span>` : null}</td>` : null}
              ${judged ? html`<td>${verdicts(a.judges)}${a.judges_part ? html` <span class="fainter">otherwise than people</span>` : null}</td>` : null}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** "yes: Reviewer 1, Reviewer 3; no: Reviewer 2". */
function verdicts(all: readonly TaskVerdict[]): string {
  const said = new Map<string, string[]>();
  for (const {rater, verdict, own_family} of all)
    said.set(verdict, [...(said.get(verdict) ?? []), own_family ? `${rater} (of the same family)` : rater]);
  return [...said].map(([verdict, raters]) => `${verdict}: ${raters.join(", ")}`).join("; ");
}

/** What is known of the task itself, and the tasks it goes together with. */
export function factsSection({facts, suite}: TaskModel, inLinks: string | undefined): HTMLElement | null {
  if (!facts) return null;
  const rest = facts.cluster_mates - facts.mates.length;
  const known: [string, string | null][] = [
    ["Suite", suite],
    ["Version", facts.version],
    ["Category", facts.category],
    ["Language", facts.language],
    ["Difficulty, as stated", facts.difficulty],
    ["Tags", facts.tags.length > 0 ? facts.tags.join(", ") : null],
    ["Released", facts.released_at ? formatDate(facts.released_at) : null]
  ];
  const told = known.filter(([, value]) => value !== null);
  if (told.length < 2 && facts.cluster_mates === 0) return null;
  return html`<section>
    <h2>What is known of it</h2>
    <dl class="task-facts">
      ${told.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${
      facts.cluster_mates === 0
        ? null
        : html`<p class="task-mates">
          It goes together with ${formatCountOf(facts.cluster_mates, "task")} of one repository or template, so that their results
          are not independent:
          ${facts.mates.flatMap((task, i) => [i === 0 ? "" : ", ", taskLink(task, inLinks)])}${rest > 0 ? ` and ${formatCount(rest)} more` : ""}.
        </p>`
    }
  </section>`;
}

/** Where to look next: the tasks that tell most, those that tell the contrary, and those nobody passes. */
export function listsSection({lists, lists_words}: TaskModel, suite: string | undefined): HTMLElement | null {
  const {telling, contrary, unpassed, unpassed_total} = lists;
  if (telling.length + contrary.length + unpassed.length === 0) return null;
  const rest = unpassed_total - unpassed.length;
  return html`<section>
    <h2>Which other tasks to look at</h2>
    <p>${lists_words}</p>
    <div class="twocol task-lists">
      ${
        telling.length === 0
          ? null
          : html`<section>
            <h3>Strong and weak systems part most</h3>
            ${itemsTable(telling, suite)}
          </section>`
      }
      ${
        contrary.length === 0
          ? null
          : html`<section>
            <h3>Stronger systems did worse</h3>
            ${itemsTable(contrary, suite)}
          </section>`
      }
    </div>
    ${
      unpassed.length === 0
        ? null
        : html`<p class="task-mates">
          No system passed ${unpassed.flatMap(({task}, i) => [i === 0 ? "" : ", ", taskLink(task, suite)])}${rest > 0 ? ` and ${formatCount(rest)} more` : ""}.
        </p>`
    }
  </section>`;
}
