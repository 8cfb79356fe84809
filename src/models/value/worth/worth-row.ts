import {formatCountOf, formatDollars} from "../../../style/format.js";
import type {AnswerRow, SmallRows} from "../../answers/answers-model.js";
import {known} from "../../quantity.js";
import {formatVolume, perTasks} from "./per-tasks.js";
import type {WorthModel} from "./worth-model.js";

const PICTURED = 4;
const NEEDS = {open: "needs the cost of an incident", no_cost: "needs costs", one_system: "needs a second system"};

/** The question in the list of answers: who is the best buy, with how far the next ones are behind it as its picture. */
export function worthRow(worth: WorthModel): AnswerRow {
  const {question, reason, add} = worth;
  if (worth.state !== "answered")
    return {question, page: null, link: null, answer: null, basis: "", reason, add, needs: NEEDS[worth.state]};
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
    small: behindBest(worth)
  };
}

/** What the best brings more than each of the next: the lead itself, on its interval. */
function behindBest({net_benefit: [best, ...others]}: WorthModel): SmallRows {
  const rows = others
    .slice(0, PICTURED)
    .flatMap(({system, slot, behind_best: quantity}) => (quantity === null ? [] : [{label: system, quantity, slot}]));
  const per = perTasks(Math.max(0, ...rows.map(({quantity}) => Math.abs(known(quantity)?.value ?? 0))));
  return {
    words: `Picture: dollars per ${per.words} that each brings less than ${best!.system}, with 95% intervals.`,
    unit: per.tasks === 1 ? "usd_per_task" : "usd_per_1000_tasks",
    rows
  };
}
