import {isRefusal} from "../../statistics/estimate.js";
import {
  formatDollars,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent,
  formatPoints
} from "../../style/format.js";
import {formatMeasure} from "../../style/format-measure.js";
import {known, type Quantity} from "../quantity.js";
import {fractionOf, timesAsMuch} from "./ratio-words.js";
import type {CostBasis, FrontierOver, ValueSystem} from "./value-model.js";

/** What the sentence of the page is made from. */
export interface AnswerParts {
  kind: "attempts" | "board";
  cost: CostBasis;
  over: FrontierOver;
  isShare: boolean;
  tasks: number;
  minTasks: number;
  /** Whether the tasks are published totals, each system's own. */
  systems: readonly ValueSystem[];
  /** On the frontier, cheapest first. */
  stairs: readonly ValueSystem[];
  /** Efficient only because time counts too. */
  quick: readonly ValueSystem[];
  /** Quality of the second system minus the first's. */
  difference: (from: ValueSystem, to: ValueSystem) => Quantity;
}

const UNIT: Record<CostBasis, string> = {completed: "completed task", task: "task", attempt: "attempt"};

/**
 * The page's answer in one or two sentences, with its margin.
 *
 * It claims no more than the intervals allow: a gain whose interval reaches zero is said to be "not shown".
 */
export function valueAnswer(parts: AnswerParts): string {
  const {systems, stairs} = parts;
  if (systems.length === 0) return "No attempt in this selection was judged, so there is nothing to compare.";
  const small = parts.tasks < parts.minTasks ? ` There are only ${formatNumber(parts.tasks)} tasks.` : "";
  if (stairs.length === 0) return unpricedAnswer(parts) + small;
  if (stairs.length === 1) return singleAnswer(parts, stairs[0]!) + withTime(parts) + small;
  return stepAnswer(parts, stairs[0]!, stairs[1]!) + qualityDecides(parts) + withTime(parts) + small;
}

function stepAnswer(parts: AnswerParts, first: ValueSystem, next: ValueSystem): string {
  const cheap = cost(first);
  const dear = cost(next);
  const fraction = fractionOf(cheap, dear);
  const what = parts.over === "time" ? `the time ${next.system} takes` : `what ${next.system} costs`;
  const price = fraction === "about" ? `about ${what}` : `${fraction} ${what}`;
  return `${first.system} ${spends(parts, cheap)}, ${price}, and ${fewer(parts, parts.difference(first, next))}.`;
}

/** "resolves 5.0 points fewer (95% interval 1.0 to 8.8)", or what the interval allows. */
function fewer(parts: AnswerParts, gain: Quantity): string {
  if (isRefusal(gain)) return `passes fewer tasks, by how much cannot be said (${reason(gain.refused)})`;
  const size = formatPoints(Math.abs(gain.value));
  const margin = `(95% interval ${formatInterval(gain.low, gain.high, (x) => formatPoints(x))})`;
  const what = parts.isShare ? "fewer" : "lower on the composite";
  const verb = parts.isShare ? "passes" : "scores";
  if (gain.low !== null && gain.low <= 0)
    return `${verb} ${size} points ${what}, a difference the tasks do not show to be real ${margin}`;
  return `${verb} ${size} points ${what} ${margin}`;
}

/** Down the frontier from the best: the cheapest system reached before one that the best is shown to beat. */
function qualityDecides(parts: AnswerParts): string {
  const best = parts.stairs[parts.stairs.length - 1]!;
  let chosen = best;
  for (const s of parts.stairs.slice(1, -1).reverse()) {
    const gain = parts.difference(s, best);
    if (isRefusal(gain) || gain.low === null || gain.low > 0) break;
    chosen = s;
  }
  return chosen === best
    ? ` If quality decides, ${best.system}: nothing tested scores higher.`
    : ` If quality decides, ${chosen.system}: nothing tested is shown to be better.`;
}

function singleAnswer(parts: AnswerParts, only: ValueSystem): string {
  const rivals = parts.systems.filter(
    (s) => s !== only && s.priced && known(s.quality) && known(s.cost) && !s.flags.includes("other_tasks")
  );
  const start = `${only.system} ${spends(parts, cost(only))}`;
  const time = parts.over === "time";
  const quality = known(only.quality)!;
  const level = `${formatPercent(quality.value)} (95% interval ${formatInterval(quality.low, quality.high, (x) => formatPoints(x))})`;
  if (rivals.length === 0)
    return `${start} and ${parts.isShare ? "passes" : "scores"} ${level}; no other system with a known ${time ? "time" : "cost"} was tested.`;
  const next = [...rivals].sort((a, b) => known(b.quality)!.value - known(a.quality)!.value)[0]!;
  const gain = parts.difference(next, only);
  const times = timesAsMuch(cost(next) / cost(only));
  const same = cost(next) / cost(only) < 1.08;
  const price = time
    ? `in ${same ? "about the same" : `${times} the`} time`
    : `for ${same ? "about the same" : `${times} the`} money`;
  if (isRefusal(gain))
    return `${start}: nothing tested is both ${time ? "quicker" : "cheaper"} and better, and nothing scores higher.`;
  const margin = `(95% interval ${formatInterval(gain.low, gain.high, (x) => formatPoints(x))})`;
  const lead = gain.low !== null && gain.low > 0 ? "" : ", a lead the tasks do not show to be real";
  return `${start} and leads on quality too: ${next.system} is ${formatPoints(Math.abs(gain.value))} points behind ${margin} ${price}${lead}.`;
}

function unpricedAnswer(parts: AnswerParts): string {
  const ranked = parts.systems
    .filter((s) => known(s.quality))
    .sort((a, b) => known(b.quality)!.value - known(a.quality)!.value);
  const best = ranked[0];
  if (!best) return refusedAnswer(parts);
  const q = known(best.quality)!;
  const level = `${formatPercent(q.value)} (95% interval ${formatInterval(q.low, q.high, (x) => formatPoints(x))})`;
  const near = ranked.slice(1).filter((s) => {
    const gain = parts.difference(s, best);
    return isRefusal(gain) || (gain.low !== null && gain.low <= 0);
  });
  const priced = parts.systems.some((s) => s.priced);
  const lack =
    parts.over === "time"
      ? "No system here has both a quality and a known time, so quality for its time cannot be told."
      : parts.over === "both"
        ? "No system here has a quality, a known cost and a known time, so the three cannot be weighed."
        : priced
          ? "No system has both a quality and a cost per completed task, so quality per dollar cannot be told."
          : "No system here has a known cost, so quality per dollar cannot be told.";
  const others =
    near.length === 0
      ? ""
      : near.length <= 2
        ? `; ${formatList(near.map((s) => s.system))} ${near.length === 1 ? "is" : "are"} not shown to be worse`
        : `; ${formatNumber(near.length)} others are not shown to be worse`;
  return `${lack} On quality alone ${best.system} leads with ${level}${others}.`;
}

function refusedAnswer(parts: AnswerParts): string {
  const first = parts.systems[0]!.quality;
  return `Quality cannot be formed here: ${isRefusal(first) ? reason(first.refused) : "nothing was judged"}.`;
}

/** A refusal's reason as words a reader understands. */
export function reason(code: string): string {
  return (
    (
      {
        n_zero: "nothing was measured",
        n_too_small: "too few tasks",
        one_cluster: "all tasks belong to one cluster",
        zero_variance: "every task gave the same value",
        missing_metric: "not measured",
        no_positive_signal: "no more tasks completed",
        k_gt_n: "fewer attempts than k",
        no_pairable_units: "too few tasks in common",
        no_completions: "no task was completed",
        not_reached: "too many were cut off before it",
        weights_not_normalised: "the weights do not sum to one"
      } as Record<string, string>
    )[code] ?? code.replaceAll("_", " ")
  );
}

/** Who else is worth a look when time counts as well as money. */
function withTime({over, quick}: AnswerParts): string {
  if (over !== "both") return "";
  if (quick.length === 0)
    return " Counting time as well adds no system: none is quicker than all that are as good and as cheap.";
  const names = quick.slice(0, 4).map((s) => s.system);
  if (quick.length > 4) names.push(`${formatNumber(quick.length - 4)} more`);
  return ` Counting time as well, ${formatList(names)} ${quick.length === 1 ? "is" : "are"} efficient too: quicker than anything as good and as cheap.`;
}

function spends({cost: basis, over}: AnswerParts, amount: number): string {
  if (over === "time") return `finishes a task in ${formatMeasure("seconds")(amount)}`;
  const usd = amount;
  return basis === "completed"
    ? `finishes a task for ${formatDollars(usd)}`
    : `costs ${formatDollars(usd)} per ${UNIT[basis]}`;
}

function cost(s: ValueSystem): number {
  return known(s.cost)!.value;
}
