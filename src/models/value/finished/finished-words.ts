import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatNumber,
  formatDollars
} from "../../../style/format.js";
import {formatDate} from "../../../style/format-date.js";
import {isRefusal} from "../../../statistics/estimate.js";
import {known, type Quantity} from "../../quantity.js";
import {countWord, countWordCapital, timesAsMuch} from "../ratio-words.js";
import type {FinishedFlip, FinishedModel, FinishedSystem, Repriced} from "./finished-model.js";

type Base = Omit<
  FinishedModel,
  "heading" | "text" | "slope_caption" | "retry" | "provenance_text" | "provenance_mixed" | "judge_text" | "repriced"
>;
type Kind = "attempts" | "board";

const PLAIN = "What a finished task costs";

/** The section's claim: whether the price list tells what a finished task costs. */
export function finishedHeading({compared, flip_count, flips_borne_out}: Base): string {
  if (compared === null) return PLAIN;
  const list = compared === "sticker" ? "price per token" : "cost per attempt";
  const capital = compared === "sticker" ? "Price per token" : "Cost per attempt";
  if (flips_borne_out > 0) return `${capital} does not tell what a finished task costs`;
  if (flip_count > 0) return `By ${list} and by finished task the order differs, by no more than luck may`;
  return `${capital} ranks the systems as finished tasks do`;
}

/** The plainest pair in the other order with its margin, how many such pairs there are, and costs without an upper end. */
export function finishedText(base: Base, kind: Kind): string {
  if (base.systems.length === 0) return "Nothing was tried in this selection, so nothing was finished.";
  const priced = base.systems.filter((s) => known(s.cost_usd_per_completed));
  if (priced.length === 0) return nothingPriced(base.systems, kind);
  const sentences = base.flips.length > 0 ? flipSentences(base, base.flips[0]!) : [cheapest(priced)];
  return [...sentences, ...unbounded(base.systems)].join(" ");
}

function nothingPriced(systems: readonly FinishedSystem[], kind: Kind): string {
  if (systems.some((s) => isRefusal(s.cost_usd_per_completed) && s.cost_usd_per_completed.refused === "no_completions"))
    return unbounded(systems).join(" ");
  return kind === "board"
    ? "No entry of this board states a cost, so what a finished task costs cannot be told."
    : "No system here has a known cost, so what a finished task costs cannot be told.";
}

function cheapest(priced: readonly FinishedSystem[]): string {
  const [first] = priced;
  const cost = known(first!.cost_usd_per_completed)!;
  const start = `${first!.system} finishes a task for ${formatDollars(cost.value)} ${margin(cost, formatDollars)}`;
  if (priced.length === 1) return `${start}, failed attempts paid for; with one system there is nothing to rank.`;
  const may = first!.rank_high ?? 1;
  return may > 1
    ? `${start}, but up to ${countWord(may - 1)} other${may > 2 ? "s" : ""} may be cheaper.`
    : `${start}, less than any other.`;
}

function flipSentences(
  {compared, same_prices, systems, flip_count, flips_borne_out}: Base,
  flip: FinishedFlip
): string[] {
  const of = (name: string) => systems.find((s) => s.system === name)!;
  const [a, b] = [of(flip.by_list), of(flip.by_finished)];
  const ratio = known(flip.cost_ratio);
  const finished = flip.usd_per_completed.map((usd) => formatDollars(known(usd)!.value));
  const prices = compared === "sticker" && same_prices ? " at those prices" : "";
  const times = ratio ? `, ${timesAsMuch(ratio.value)} as much ${margin(ratio, (x) => formatNumber(x, 2))}` : "";
  const verb = flip.borne_out ? "it costs more" : "it costs more on these tasks, which may be luck";
  const first =
    compared === "sticker"
      ? `${a.system} lists below ${b.system} (${perMillion(a)} against ${perMillion(b)} per million tokens), yet per finished task${prices} ${verb}: ${finished[0]} against ${finished[1]}${times}.`
      : `An attempt by ${a.system} costs less than one by ${b.system} (${perAttempt(a)} against ${perAttempt(b)}), yet per finished task ${verb}: ${finished[0]} against ${finished[1]}${times}.`;
  const burnt = tokensRatio(a, b);
  const why = burnt === null || burnt < 1.15 ? [] : [`It uses ${timesAsMuch(burnt)} the tokens per finished task.`];
  if (flip_count === 1) return [first, ...why];
  const pairs = `${countWordCapital(flip_count)} pairs of systems change places between the two orders`;
  const sure =
    flips_borne_out === flip_count
      ? "and the intervals bear all of them out"
      : flips_borne_out === 0
        ? "none of them beyond what luck may do"
        : `${countWord(flips_borne_out)} of them beyond what luck may do`;
  return [first, ...why, `${pairs}, ${sure}.`];
}

function perMillion(s: FinishedSystem): string {
  return formatDollars(s.sticker!.blended_usd_per_mtok);
}

function perAttempt(s: FinishedSystem): string {
  return formatDollars(known(s.cost_usd_per_attempt)!.value);
}

function tokensRatio(a: FinishedSystem, b: FinishedSystem): number | null {
  const [x, y] = [known(a.tokens_per_completed), known(b.tokens_per_completed)];
  return x && y && y.value > 0 ? x.value / y.value : null;
}

/** Systems whose cost per finished task has no upper end, with what can be said: the lower one. */
function unbounded(systems: readonly FinishedSystem[]): string[] {
  const open = systems.flatMap((s) => {
    const cost = known(s.cost_usd_per_completed);
    return cost && cost.high === null && cost.low !== null ? [`${s.system} (at least ${formatDollars(cost.low)})`] : [];
  });
  const never = systems.filter(
    (s) => isRefusal(s.cost_usd_per_completed) && s.cost_usd_per_completed.refused === "no_completions"
  );
  return [
    ...(open.length > 0
      ? [`Unbounded, since so few tasks were completed that the number might be none: ${formatList(firstFew(open))}.`]
      : []),
    ...(never.length > 0
      ? [`${formatList(firstFew(never.map((s) => s.system)))} completed no task, so a finished one has no price.`]
      : [])
  ];
}

function firstFew(names: string[]): string[] {
  return names.length > 4 ? [...names.slice(0, 3), `${countWord(names.length - 3)} more`] : names;
}

/** The slope's caption: how many move, then what its two sides are. */
export function slopeCaption({slope, systems, unranked, compared, same_prices, blend}: Base, kind: Kind): string {
  if (compared === null) return "";
  const moved = slope.filter((s) => s.before !== s.after).length;
  const start =
    moved === 0
      ? `${slope.length === 2 ? "Both" : `All ${countWord(slope.length)}`} systems keep their rank.`
      : `${countWordCapital(moved)} of ${countWord(slope.length)} systems stand${moved === 1 ? "s" : ""} at another rank by finished task.`;
  const sticker = systems.find((s) => s.sticker)?.sticker;
  const day = systems.find((s) => s.sticker && s.sticker.as_of !== null)?.sticker?.as_of ?? null;
  const own = systems.some((s) => s.sticker?.source === "override");
  const unlisted = systems.filter((s) => s.rank !== null).length - slope.length;
  const left =
    compared === "sticker" && sticker
      ? `Left: list price per million tokens, ${countWord(blend.input)} of input to ${countWord(blend.output)} of output, ${own ? "by the workspace's own price list" : `by the catalogue of ${formatDate(day!)}`}; right: cost per completed task${same_prices ? " at the same prices" : " as stated, so that a price changed since moves a system too"}.`
      : `Left: cost per ${kind === "board" ? "task tried" : "attempt"}; right: cost per completed task.`;
  const bold = slope.some((s) => Math.abs(s.before - s.after) >= 2) ? " Movers of two ranks or more are bold." : "";
  const rest =
    unlisted > 0
      ? ` ${countWordCapital(unlisted)} without a list price ${unlisted === 1 ? "is" : "are"} in the table only.`
      : "";
  return `${start} ${left}${bold} Ranks are those of the estimates; those each may hold stand in the table.${rest}${unrankedWords(unranked)}`;
}

/** "Not ranked: A (its rows and the published total disagree), B and two more (cost unknown)." */
function unrankedWords(unranked: Base["unranked"]): string {
  if (unranked.length === 0) return "";
  const reasons = [...new Set(unranked.map((u) => u.reason))];
  const groups = reasons.map((why) => {
    const names = unranked.filter((u) => u.reason === why).map((u) => u.system);
    return `${formatList(firstFew(names))} (${why})`;
  });
  return ` Not ranked: ${groups.join("; ")}.`;
}

/** What judges cost, which is on top; `null` where nothing is known of it. */
export function judgeText(systems: readonly FinishedSystem[]): string | null {
  const judged = systems.filter((s) => s.judge_usd_total > 0);
  if (judged.length === 0) return null;
  const total = judged.reduce((sum, s) => sum + s.judge_usd_total, 0);
  const each = judged.flatMap((s) => known(s.judge_usd_per_task)?.value ?? []).sort((x, y) => x - y);
  const range =
    each.length === 0
      ? ""
      : each.length === 1 || formatDollars(each[0]!) === formatDollars(each.at(-1)!)
        ? `, ${formatDollars(each[0]!)} per task and run`
        : `, ${formatDollars(each[0]!)} to ${formatDollars(each.at(-1)!)} per task and run, depending on the system`;
  return `Judging by models comes on top: ${formatDollars(total)} in all${range}.`;
}

/** What changes at the other prices, in a sentence or two. */
export function repricedText(
  {label, frontier, entered, left, moved}: Omit<Repriced, "text">,
  both: readonly {system: string; stated: number; other: number}[],
  systems: number
): string {
  const most = [...both].sort((a, b) => change(b) - change(a))[0]!;
  const at = `At ${label}`;
  if (change(most) < Math.log(1.02))
    return `${at} no finished task costs over 2% more or less${rest(systems - both.length)}.`;
  const swing = `${most.system}'s finished task costs ${formatDollars(most.other)} instead of ${formatDollars(most.stated)}`;
  const names = (list: readonly string[]) => formatList(firstFew([...list]));
  const moves = [
    ...(entered.length > 0 ? [`${names(entered)} ${entered.length === 1 ? "enters" : "enter"} the frontier`] : []),
    ...(left.length > 0
      ? [`${names(left)} ${left.length === 1 ? "leaves" : "leave"} ${entered.length > 0 ? "it" : "the frontier"}`]
      : [])
  ];
  const front = moves.length === 0 ? `the frontier stays as it is (${names(frontier)})` : moves.join(", ");
  const ranks =
    moved.length === 0
      ? "no rank on cost changes"
      : moved.length <= 3
        ? formatList(moved.map((m) => `${m.system} goes from rank ${formatCount(m.before)} to ${formatCount(m.after)}`))
        : `${formatCountOf(moved.length, "system")} change rank on cost`;
  return `${at} ${swing}; ${front}, and ${ranks}${rest(systems - both.length)}. Estimates only.`;
}

function rest(n: number): string {
  return n === 0 ? "" : `; ${countWord(n)} ${n === 1 ? "system is" : "systems are"} not priced by both lists`;
}

function change(s: {stated: number; other: number}): number {
  return Math.abs(Math.log(s.other / s.stated));
}

function margin(q: Extract<Quantity, {value: number}>, format: (x: number) => string): string {
  return `(95% interval ${formatInterval(q.low, q.high, format)})`;
}
