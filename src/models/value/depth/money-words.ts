import {isRefusal} from "../../../statistics/estimate.js";
import {formatDollars, formatInterval, formatNumber, formatProbability} from "../../../style/format.js";
import {known, type Quantity} from "../../quantity.js";
import {countWord, countWordCapital} from "../ratio-words.js";
import type {ValueCliff} from "../value-model.js";
import type {Cliffs} from "./compose-cliffs.js";
import type {IcerParts} from "./compose-icer.js";
import type {IcerRow} from "./depth-model.js";

/** The steps of the frontier of dollars per attempt and tasks passed, cheapest first. */
function hull(rows: readonly IcerRow[]): IcerRow[] {
  return rows.filter((r) => r.status === "frontier");
}

/** Whether going from one to the other is shown to complete more: only then is there a price with two ends. */
function isShown(price: Quantity): boolean {
  const e = known(price);
  return e !== null && e.low !== null && e.high !== null && e.low > 0;
}

/** The cheapest system that none dearer along the frontier is shown to beat on tasks completed. */
export function moneyEnd({rows, price}: IcerParts): IcerRow | null {
  const stairs = hull(rows);
  const end = stairs.findIndex((s, i) => stairs.slice(i + 1).every((later) => !isShown(price(s.system, later.system))));
  return stairs[end] ?? null;
}

/** Where the money stops buying completed tasks. */
export function moneySentence(parts: IcerParts): string {
  const stairs = hull(parts.rows);
  const end = moneyEnd(parts);
  if (!end) return "No system has both a cost and a pass rate, so no step has a price.";
  if (stairs.length === 1) return `${end.system} passes most tasks and costs least: there is no step to pay for.`;
  const last = stairs.at(-1)!;
  if (end === last) {
    const step = known(last.icer);
    const price = step
      ? ` the last step costs ${formatDollars(step.value)} for each further completed task${margin(step)}`
      : " the last step has no price";
    return `Money buys completed tasks all the way up to ${last.system}:${price}.`;
  }
  const dearer = stairs.slice(stairs.indexOf(end) + 1);
  const who =
    dearer.length === 1 ? `${dearer[0]!.system} costs` : `the ${countWord(dearer.length)} dearer systems cost`;
  const place = end === stairs[0] ? `Already at ${end.system} the money ends` : `The money ends at ${end.system}`;
  return `${place}: ${who} more, and the tasks do not show that ${dearer.length === 1 ? "it completes" : "any of them completes"} more.`;
}

/** Which cliffs there are, and where one only seems to be. */
export function cliffSentence({cliffs, doubtful, refused}: Cliffs): string {
  if (refused !== null) {
    const n = isRefusal(refused) ? refused.n : 0;
    return `A cliff lies between two stretches of the frontier: that takes three systems on its convex edge, and there ${n === 1 ? "is" : "are"} ${countWord(n)}.`;
  }
  if (cliffs.length > 0) return cliffs.map(cliffWords).join(" ");
  if (doubtful.length > 0) {
    const d = doubtful[0]!;
    return `After ${d.system} there may be a cliff: the next dollar, towards ${d.next}, buys about ${times(d.ratio)} less than the last one, but the interval of that ratio reaches 1.`;
  }
  return "There is no cliff: nowhere does the next dollar buy a third or less of what the last one bought.";
}

function cliffWords(c: ValueCliff): string {
  const ratio = known(c.ratio)!;
  const p = known(c.probability);
  const often = p ? `; P\u00a0${formatProbability(p.value)}` : "";
  return `After ${c.system} comes a cliff: the next dollar, towards ${c.next}, buys ${times(c.ratio)} less than the last one did (95% interval ${formatInterval(ratio.low, ratio.high, (x) => formatNumber(x, 1))}${often}).`;
}

function times(ratio: Quantity): string {
  const e = known(ratio);
  return e ? `${formatNumber(e.value, e.value < 9.95 ? 1 : 0)} times` : "many times";
}

function margin({low, high}: {low: number | null; high: number | null}): string {
  return ` (95% interval ${formatInterval(low, high, formatDollars)})`;
}

/** Under the steps: what they are steps of, and what stands in the table. */
export function icerCaption(rows: readonly IcerRow[], kind: "attempts" | "board", cliffs: Cliffs): string {
  const count = (status: IcerRow["status"]) => rows.filter((r) => r.status === status).length;
  const stairs = count("frontier");
  const takeaway =
    stairs < 2
      ? "There is no step: one system costs least and completes most."
      : `${countWordCapital(stairs - 1)} ${stairs === 2 ? "step leads" : "steps lead"} from the cheapest system to the one that completes most.`;
  const mixed = count("extended_dominated");
  const beaten = `Of the others ${countWord(count("dominated"))} ${count("dominated") === 1 ? "is" : "are"} beaten outright${mixed > 0 ? ` and ${countWord(mixed)} by a mix of two` : ""}.`;
  const others = rows.length > stairs ? ` ${beaten}` : "";
  const pairing = kind === "board" ? "rates binomial and unpaired, costs as published" : "paired over tasks";
  const cliff =
    cliffs.cliffs.length > 0
      ? " P of a cliff is the share of resamples that have one at this system; in the others it is smaller, or the frontier ends there."
      : "";
  return `${takeaway}${others} Dollars per attempt and tasks passed, whatever cost basis and weights the page is set to; 95% intervals by Fieller, ${pairing}; unbounded where the step may complete nothing more.${cliff} Completed per dollar in the table is an average, not a price, and nothing to choose by.`;
}
