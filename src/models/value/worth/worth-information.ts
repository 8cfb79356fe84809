import {isRefusal} from "../../../statistics/estimate.js";
import {formatCountOf, formatDollars} from "../../../style/format.js";
import {countWord} from "../ratio-words.js";
import {known} from "../../quantity.js";
import {formatVolume, perTasks} from "./per-tasks.js";
import type {WorthNumbers} from "./worth-words.js";

/** What running more tasks would be worth at most, and how many would settle the choice. */
export function informationWords(n: WorthNumbers): string {
  return [mostWords(n), settleWords(n), inputsWords(n)].filter((s) => s !== "").join(" ");
}

function mostWords({evpi, inputs}: WorthNumbers): string {
  const each = known(evpi.per_task);
  if (!each) return "";
  const most = each.high ?? each.value;
  if (most === 0) return "Running more tasks is worth nothing for this choice: every resample agrees on it.";
  if (isRefusal(evpi.per_month))
    return `Running more tasks is worth at most ${perTasks(each.value).format(each.value)} per ${perTasks(each.value).words} to come; with a number of tasks a month it can be said for a month.`;
  const volume = formatVolume(inputs.tasks_per_month);
  const month = evpi.per_month.value;
  if (month < 1) return `Running more tasks is worth less than $1 a month at ${volume} tasks.`;
  return `Running more tasks is worth at most ${formatDollars(month)} a month at ${volume} tasks: what a wrong choice can be expected to cost.`;
}

function settleWords(n: WorthNumbers): string {
  const {best, tasks_to_settle: more, contenders, evsi, evpi} = n;
  if (known(evpi.per_task)?.high === 0) return "";
  // Tasks teach nothing about the inputs, whose doubt would remain.
  const certain = n.evpi_inputs_usd_per_task === null ? "" : "at that average ";
  if (more === 0) return `${capital(certain)}${best!} is the best buy with at least 95% certainty already.`;
  if (more === null) return `No number of tasks would settle it: the best are too close for the choice to matter.`;
  const about = formatCountOf(Number(more.toPrecision(2)), "further task");
  const perTask = evsi[0]!.cost_usd / evsi[0]!.tasks;
  return `If the gaps stay what they are, about ${about} would make ${best!} the best buy ${certain}with 95% certainty, and running ${contenders.length === 2 ? "both" : `the ${countWord(contenders.length)}`} systems in question on them costs ${formatDollars(more * perTask)}.`;
}

function inputsWords({evpi_inputs_usd_per_task: each, inputs}: WorthNumbers): string {
  if (each === null || each < 1e-9) return "";
  const volume = inputs.tasks_per_month.value;
  return volume === null
    ? `Knowing for certain what a failure costs would be worth ${perTasks(each).format(each)} per ${perTasks(each).words} to come.`
    : `Knowing for certain what a failure costs would be worth ${formatDollars(each * volume)} a month.`;
}

function capital(words: string): string {
  return words === "" ? "" : words[0]!.toUpperCase() + words.slice(1);
}
