import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatPercent,
  formatPoints
} from "../../../style/format.js";
import {known} from "../../quantity.js";
import type {JudgeSeries} from "../judges/judge-series.js";
import type {CorrectedSystem, Correction} from "./corrected-model.js";
import {judgeGapVerdict} from "./judge-gap.js";

const LEAST = 30;
const MANY = 100;

/** Why the one rate leads and not the other. */
export function whyWords(system: Omit<CorrectedSystem, "why">): string {
  const {primary, design, n_human, corrected, correlation} = system;
  if (design === "elsewhere")
    return "nobody looked at its answers: the judge's errors are taken from other systems, and may differ here";
  if (primary === null && n_human === 0)
    return "nobody looked at its answers, and the judge's errors elsewhere do not allow a correction";
  if (primary === null) return `only ${formatCountOf(n_human, "label")}: too few for a rate`;
  if ("refused" in corrected)
    return system.units === n_human
      ? "people looked at all of its answers, so there is nothing left to correct"
      : "the judge saw too few of its other answers to sharpen what people say";
  if (n_human < LEAST) return `only ${formatCountOf(n_human, "label")}, under ${LEAST}`;
  if (primary === "human_only")
    return correlation === null
      ? "the judge says the same of all answers that people saw"
      : "the judge does not go with people closely enough to sharpen their rate";
  return design === "active"
    ? `${formatCountOf(n_human, "label")} drawn with logged, unequal chances: each counts by the inverse of its own`
    : `${formatCountOf(n_human, "label")} ${system.flags.includes("assumed_random") ? "taken to be" : "that are"} a random part of its answers`;
}

interface About {
  dimension: string;
  judge: JudgeSeries | null;
  judges: string[];
  next: number;
  missing: string;
}

/** The section in words. */
export function correctionWords(systems: readonly CorrectedSystem[], about: About): Correction {
  const {dimension, judge, judges, next, missing} = about;
  const said = judge !== null && systems.length > 0;
  return {
    judge: judge?.judge ?? null,
    judge_family: judge?.family ?? null,
    dimension,
    judges,
    heading: said ? heading(systems) : "What the judge's errors do to the rates",
    answer: said ? answer(systems, judge.judge) : missing,
    caption: said ? caption(systems, judge) : "",
    ranking_words: said ? rankingWords(systems) : "",
    frontier_words: said ? frontierWords(systems) : "",
    saved_words: said ? savedWords(systems) : "",
    next_words: said ? nextWords(systems, next) : "",
    next_labels: next,
    missing
  };
}

/** The sign of what the judge adds to a system's rate, where it is shown; 0 where it is not. */
function shownError({judge_error}: CorrectedSystem): number {
  const error = known(judge_error);
  if (!error || error.low === null || error.high === null) return 0;
  return error.low > 0 || error.high < 0 ? Math.sign(error.value) : 0;
}

function heading(systems: readonly CorrectedSystem[]): string {
  const off = systems.filter((s) => shownError(s) !== 0).length;
  if (off === 0) return "The judge's rates are not shown to be off, nor shown to be right";
  const kind = systems.filter((s) => shownError(s) > 0).length;
  const of =
    off === 1
      ? systems.find((s) => shownError(s) !== 0)!.system
      : `${formatCount(off)} of ${formatCountOf(systems.length, "system")}`;
  return kind === off
    ? `The judge is too kind to ${of}`
    : kind === 0
      ? `The judge is too hard on ${of}`
      : `The judge is off on ${of}`;
}

function answer(systems: readonly CorrectedSystem[], judge: string): string {
  const rated = systems.filter((s) => known(s.rate));
  if (rated.length === 0) return `${judge} cannot be corrected: no system has labels enough for a rate of its own.`;
  const off = rated.filter((s) => shownError(s) !== 0).sort((a, b) => size(b) - size(a));
  const first = off[0];
  const lead = first
    ? `${judge} puts ${first.system} ${errorWords(first)} too ${shownError(first) > 0 ? "high" : "low"}${off.length > 1 ? `, the widest of ${formatCount(off.length)} errors that are shown` : ""}.`
    : `${judge} is not shown to be off on any system; the widest gap to people is ${gapWords([...rated].sort((a, b) => size(b) - size(a))[0])}.`;
  return `${lead} ${leadWords(systems)}`;
}

function size({judge_error}: CorrectedSystem): number {
  return Math.abs(known(judge_error)?.value ?? 0);
}

/** `12.1 points (95% interval 3.0 to 21.4)`. */
function errorWords({judge_error}: CorrectedSystem): string {
  const {value, low, high} = known(judge_error)!;
  const [a, b] = value < 0 ? [high === null ? null : -high, low === null ? null : -low] : [low, high];
  return `${formatPoints(Math.abs(value))} points (95% interval ${formatInterval(a, b, (x) => formatPoints(x))})`;
}

function gapWords(system: CorrectedSystem | undefined): string {
  const error = system && known(system.judge_error);
  if (!system || !error) return "unknown";
  return `${formatPoints(error.value)} points on ${system.system} (95% interval ${formatInterval(error.low, error.high, (x) => formatPoints(x))})`;
}

/** How many systems are led by which rate. */
function leadWords(systems: readonly CorrectedSystem[]): string {
  const by = (test: (s: CorrectedSystem) => boolean) => systems.filter(test).length;
  const all = systems.length;
  const corrected = by((s) => s.primary === "corrected" && s.design !== "elsewhere");
  const human = by((s) => s.primary === "human_only");
  const elsewhere = by((s) => s.primary === "corrected" && s.design === "elsewhere");
  const none = by((s) => s.primary === null);
  const few = by((s) => s.primary === "human_only" && s.n_human < LEAST);
  if (human === all) {
    const labels = systems.map((s) => s.n_human);
    const [least, most] = [Math.min(...labels), Math.max(...labels)];
    if (all === 1 && few === 1)
      return `With ${formatCountOf(least, "label")}, under ${LEAST}, people's own rate leads and the corrected one stands beside it.`;
    const each = least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`;
    return few === all
      ? `With ${each} labels a system, under ${LEAST} each, people's own rates lead and the corrected ones stand beside them.`
      : all === 1
        ? "People's own rate leads."
        : "People's own rates lead for every system.";
  }
  if (all === 1 && corrected === 1) return "The corrected rate leads.";
  if (corrected === all) return "Corrected rates lead for every system.";
  const parts = [
    corrected > 0 ? `the corrected rate leads for ${formatCount(corrected)}` : "",
    human > 0 ? `people's own rate for ${formatCount(human)}` : "",
    elsewhere > 0 ? `a rate corrected by errors seen on other systems for ${formatCount(elsewhere)}` : "",
    none > 0 ? `none for ${formatCount(none)}` : ""
  ].filter((p) => p !== "");
  const list = formatList(parts);
  return `Of ${formatCountOf(all, "system")} ${list}.`;
}

function caption(systems: readonly CorrectedSystem[], judge: JudgeSeries): string {
  const own = systems.filter((s) => s.flags.includes("same_family")).map((s) => s.system);
  const assumed = systems.some((s) => s.flags.includes("assumed_random"));
  const few = systems.some((s) => s.flags.includes("small_n"));
  const off = systems.filter((s) => shownError(s) !== 0).length;
  return [
    off === 0 ? "On no system is the judge shown to be off." : `${heading(systems)}.`,
    `Hollow dots are ${judge.judge} alone, diamonds people alone, filled dots both; the rate that leads has its family's hue; lines are 95% intervals. The judge's own interval counts only the luck of the tasks, not its errors.`,
    own.length > 0
      ? `${formatList(own)} ${own.length === 1 ? "is" : "are"} of the judge's own family (${judge.family}).`
      : "",
    assumed ? "Nobody logged how the reviewed answers were drawn: they are taken to be a random part." : "",
    few ? `Under ${MANY} labels a corrected interval is rough.` : ""
  ]
    .filter((s) => s !== "")
    .join(" ");
}

function rankingWords(systems: readonly CorrectedSystem[]): string {
  const ranked = systems.filter((s) => s.rank !== null && s.rank_judge !== null);
  if (ranked.length < 2) return "With one system there is nothing to rank.";
  const moved = ranked.filter((s) => s.rank !== s.rank_judge);
  const ties = ranked.filter((s) => s.rank_low === 1).map((s) => s.system);
  const open = ties.length === ranked.length;
  const changes =
    moved.length === 0
      ? "The order of the systems stays as the judge has it"
      : `${formatCountOf(moved.length, "system")} of ${formatCount(ranked.length)} ${moved.length === 1 ? "changes" : "change"} rank`;
  const top = open
    ? `${changes}, within what luck allows: by the leading rates any of them may be first.`
    : ties.length === 1
      ? `${changes}. By the leading rates ${ties[0]} is first.`
      : `${changes}. By the leading rates ${ties.length <= 4 ? formatList(ties) : `any of ${formatCount(ties.length)}`} may be first.`;
  const [a, b] = [...ranked].sort((x, y) => x.rank_judge! - y.rank_judge!);
  return `${top} ${judgeGapVerdict(a!, b!).words}`;
}

function frontierWords(systems: readonly CorrectedSystem[]): string {
  const priced = systems.filter((s) => s.frontier !== null);
  if (priced.length < 2) return "Fewer than two systems have both a cost and a rate, so there is no frontier to move.";
  const by = (front: (s: CorrectedSystem) => boolean | null) =>
    priced
      .filter((s) => front(s))
      .sort((a, b) => known(a.cost_usd_per_attempt)!.value - known(b.cost_usd_per_attempt)!.value)
      .map((s) => s.system);
  const [before, after] = [by((s) => s.frontier_judge), by((s) => s.frontier)];
  const off = before.filter((s) => !after.includes(s));
  const on = after.filter((s) => !before.includes(s));
  const stands = `On cost an attempt the judge puts ${formatList(before)} on the frontier`;
  const unsure = priced.filter((s) => {
    const p = known(s.frontier_probability)?.value ?? 0;
    return p > 0.05 && p < 0.95;
  });
  const doubt =
    unsure.length > 0
      ? ` With these labels ${unsure.length === 1 ? `${unsure[0]!.system} could` : `${formatCount(unsure.length)} systems could`} stand on either side of it.`
      : "";
  if (off.length === 0 && on.length === 0) return `${stands}; so do the leading rates.${doubt}`;
  const changes = [
    off.length > 0 ? `${formatList(off)} ${off.length === 1 ? "leaves" : "leave"} it` : "",
    on.length > 0 ? `${formatList(on)} ${on.length === 1 ? "joins" : "join"} it` : ""
  ].filter((c) => c !== "");
  return `${stands}; by the leading rates ${formatList(changes)}.${doubt}`;
}

function savedWords(systems: readonly CorrectedSystem[]): string {
  const helped = systems.filter((s) => s.primary === "corrected" && s.n_eff !== null);
  if (helped.length === 0) {
    const n = systems.reduce((sum, s) => sum + s.n_human, 0);
    return n === 0
      ? "No label was given, so the judge saved none."
      : "The judge saved no label: no system's rate leads with its help.";
  }
  const n = helped.reduce((sum, s) => sum + s.n_human, 0);
  const worth = helped.reduce((sum, s) => sum + s.n_eff!, 0);
  const saved = Math.max(0, Math.round(worth - n));
  return `${formatCountOf(n, "label")} and the judge together tell as much as ${formatCount(Math.round(worth))} labels alone would: the judge saved about ${formatCount(saved)}.`;
}

function nextWords(systems: readonly CorrectedSystem[], next: number): string {
  const planned = systems.filter((s) => s.width_now !== null && s.width_after !== null);
  if (planned.length === 0) return "What further labels would buy cannot be told before the first ones are there.";
  const all = planned.every((s) => s.n_human >= s.units);
  if (all) return "People have seen every answer; further labels need further answers.";
  const mean = (of: (s: CorrectedSystem) => number) => planned.reduce((sum, s) => sum + of(s), 0) / planned.length;
  const now = mean((s) => s.width_now!) / 2;
  const after = mean((s) => s.width_after!) / 2;
  const half = (x: number) => `±${formatPoints(x)}`;
  const gain = 1 - after / now;
  const what = gain < 0.05 ? "almost nothing" : gain < 0.2 ? "little" : "a good deal";
  const [only] = planned;
  if (planned.length === 1)
    return `${formatCount(next)} more labels would buy ${what}: the interval of ${only!.system} would go from ${half(now)} to ${half(after)} points, ${formatPercent(gain)} narrower.`;
  const early = planned.every((s) => s.n_human < LEAST);
  const alone = mean((s) => s.width_alone ?? s.width_after!) / 2;
  return `${formatCount(next)} more labels, spread over the systems as before, would buy ${what}: intervals would go from ${half(now)} to ${half(after)} points on average, ${formatPercent(gain)} narrower. All ${formatCount(next)} on one system would take its interval to ${half(alone)} points${early ? `: past ${LEAST} labels the judge may help` : ""}.`;
}
