import {formatCountOf, formatDollars} from "../../../style/format.js";
import type {AnswerRow} from "../../answers/answers-model.js";
import {known} from "../../quantity.js";
import {formatVolume} from "./per-tasks.js";
import type {WorthModel} from "./worth-model.js";

const PICTURED = 4;
const NEEDS = {open: "needs the cost of an incident", no_cost: "needs costs", one_system: "needs a second system"};

/** The question in the list of answers: who is the best buy, with the likeliest of them as its picture. */
export function worthRow(worth: WorthModel): AnswerRow {
  const {question, reason, add} = worth;
  if (worth.state !== "answered")
    return {question, page: null, link: null, answer: null, basis: "", reason, add, needs: NEEDS[worth.state]};
  const likeliest = [...worth.net_benefit]
    .sort((a, b) => (known(b.best_probability)?.value ?? 0) - (known(a.best_probability)?.value ?? 0))
    .slice(0, PICTURED);
  const monthly = worth.inputs.tasks_per_month;
  const price = formatDollars(known(worth.wtp_per_completed)!.value);
  const basis = [
    `A failed task is taken to cost ${price}${monthly.value === null ? "" : `, at ${formatVolume(monthly)} tasks a month`}.`,
    `${formatCountOf(worth.net_benefit.length, "system")} with a known cost.`
  ];
  return {
    question,
    page: "value",
    link: "Value",
    answer: worth.answer,
    basis: basis.join(" "),
    reason: null,
    add: null,
    needs: null,
    small: {
      words: "Probability of being the best buy, %.",
      rows: likeliest.map((r) => ({label: r.system, quantity: r.best_probability, slot: r.slot}))
    }
  };
}
