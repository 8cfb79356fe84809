import {formatCount, formatCountOf, formatList} from "../../style/format.js";
import {known} from "../quantity.js";
import type {MetricAgreement} from "./agreement-model.js";
import {coefficientWords, whyRefused} from "./coefficient-words.js";

/** Adjusted p below which a metric is said to go with people's ratings. */
const GOES_WITH = 0.05;

/** Over the metrics: which goes with people most closely, or that none is shown to. */
export function metricsHeading(metrics: readonly MetricAgreement[]): string {
  const measured = metrics.filter((m) => known(m.spearman));
  if (measured.length === 0) return "Do automatic metrics go with what people say?";
  const best = measured[0]!;
  if (!goesWith(best)) return "No automatic metric is shown to go with people's ratings";
  const start = `${best.title} goes with people's ratings`;
  if (measured.length === 1) return start;
  const near = measured.slice(1).filter((m) => overlaps(m, best));
  if (near.length === 0) return `${start} most closely`;
  return near.length === 1
    ? `${start}, ${near[0]!.title} perhaps as closely`
    : `${start}, ${formatCount(near.length)} others perhaps as closely`;
}

/** Whether the first of several metrics is shown to be closer to people than the second. */
export function closestOf([first, second]: readonly MetricAgreement[]): boolean {
  return first !== undefined && (second === undefined || !overlaps(second, first));
}

function overlaps(a: MetricAgreement, b: MetricAgreement): boolean {
  const [high, low] = [known(a.spearman)?.high ?? null, known(b.spearman)?.low ?? null];
  return high === null || low === null || high >= low;
}

/** Whether a metric is shown to rise with people's ratings, after adjusting for how many were tried. */
export function goesWith({spearman, p_adjusted}: MetricAgreement): boolean {
  const rho = known(spearman);
  return rho !== null && rho.value > 0 && p_adjusted !== null && p_adjusted < GOES_WITH;
}

/** Under the metrics. */
export function metricsCaption(metrics: readonly MetricAgreement[]): string {
  if (metrics.length === 0)
    return "No automatic metric scored the rated items: metrics in the exports, or a scores table, would stand here.";
  const measured = metrics.filter((m) => known(m.spearman));
  if (measured.length === 0) {
    const why = whyRefused(metrics[0]!.spearman);
    return `Nothing can be correlated with these ratings: ${why}.`;
  }
  const going = measured.filter(goesWith);
  const best = measured[0]!;
  const parts = [
    going.length === 0
      ? `None of ${formatCountOf(measured.length, "metric")} is shown to go with the mean human rating of the item.`
      : `${going.length === measured.length && going.length > 1 ? "Each" : formatCount(going.length)} of ${formatCountOf(measured.length, "metric and judge", "metrics and judges")} ${going.length === 1 || going.length === measured.length ? "goes" : "go"} with the mean human rating of the item, ${best.title} at ${coefficientWords("ρ", best.spearman)}.`,
    "Spearman's ρ with its 95% interval; AUC is the chance that an item people approve scores higher than one they do not; p is adjusted for all rows (Benjamini and Hochberg)."
  ];
  const turned = measured.filter((m) => m.turned).map((m) => m.title);
  if (turned.length > 0) parts.push(`Of ${formatList(turned)} less is better: the sign is turned.`);
  if (measured.some((m) => m.own_family.length > 0)) parts.push("A star: the judge is of a family under test.");
  return parts.join(" ");
}

/** Whether the metrics tell apart the systems that people tell apart. */
export function separationWords(metrics: readonly MetricAgreement[]): string {
  const most = Math.max(0, ...metrics.map((m) => m.separates.pairs));
  if (most === 0)
    return "People's ratings tell no two systems apart on these items, so whether a metric would cannot be seen.";
  const odd = metrics.filter((m) => m.anomaly_detector && m.separates.pairs > 0);
  const words = `People tell ${metrics.every((m) => m.separates.pairs === most) ? "" : "up to "}${formatCountOf(most, "pair")} of systems apart, each beyond a 95% interval of its own. “Systems alike” counts the pairs that a metric puts in the same order, in brackets those that it also shows to differ.`;
  const detectors = metrics.filter((m) => m.anomaly_detector);
  if (detectors.length === 0) return words;
  const failing = odd.filter((m) => m.separates.same_order < m.separates.pairs).map((m) => m.title);
  const tail =
    failing.length > 0
      ? ` Here ${formatList(failing)} ${failing.length === 1 ? "puts" : "put"} some of them in the wrong order.`
      : "";
  return `${words} Likeness to a reference answer (${formatList(detectors.map((m) => m.title))}) finds odd items; it is no measure of quality.${tail}`;
}
