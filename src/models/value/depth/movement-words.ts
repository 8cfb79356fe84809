import {isRefusal} from "../../../statistics/estimate.js";
import {formatDate} from "../../../style/format-date.js";
import {formatDollars, formatInterval, formatList, formatNumber, formatPoints} from "../../../style/format.js";
import {countWord, countWordCapital} from "../ratio-words.js";
import {known} from "../../quantity.js";
import {startsAt} from "../quality-from.js";
import type {FrontierMovement} from "./depth-model.js";

type MovementParts = Omit<FrontierMovement, "sentence" | "caption">;

/** "Since 12 October the frontier rose by 2.1 points on average over budgets from $0.04 to $1.50 (95% interval …): A is new on it." */
export function movementSentence(m: MovementParts, isShare: boolean): string {
  const since = `Since ${formatDate(m.from)}`;
  const names = namesSentence(m);
  const points = isShare ? "points" : "points on the composite";
  if (isRefusal(m.change)) {
    const [before, after] = [known(m.before)?.value, known(m.after)?.value];
    return before === after && before !== undefined
      ? `${since} nothing has moved the frontier.${names}`
      : `${since} how far the frontier moved cannot be told from these resamples.${names}`;
  }
  const {value, low, high} = m.change;
  if ([value, low ?? value, high ?? value].every((x) => formatPoints(Math.abs(x)) === "0.0"))
    return `${since} nothing has moved the frontier by a tenth of a point.${names}`;
  const margin = `(95% interval ${formatInterval(low, high, (x) => formatPoints(x))})`;
  const budgets = `on average over budgets from ${formatDollars(m.budget_usd[0])} to ${formatDollars(m.budget_usd[1])}`;
  const sure = (low !== null && low > 0) || (high !== null && high < 0);
  if (!sure)
    return `${since} the frontier is not shown to have moved: ${formatSignedPoints(value)} ${points} ${margin} ${budgets}.${names}`;
  const verb = value > 0 ? "rose" : "fell";
  return `${since} the frontier ${verb} by ${formatPoints(Math.abs(value))} ${points} ${budgets} ${margin}.${names}`;
}

function formatSignedPoints(share: number): string {
  return `${share > 0 ? "+" : ""}${formatPoints(share)}`;
}

function namesSentence({entered, left}: Pick<FrontierMovement, "entered" | "left">): string {
  const list = (names: string[]) =>
    formatList(names.length > 4 ? [...names.slice(0, 3), `${formatNumber(names.length - 3)} more`] : names);
  if (entered.length === 0 && left.length === 0) return " The same systems stand on it.";
  const news = entered.length > 0 ? `${list(entered)} ${entered.length === 1 ? "is" : "are"} new on it` : "";
  const gone = left.length > 0 ? `${list(left)} ${left.length === 1 ? "is" : "are"} no longer` : "";
  if (news === "") return ` ${gone} on it.`;
  return gone === "" ? ` ${news}.` : ` ${news}, ${gone}.`;
}

/** Under the two lines: what they are, what the number in the paragraph is an average of. */
export function movementCaption(m: MovementParts, kind: "attempts" | "board"): string {
  const takeaway =
    m.entered.length === 0 && m.left.length === 0
      ? "The frontier stands on the same systems as before."
      : `${m.entered.length === 0 ? "No system has" : m.entered.length === 1 ? "One system has" : `${countWordCapital(m.entered.length)} systems have`} come onto the frontier, ${m.left.length === 0 ? "none has" : m.left.length === 1 ? "one has" : `${countWord(m.left.length)} have`} left it.`;
  const then =
    kind === "board"
      ? "from the entries reported by then, each with its newest figures"
      : "from the runs made by then, pooled; the same resamples of tasks serve both dates";
  return `${takeaway} The full line is the frontier at ${formatDate(m.to)}, the dashed one that of ${formatDate(m.from)}, ${then}. How far it rose is the best quality to be had for a budget per unit of cost, averaged over budgets spread evenly on a log scale; the reference is a quality of nought at the dear end. Crosses span 95% intervals.${startsAt(m.quality_from)}`;
}
