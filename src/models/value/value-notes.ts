import {formatCount, formatDollars, formatList, formatPercent, formatProbability} from "../../style/format.js";
import {formatMeasure} from "../../style/format-measure.js";
import type {Facts} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import {boardPasses, boardRows} from "./board-systems.js";
import {startsAt} from "./quality-from.js";
import {oddRate} from "./published-rate.js";
import {countWord, countWordCapital} from "./ratio-words.js";
import type {FrontierOver, ValueModel, ValueStep, ValueSystem} from "./value-model.js";

/** How far own rows and the published board may differ before the page says so. */
const DISAGREE = 0.01;

/** The figure's caption: the takeaway first, then what the marks mean, on how much and drawn how. */
export function valueCaption(
  model: Pick<ValueModel, "kind" | "systems" | "tasks" | "quality_from"> & {over: FrontierOver},
  replicates: number,
  seed: number
): string {
  const front = model.systems.filter((s) => s.on_frontier).sort((a, b) => known(a.cost)!.value - known(b.cost)!.value);
  const band =
    model.kind === "board"
      ? `Crosses span 95% intervals, binomial and unpaired; the ${model.over === "time" ? "time" : "cost"} interval follows from the number completed.`
      : `Crosses span 95% intervals for quality and ${model.over === "time" ? "time" : "cost"}; the shaded band holds nine in ten resampled frontiers.`;
  const three =
    model.over === "both"
      ? " Drawn over cost; efficient and P count cost, time and quality together, the line only cost and quality."
      : "";
  const draws = `${formatCount(replicates)} ${model.kind === "board" ? "" : "paired "}resamples of ${formatCount(model.tasks)} tasks, seed ${seed}.`;
  if (model.systems.length === 0) return "Nothing to draw: no attempt was judged.";
  if (front.length === 0)
    return `No system stands on a frontier. Lines span 95% intervals.${startsAt(model.quality_from)}`;
  return `${takeaway(front)} ${band}${three}${startsAt(model.quality_from)} ${draws}`;
}

/** "Five systems are efficient: A and B very likely, C (P .72) only perhaps." */
function takeaway(front: readonly ValueSystem[]): string {
  const p = (s: ValueSystem) => known(s.frontier_probability)?.value ?? 0;
  const sure = front.filter((s) => p(s) >= 0.9);
  const perhaps = front.filter((s) => p(s) < 0.9);
  const named = perhaps.map((s) => `${s.system} (P${"\u00a0"}${formatProbability(p(s))})`);
  const count =
    front.length === 1 ? "One system is efficient" : `${countWordCapital(front.length)} systems are efficient`;
  if (front.length > 8) return `${count}, ${formatCount(sure.length)} of them very likely.`;
  if (perhaps.length === 0) return `${count}, very likely: ${formatList(sure.map((s) => s.system))}.`;
  if (sure.length === 0) return `${count}, only perhaps: ${formatList(named)}.`;
  return `${count}: ${formatList(sure.map((s) => s.system))} very likely, ${formatList(named)} only perhaps.`;
}

/** The notes under the hero: how to read it, what stands beside it, what is wrong in the source. */
export function valueNotes(
  model: Pick<ValueModel, "kind" | "systems" | "suite"> & {over: FrontierOver},
  facts: Facts,
  suiteId: string
): Note[] {
  const notes: Note[] = [];
  if (model.systems.some((s) => known(s.frontier_probability)))
    notes.push({
      heading: "How to read it",
      text: HOW_TO_READ[model.over]
    });
  const unpriced = model.systems.filter((s) => !s.priced);
  if (unpriced.length > 0)
    notes.push({heading: `Beside the frontier: no ${LACKS[model.over]}`, text: besideNote(unpriced, model.over)});
  const published = model.kind === "attempts" ? withoutRows(model, facts, suiteId) : [];
  if (published.length > 0)
    notes.push({
      heading: "Published totals only",
      text: `${formatList(published.slice(0, 6).map((p) => `${p.name} (${formatPercent(p.rate, 1)})`))}${published.length > 6 ? ` and ${countWord(published.length - 6)} more` : ""}: no rows, so no pairing; not drawn.`
    });
  const faults = [...disagreements(model, facts, suiteId), ...denominators(facts, suiteId)];
  if (faults.length > 0) notes.push({heading: "What is odd in the source", text: faults.join(" ")});
  return notes;
}

const HOW_TO_READ: Record<FrontierOver, string> = {
  cost: "Left is cheaper, up is better. P is the share of resamples in which no other system is both. Hollow grey: P under .05, another system does more for less.",
  time: "Left is quicker, up is better. P is the share of resamples in which no other system is both. Hollow grey: P under .05, another system does more in less time.",
  both: "Left is cheaper, up is better; quicker is not drawn. P is the share of resamples in which no other system is as cheap, as quick and as good and better in one of the three."
};
const LACKS: Record<FrontierOver, string> = {cost: "cost", time: "time", both: "cost or no time"};

function besideNote(lacking: readonly ValueSystem[], over: FrontierOver): string {
  const best = [...lacking].sort((a, b) => (known(b.quality)?.value ?? 0) - (known(a.quality)?.value ?? 0));
  const some = best.slice(0, 3).map((s) => {
    const q = known(s.quality);
    return q ? `${s.system} (${formatPercent(q.value)})` : s.system;
  });
  const rest = best.length > 3 ? ` and ${countWord(best.length - 3)} more` : "";
  const why = {
    cost: "cost unknown, not free. Counted as free they would own the frontier.",
    time: "no time known, or taken by another clock than the rest.",
    both: "cost or time unknown; counted as nought they would own the frontier."
  };
  return `${some.join(", ")}${rest}: ${why[over]}`;
}

/** Systems whose own rows and published total tell different stories. */
export function disagreeing(
  systems: readonly ValueSystem[],
  facts: Facts,
  suite: string
): {own: ValueSystem; quality: number; published: number}[] {
  const bySystem = new Map(systems.map((s) => [s.system, s]));
  return boardRows(facts, suite).flatMap((row) => {
    const own = bySystem.get(facts.systems[row.system]!.system);
    const quality = own && known(own.metrics["pass"]!);
    if (!own || !quality || row.pass_rate === null || own.tasks !== row.tasks) return [];
    return Math.abs(quality.value - row.pass_rate) < DISAGREE
      ? []
      : [{own, quality: quality.value, published: row.pass_rate}];
  });
}

function disagreements(model: Pick<ValueModel, "kind" | "systems">, facts: Facts, suite: string): string[] {
  if (model.kind === "board") return [];
  return disagreeing(model.systems, facts, suite).map(
    ({own, quality, published}) =>
      `${own.system}: ${formatCount(own.completed)} tasks passed in the rows (${formatPercent(quality, 1)}), ` +
      `${formatPercent(published, 1)} on the board. Drawn from the rows; do not rank it.`
  );
}

/** Published rates that are no share of the number of tasks the board states. */
function denominators(facts: Facts, suite: string): string[] {
  const odd = boardRows(facts, suite)
    .flatMap((row) => {
      const found =
        row.pass_rate !== null && row.tasks !== null ? oddRate(row.pass_rate, row.tasks, row.passed_tasks) : null;
      return found
        ? [{name: facts.systems[row.system]!.system, rate: row.pass_rate!, tasks: row.tasks!, fits: found.fits}]
        : [];
    })
    // Where another count explains the rate, the finding is worth more than the rounding of a mean.
    .sort((a, b) => Number(a.fits === null) - Number(b.fits === null));
  if (odd.length === 0) return [];
  const shown = odd.slice(0, 5).map(({name, rate, tasks, fits}) => {
    const share = `${name} ${formatPercent(rate, 2)}`;
    return fits
      ? `${share} is ${formatCount(fits.passes)} of ${formatCount(fits.tasks)}, not of ${formatCount(tasks)}`
      : `${share} is no whole number of ${formatCount(tasks)} tasks`;
  });
  const more = odd.length > 5 ? `; and ${countWord(odd.length - 5)} more` : "";
  return [`Published rates over another count: ${shown.join("; ")}${more}.`];
}

/** Board entries of the suite that have no rows: named beside the figure, never drawn among own runs. */
export function withoutRows(
  model: Pick<ValueModel, "systems">,
  facts: Facts,
  suite: string
): {name: string; rate: number}[] {
  const own = new Set(model.systems.map((s) => s.system));
  return boardRows(facts, suite).flatMap((r) => {
    const name = facts.systems[r.system]!.system;
    const passes = boardPasses(r);
    return passes === null || own.has(name) ? [] : [{name, rate: r.pass_rate ?? passes / r.tasks!}];
  });
}

/** What would change the answer: the price at which the runner-up moves ahead, and who is too close to call. */
export function wouldChange(
  stairs: readonly ValueSystem[],
  systems: readonly ValueSystem[],
  over: FrontierOver
): string {
  if (systems.length === 0)
    return "Runs: exports of promptfoo, Inspect or aider, or a table of attempts, under sources: in workspace.yaml.";
  if (stairs.length === 0 && over !== "cost")
    return "A time: map a latency column, or let the harness record how long each attempt took.";
  if (stairs.length === 0)
    return "A cost. Map a cost column, or add tokens and the model's name so that a price list can be used.";
  if (systems.length === 1) return "A second system on the same tasks: with one there is nothing to choose.";
  const sentences: string[] = [];
  const near = systems
    .filter((s) => s.priced && !s.on_frontier && (known(s.frontier_probability)?.value ?? 0) >= 0.05)
    .sort((a, b) => known(b.frontier_probability)!.value - known(a.frontier_probability)!.value);
  if (near.length > 0) {
    const s = near[0]!;
    sentences.push(
      `${s.system} could be on the frontier (P${"\u00a0"}${formatProbability(known(s.frontier_probability)!.value)}): more tasks would tell.`
    );
  }
  const beaten = systems
    .filter((s) => s.priced && !s.on_frontier && s.dominated_by.length > 0 && known(s.cost) && known(s.quality))
    .map((s) => ({s, cut: priceCut(s, stairs)}))
    .filter((x) => x.cut !== null && x.cut < 0.75)
    .sort((a, b) => a.cut! - b.cut!)[0];
  if (beaten && over === "time")
    sentences.push(
      `${beaten.s.system} would reach the frontier at less than ${formatMeasure("seconds")(known(beaten.s.cost)!.value * (1 - beaten.cut!))} per completed task.`
    );
  // With three objectives a lower price is not the only way back.
  if (beaten && over === "cost")
    sentences.push(
      `A price cut of ${beaten.cut! < 0.005 ? "less than half a percent" : formatPercent(beaten.cut!)} would put ${beaten.s.system} on the frontier, below ${formatDollars(known(beaten.s.cost)!.value * (1 - beaten.cut!))}.`
    );
  return sentences.length > 0
    ? sentences.join(" ")
    : over === "cost"
      ? "Nothing near: every other system would need a price cut of more than three quarters, or better results."
      : "Nothing near: every other system would need to be far quicker, or better.";
}

/** How far a dominated system's cost must fall for no other to be both cheaper and better; `null` when none is better. */
function priceCut(s: ValueSystem, stairs: readonly ValueSystem[]): number | null {
  const quality = known(s.quality)!.value;
  const cost = known(s.cost)!.value;
  const better = stairs.filter((f) => known(f.quality)!.value >= quality).map((f) => known(f.cost)!.value);
  return better.length === 0 ? null : Math.max(0, 1 - Math.min(...better) / cost);
}

/** The heading over the steps: how many of them the tasks show to buy quality. */
export function stepsHeading(steps: readonly ValueStep[]): string {
  if (steps.length === 0) return "The frontier has a single step";
  const buys = steps.filter((s) => (known(s.quality_gain)?.low ?? 0) > 0).length;
  const open = steps.length - buys;
  const word = (n: number) => (n === 1 ? "step" : "steps");
  if (open === 0)
    return steps.length === 1
      ? "The step up the frontier buys quality"
      : `All ${countWord(buys)} steps up the frontier buy quality`;
  if (buys === 0) return `${countWordCapital(open)} ${word(open)} up the frontier may buy nothing`;
  return `${countWordCapital(buys)} ${word(buys)} up the frontier ${buys === 1 ? "buys" : "buy"} quality, ${countWord(open)} may buy nothing`;
}
