import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCountOf, formatInterval, formatList, formatSymbol} from "../../style/format.js";
import {known, type Quantity} from "../quantity.js";
import {reason} from "../value/answer.js";
import {claimed} from "./claimed.js";
import type {Addition, Association, MetricsModel} from "./metrics-model.js";
import {outcomeWords} from "./outcome-words.js";
import type {Timing} from "./timing.js";

/** What every sentence of the page is made from. */
export interface MetricsParts extends Pick<MetricsModel, "kind" | "choice" | "size" | "shown" | "excluded" | "bins"> {
  /** Changes that could be judged. */
  changes: number;
  repositories: number;
  additions: readonly Addition[];
  title: (metric: string) => string;
  times: Timing;
  counts: {changes: number; metrics: number};
}

/** The page's answer: the metric that goes best with the outcome, by how much, and what the others add to it. */
export function metricsAnswer(parts: MetricsParts): string {
  const {kind, shown, choice} = parts;
  if (kind === "empty") return emptyAnswer(parts);
  const {more} = outcomeWords(choice.outcome);
  const judged = shown.filter((a) => !isRefusal(a.spearman));
  const best = judged[0];
  if (!best) {
    const refusal = shown[0]!.spearman;
    return `It cannot be said: ${isRefusal(refusal) ? reason(refusal.refused) : "too few changes"}.`;
  }
  const q = known(claimed(best.spearman, best.direction))!;
  const at = `${formatSymbol("ρ", formatCoefficient(q.value))} (${formatInterval(q.low, q.high, (x) => formatCoefficient(x))})`;
  if (best.n < 10)
    return `It cannot be said: only ${formatCountOf(best.n, "change")} ${best.n === 1 ? "carries" : "carry"} a metric and an outcome.`;
  const leading = judged.filter((a) => a.verdict === "working leading indicator");
  const rest = besides(parts, best);
  if (leading.length > 0)
    return `Yes. What goes with ${more} best is ${best.title}, at ${at}: ${leading.length === 1 ? "a working leading indicator" : `one of ${formatCountOf(leading.length, "working leading indicator")}`}.${rest}`;
  if (q.low === null || q.low <= 0)
    return `Not shown: no metric here is shown to go with ${more}. What comes nearest is ${best.title}, at ${at}.`;
  if (judged.every((a) => a.verdict === "recalibrate"))
    return `Weakly. What goes with ${more} best is ${best.title}, at ${at}: under the .3 below which a metric needs recalibrating.${rest}`;
  const word = q.value < 0.3 ? "Weakly" : "Somewhat";
  return `${word}. What goes with ${more} best is ${best.title}, at ${at}; no metric is shown to reach .5.${rest}`;
}

/** What the other metrics add to the best one. */
function besides({additions, title}: MetricsParts, best: Association): string {
  if (additions.length === 0) return "";
  const adding = additions.filter((a) => a.verdict === "adds");
  if (adding.length === 0)
    return additions.length === 1
      ? ` ${title(additions[0]!.metric)} is not shown to add to it.`
      : " No other metric is shown to add to it.";
  const names = adding.map((a) => title(a.metric));
  const listed = names.length > 3 ? `${names.length} of the other ${additions.length} metrics` : formatList(names);
  return ` Shown to add to ${best.title}: ${listed}.`;
}

function emptyAnswer({counts}: MetricsParts): string {
  if (counts.changes === 0)
    return "Nothing to hold the metrics against yet: this workspace has no changes with outcomes.";
  if (counts.metrics === 0)
    return "The changes of this workspace carry no metric, so nothing can be held against them.";
  return "Nothing varies: the changes of this workspace all came to the same end, or nobody wrote down to which.";
}

/** A quantity as "0.34 (0.27 to 0.42)". */
export function coefficientWords(q: Quantity): string {
  const e = known(q);
  return e
    ? `${formatCoefficient(e.value)} (${formatInterval(e.low, e.high, (x) => formatCoefficient(x))})`
    : "refused";
}
