import type {Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {known} from "../quantity.js";
import {valueAnswer} from "./answer.js";
import {boardRows} from "./board-systems.js";
import {isPassRate, weighing} from "./composite.js";
import {DRAWS} from "./draws.js";
import {gateBasis, gateNote} from "./gate-note.js";
import {frontierBand} from "./frontier-band.js";
import {priceOptions} from "./finished/price-list-name.js";
import type {PreparedSelection, PreparedValue} from "./prepare-value.js";
import {qualityFrom} from "./quality-from.js";
import {valueSlices} from "./value-slices.js";
import {valueBasis} from "./value-basis.js";
import {standingWeights} from "./value-choice.js";
import type {FrontierOver, ValueChoice, ValueModel, ValueSystem} from "./value-model.js";
import {valueOptions} from "./value-options.js";
import {dollarView, valueView} from "./view.js";
import {composeSections, type ValueSections} from "./sections.js";
import {stepsHeading, valueCaption, valueNotes, wouldChange} from "./value-notes.js";

const TITLE = "Which system buys the most quality per dollar?";
/** A band good enough to follow with the eye. */
const COARSE = {steps: 24, replicates: 200};
const UNITS = {completed: "completed task", task: "task", attempt: "attempt"} as const;

/**
 * The value page: who stands on the frontier of cost and quality, how surely, and what each step up it buys.
 *
 * The same function serves the build, the terminal and every choice of the reader.
 */
export function composeValue(facts: Facts, prepared: PreparedValue, choice: ValueChoice): ValueModel {
  const sections = composeSections({facts, prepared, view: dollarView(facts, prepared, choice), choice});
  return compose(facts, prepared, choice, {sections, prices: priceOptions(facts, prepared, choice)});
}

/**
 * The page under other weights, its sections kept as they stand: for the frames while a weight moves, and until what
 * the sections need is prepared.
 *
 * @param options - `moving`: without the tables of steps and categories, the band coarser, the scale kept
 */
export function reweighValue(
  facts: Facts,
  prepared: PreparedSelection,
  choice: ValueChoice,
  before: ValueModel,
  {moving}: {moving: boolean}
): ValueModel {
  const {finished, worth, routing, depth, cliffs, boards} = before;
  const sections = {finished, worth, routing, depth, cliffs, boards};
  return compose(facts, prepared, choice, {
    sections,
    prices: before.options.prices,
    ...(moving && {moving: before})
  });
}

interface Kept {
  sections: ValueSections;
  prices: ValueModel["options"]["prices"];
  /** The page as it stands, while a weight moves. */
  moving?: Pick<ValueModel, "quality_from">;
}

function compose(
  facts: Facts,
  prepared: PreparedSelection,
  choice: ValueChoice,
  {sections, prices, moving}: Kept
): ValueModel {
  const {suite, suites: all} = prepared;
  const parts = weighing(choice.weights, facts.settings);
  const board = suite?.board === true;
  const isShare = board || isPassRate(parts);
  const view = valueView(facts, prepared, choice);
  const {systems, difference} = view;
  const {over} = choice.depth;
  const efficient = systems
    .filter((s) => s.on_frontier)
    .sort((a, b) => known(a.cost)!.value - known(b.cost)!.value || known(a.quality)!.value - known(b.quality)!.value);
  const stairs = over === "both" ? rising(efficient) : efficient;
  const tasks = Math.max(0, ...systems.map((s) => s.tasks));
  const kind = systems.length === 0 ? "empty" : board ? "board" : "attempts";
  const answer = valueAnswer({
    kind: board ? "board" : "attempts",
    cost: choice.cost,
    over,
    quick: efficient.filter((s) => !stairs.includes(s)),
    isShare,
    tasks,
    minTasks: facts.settings.min_tasks,
    systems,
    stairs,
    difference
  });
  const dates = board ? boardRows(facts, suite!.suite_id).map((r) => r.reported_at) : prepared.dates;
  const standing = standingWeights(facts);
  const base = {kind, systems, tasks, suite: suite?.suite_id ?? "", over} as const;
  const quality_from = qualityFrom(
    systems.map((s) => s.quality),
    isShare,
    moving?.quality_from
  );
  const steps = moving ? [] : view.steps(stairs.map((s) => s.system));
  return {
    ...sections,
    page: "value",
    title: TITLE,
    answer,
    basis:
      valueBasis(facts, suite, choice, base, dates, board ? "published" : prepared.clock) + gateBasis(prepared.systems),
    generated_from: generatedFrom(facts, dates, DRAWS),
    kind,
    suite: suite?.value ?? "",
    tasks,
    choice,
    options: valueOptions(facts, all, suite, prices, offered(systems)),
    metrics: Object.keys({...standing, ...choice.weights}).map((metric) => ({
      metric,
      title: facts.settings.metrics[metric]?.title ?? (metric === "pass" ? "pass rate" : metric.replaceAll("_", " ")),
      weight: choice.weights[metric] ?? 0,
      standing: standing[metric] ?? 0
    })),
    quality_label: isShare ? "Tasks passed" : "Composite score",
    quality_is_share: isShare,
    quality_from,
    measure: over === "time" ? "seconds" : "usd",
    clock: board ? "published" : prepared.clock,
    cost_unit: over === "time" ? UNITS.completed : UNITS[choice.cost],
    systems,
    frontier: efficient.map((s) => s.system),
    unpriced: systems.filter((s) => !s.priced).map((s) => s.system),
    band:
      view.cost && view.quality
        ? frontierBand(view.cost, view.quality, costRange(systems), moving ? COARSE : {})
        : null,
    steps,
    steps_heading: stepsHeading(steps),
    slices:
      !moving && !board && over === "cost" && choice.category === null ? valueSlices(facts, prepared, choice) : [],
    caption: valueCaption({...base, quality_from}, DRAWS.replicates, DRAWS.seed),
    notes: [...valueNotes(base, facts, suite?.suite_id ?? ""), ...gateNote(prepared.systems, facts)],
    would_change: wouldChange(stairs, systems, over),
    not_measured: notMeasured(base)
  };
}

/** The page after a change of one section's own choice: everything else stands. */
export function adjustValue(facts: Facts, prepared: PreparedValue, model: ValueModel, choice: ValueChoice): ValueModel {
  const view = dollarView(facts, prepared, choice);
  return {...model, choice, ...composeSections({facts, prepared, view, choice}, model)};
}

/** What the reader may weigh quality against: time where a system's time is known, both where its cost is too. */
function offered(systems: readonly ValueSystem[]): FrontierOver[] {
  const timed = systems.filter((s) => known(s.seconds_per_completed));
  const both = timed.some((s) => known(s.cost_usd_per_completed));
  return [
    "cost",
    ...(timed.length > 1 ? (["time"] as const) : []),
    ...(timed.length > 1 && both ? (["both"] as const) : [])
  ];
}

/** Of systems from cheap to dear those that are better than all cheaper ones: the stairs of cost and quality alone. */
function rising(sorted: readonly ValueSystem[]): ValueSystem[] {
  let best = -Infinity;
  return sorted.filter((s, i) => {
    const q = known(s.quality)!.value;
    const next = sorted[i + 1];
    const beaten = next && known(next.cost)!.value === known(s.cost)!.value && known(next.quality)!.value > q;
    if (q <= best || beaten) return false;
    best = q;
    return true;
  });
}

function costRange(systems: readonly ValueSystem[]): [number, number] {
  const costs = systems.flatMap((s) => known(s.cost)?.value ?? []);
  return [Math.min(...costs), Math.max(...costs)];
}

function notMeasured({kind, systems}: Pick<ValueModel, "kind" | "systems">): string {
  if (kind === "empty") return "Everything: no attempt in this selection was judged.";
  if (kind === "board")
    return "Which tasks each entry passed, so nothing is paired and the intervals are wider than own runs would give. Your own work: a public board measures other tasks.";
  const once = systems.every((s) => s.attempts <= s.tasks);
  return (
    "Review effort, and whether passed tasks stay passed." +
    (once ? " Every system had one attempt per task, so luck between attempts is not in the intervals." : "")
  );
}
