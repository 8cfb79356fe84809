import {formatCount, formatCountOf, formatInterval, formatList, formatPercent} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";
import type {Note} from "../page-model.js";
import {known, type Quantity} from "../quantity.js";
import {placeOf, triedBy, type TaskNumbers} from "./task-answer.js";

/** The notes under the figure. */
export function taskNotes(m: TaskNumbers): Note[] {
  const notes: Note[] = [];
  const hard = difficultyNote(m);
  if (hard !== "") notes.push({heading: "How hard it is", text: hard});
  if (triedBy(m).length > 1)
    notes.push({
      heading: "What it tells",
      text:
        m.discrimination?.verdict === "nothing"
          ? "A task that all systems pass, or none does, moves no system past another. Half-way tasks tell most."
          : `A good task is passed by systems that do well on the rest of the suite and failed by the others: the correlation, over ${formatCountOf(m.difficulty?.systems ?? 0, "system")}, says how far. Below nought, look at the task and its test first.`
    });
  const released = m.facts?.days_before_first_run ?? null;
  if (released !== null && m.facts?.released_at)
    notes.push({
      heading: "Released",
      text:
        released >= 0
          ? `${formatDate(m.facts.released_at)}, ${formatCountOf(released, "day")} before its first run here: a model trained since may have seen it.`
          : `${formatDate(m.facts.released_at)}, ${formatCountOf(-released, "day")} after its first run here.`
    });
  return notes;
}

function difficultyNote({difficulty, facts, systems, position}: TaskNumbers): string {
  const share = difficulty ? known(difficulty.share) : null;
  if (!difficulty || !share) return "";
  const said = (q: Quantity) => {
    const e = known(q);
    return e ? `${formatPercent(e.value)} (${formatInterval(e.low, e.high, (x) => formatPercent(x))})` : null;
  };
  const [here, suite, category] = [said(difficulty.share), said(difficulty.suite), said(difficulty.category)];
  const beside = [
    suite ? `${suite} of the suite's ${formatCountOf(difficulty.tasks, "task")}` : null,
    category && facts?.category ? `${category} of ${facts.category}` : null
  ].filter((x) => x !== null);
  const place = known(difficulty.harder) ? placeOf(difficulty) : null;
  const count = place
    ? ` Of the others ${formatCount(place.more)} ${place.more === 1 ? "is" : "are"} harder, ${formatCount(place.alike)} as hard, ${formatCount(place.fewer)} easier.`
    : "";
  const whose =
    difficulty.share.n === 1 || difficulty.systems < 2
      ? `It is passed in ${here} of attempts`
      : `Averaged over systems, it is passed in ${here} of attempts`;
  const tried = systems.filter((s) => s.attempts > 0).length;
  const partial =
    difficulty.systems > 1 && (difficulty.systems < tried || difficulty.tasks < (position?.of ?? 0))
      ? ` Set beside each other are ${formatCountOf(difficulty.systems, "system")} on the ${formatCountOf(difficulty.tasks, "task")} all of them tried.`
      : "";
  return `${whose}${beside.length > 0 ? `, against ${formatList(beside)}` : ""}.${count}${partial}`;
}
