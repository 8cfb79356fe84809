import {
  formatCoefficient,
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent,
  formatSymbol
} from "../../style/format.js";
import {known} from "../quantity.js";
import {MOST_RANKED, rankingAxis} from "./ranking-axis.js";
import {DRAWS, firstShare, NEAR} from "./sensitivity.js";
import type {WeightsParts} from "./weights-answer.js";
import type {WeighedMetric} from "./weights-model.js";

/** How many pairs of metrics the table of those that go together holds. */
export const MOST_CORRELATIONS = 8;

/** What a metric is, and which of its values are worth nothing and all. */
export function metricWords({
  unit,
  anchors: [from, to],
  fails_when
}: Pick<WeighedMetric, "unit" | "anchors" | "fails_when">): string {
  const what = unit ?? "as measured";
  const scale = from === 0 && to === 1 ? what : `${what}, ${anchor(from)} → 0 and ${anchor(to)} → 1`;
  return fails_when === null ? scale : `${scale}; an attempt with ${fails_when} counts 0`;
}

function anchor(x: number): string {
  return formatNumber(x, Math.min(3, (String(x).split(".")[1] ?? "").length));
}

/** Under the ranking. */
export function weightsCaption({ranking}: WeightsParts): string {
  if (ranking.length === 0) return "No system can be ranked.";
  const first = ranking[0]!;
  const rivals = ranking.filter((r) => r !== first && r.rank_low === 1);
  const takeaway =
    ranking.length === 1
      ? "One system is scored."
      : rivals.length === 0
        ? `${first.system} is clear of the rest.`
        : rivals.length <= 3
          ? `${first.system} leads; ${formatList(rivals.map((r) => r.system))} may share first place.`
          : `${first.system} leads, but ${formatCount(rivals.length)} others may share first place.`;
  const [from] = rankingAxis(ranking);
  const shown =
    ranking.length > MOST_RANKED ? ` The first ${MOST_RANKED} of ${formatCount(ranking.length)} are drawn.` : "";
  const zoom = from > 0 ? ` Scores start at ${formatNumber(from, 2)}.` : "";
  return `${takeaway} Dots and lines: composite with 95% interval; grey bars, in a narrow window the numbers in brackets: the ranks a system may hold, all systems at once.${shown}${zoom}`;
}

/** Under the picture of who wins under which weights. */
export function sensitivityCaption({sensitivity, triangle, choice}: WeightsParts): string {
  const first = [...sensitivity].sort(
    (a, b) => firstShare(b.first_rank_probability) - firstShare(a.first_rank_probability)
  )[0];
  if (!first) return "";
  const near = formatPercent(firstShare(first.first_rank_probability));
  const any = formatPercent(firstShare(first.first_rank_anywhere));
  const weighed = Object.values(choice.weights).filter((w) => w > 0).length;
  if (weighed < 2)
    return `${first.system} comes first in ${near} of resamples: with one metric only the tasks are drawn.`;
  const cells = triangle
    ? "Triangle: every cell is one set of weights, tinted by the system that leads there on the point estimates. "
    : "";
  return `${first.system} comes first in ${near} of draws near these weights and in ${any} over all weights of these ${weighed} metrics. ${cells}Filled: weights near the chosen ones (Dirichlet, concentration ${formatCount(NEAR)}). Hollow: all weights equally likely. Share of ${formatCount(DRAWS)} draws of weights and tasks in first place.`;
}

/** Under the table of flip weights. */
export function flipsCaption({flips, metrics, ranking, choice}: WeightsParts): string {
  if (ranking.length < 2 || metrics.length < 2) return "";
  const weighed = metrics.filter((m) => (choice.weights[m.metric] ?? 0) > 0);
  const none = weighed.filter((m) => !flips.some((f) => f.metric === m.metric)).map((m) => m.title);
  if (flips.length === 0)
    return `${ranking[0]!.system} leads whatever a single one of these metrics weighs, the others keeping their proportions.`;
  const rest = none.length === 0 ? "" : ` No weight of ${formatList(none)} does.`;
  return `${formatCountOf(flips.length, "metric")} could bring another system first. The weight at which it draws level, the others keeping their proportions; in brackets its 95% interval over resampled tasks, not settled where more than one resample of forty has no such weight.${rest}`;
}

/** Under the list of metrics that go together. */
export function correlationsCaption({correlations, metrics, ranking}: WeightsParts): string {
  const strongest = correlations
    .flatMap(({a, b, spearman}) => {
      const e = known(spearman);
      return e ? [{a, b, e}] : [];
    })
    .sort((x, y) => y.e.value - x.e.value)[0];
  if (!strongest) return "";
  const title = (m: string) => metrics.find((x) => x.metric === m)?.title ?? m;
  const {a, b, e} = strongest;
  const shown =
    correlations.length > MOST_CORRELATIONS
      ? ` The closest ${MOST_CORRELATIONS} of ${correlations.length} pairs are shown.`
      : "";
  const how = `Spearman's ρ of utilities: what two metrics share is counted twice; below nought they pull apart.${shown}`;
  if (e.low === null || e.low <= 0)
    return `No two of these metrics are shown to go together over ${formatCountOf(ranking.length, "system")}. ${how}`;
  const interval = formatInterval(e.low, e.high, (x) => formatCoefficient(x));
  return `${title(a)} and ${title(b)} go together most, at ${formatSymbol("ρ", formatCoefficient(e.value))} (${interval}) over ${formatCountOf(ranking.length, "system")}. ${how}`;
}

/** Under the table of earlier weights. */
export function historyCaption({history}: WeightsParts): string {
  if (history.length < 2) return "";
  const [before, now] = [history.at(-2)!, history.at(-1)!];
  if (before.ranking.length === 0 || now.ranking.length === 0)
    return "Ranks of the same runs under each set of weights, where the runs have its metrics.";
  const first = (h: typeof before) => h.ranking.find((r) => r.rank === 1)!.system;
  const moved = now.ranking.filter((r) => before.ranking.find((b) => b.system === r.system)?.rank !== r.rank).length;
  const lead =
    first(before) === first(now)
      ? `${first(now)} comes first under both of the last two.`
      : `${first(now)} came first when ${now.id} replaced ${before.id}, where ${first(before)} did.`;
  return `${lead} ${moved === 0 ? "No system changed its place." : `${formatCountOf(moved, "system")} changed place.`} Ranks of the same runs under each set of weights; in brackets the ranks a system may hold.`;
}
