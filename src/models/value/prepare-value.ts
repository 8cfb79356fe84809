import {costRatio} from "../../statistics/value/cost-ratio.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import {prepareFinished, type PreparedFinished} from "./finished/prepare-finished.js";
import {isPriced, unknownShare} from "./is-priced.js";
import {metricEstimates} from "./metric-estimates.js";
import {costDenominator, valueReplicates, type ValueReplicates} from "./replicates.js";
import {selectCells, type SystemTasks} from "./select-cells.js";
import {suites, type Suite} from "./suites.js";
import {earlierDay} from "./depth/days.js";
import type {CostBasis, ValueChoice} from "./value-model.js";
import {prepareRouting} from "./routing/prepare-routing.js";
import type {PreparedRouting} from "./routing/routing-key.js";
import {dollarView} from "./view.js";
import {prepareWorth, type PreparedWorth} from "./worth/prepare-worth.js";

/** Metrics, costs and tokens of one system: what does not depend on the weights. */
export interface SystemEstimates {
  metrics: Record<string, Quantity>;
  costs: Record<CostBasis, Quantity>;
  seconds_per_completed: Quantity;
  /** Whether most of its tasks have an attempt timed by the selection's clock. */
  timed: boolean;
  tokens_per_completed: Quantity;
  quality_per_usd: Quantity;
  /** Share of attempts whose cost is not known, in [0, 1]. */
  unknown_share: number;
  priced: boolean;
  /** Share of the fullest system's tasks that this one ran too, in [0, 1]. */
  coverage: number;
}

/** Everything about a selection that a change of weights leaves as it is. Made in a worker or at build. */
export interface PreparedValue {
  suites: Suite[];
  /** The chosen suite; `null` in a workspace without any. */
  suite: Suite | null;
  /** When the chosen runs started, where it is known. */
  dates: string[];
  /** Empty for a published board, whose totals stand in the facts. */
  systems: SystemTasks[];
  estimates: SystemEstimates[];
  replicates: ValueReplicates | null;
  /** Costs at other prices and the retry curves. */
  finished: PreparedFinished;
  /** The plans that the sliders of routing can reach; `null` in a workspace without a suite. */
  routing: PreparedRouting | null;
  /** The inputs of worth that are ranges, drawn. */
  worth: PreparedWorth;
  /** The same selection as it stood on an earlier day; `null` where everything is of one day, and for a board. */
  earlier: EarlierSelection | null;
  /** What the seconds measure (`request`, `task_wall`, `task_working`); `null` where nothing was timed. */
  clock: string | null;
}

/** What a move of the weights needs of a selection: everything but what the sections take longest to prepare. */
export type PreparedSelection = Omit<PreparedValue, "finished" | "routing">;

/** The rest, which the sections on finished tasks and on routing stand on. */
export type PreparedSections = Pick<PreparedValue, "finished" | "routing">;

/** What of a prepared selection its systems are weighed by. */
export type WeighableSelection = Pick<PreparedValue, "systems" | "estimates" | "replicates">;

/** A selection as it stood at the end of a day, drawn with the same luck of the tasks as today's. */
export interface EarlierSelection extends WeighableSelection {
  until: string;
}

/** Runs of another clock may be among a system's; over fewer of its tasks than this its time is not comparable. */
const TIMED_FROM = 0.8;

interface Draws {
  replicates: number;
  seed: number;
}

/** Gathers a selection, estimates its metrics and costs, draws its replicates, and makes its curves and plans. */
export function prepareValue(facts: Facts, cells: Cells, choice: ValueChoice, draws: Draws): PreparedValue {
  const selection = prepareSelection(facts, cells, choice, draws);
  return Object.assign(selection, prepareSections(facts, selection, choice, draws));
}

/** The part of a choice that says what is prepared: two choices alike in it differ in what is made of the same. */
export function selectionKey({suite, category, language, runs, errors, prices, weights, depth}: ValueChoice): string {
  return JSON.stringify([suite, category, language, runs, errors, prices, Object.keys(weights), depth.since]);
}

/** The first half, which a slider of the weights can move with. */
export function prepareSelection(
  facts: Facts,
  cells: Cells,
  choice: ValueChoice,
  {replicates, seed}: Draws
): PreparedSelection {
  const all = suites(facts, cells);
  const suite = all.find((s) => s.value === choice.suite) ?? null;
  const {systems, runs, clock} =
    suite && !suite.board ? selectCells(facts, cells, suite, choice) : {systems: [], runs: [], clock: null};
  const metrics = [...new Set(["pass", ...Object.keys(choice.weights)])];
  const numbers = new Map<number, number>();
  const weighable = (of: SystemTasks[]): WeighableSelection => ({
    systems: of,
    estimates: of.map((s) => systemEstimates(s, fullest(of))),
    replicates: of.length > 0 ? valueReplicates(of, metrics, {replicates, seed, numbers}) : null
  });
  const dates = runs.flatMap((r) => facts.runs[r]!.started_at ?? []);
  const until = dates.length === runs.length ? earlierDay(dates, choice.depth.since) : null;
  return {
    suites: all,
    suite,
    dates,
    ...weighable(systems),
    earlier:
      until !== null && suite ? {until, ...weighable(selectCells(facts, cells, suite, choice, {until}).systems)} : null,
    worth: prepareWorth(facts.settings.value, {replicates, seed}),
    clock
  };
}

/**
 * The second half.
 *
 * @param made - of the same selection under other weights: only the plans depend on these
 */
export function prepareSections(
  facts: Facts,
  selection: PreparedSelection,
  choice: ValueChoice,
  {replicates, seed}: Draws,
  made?: PreparedSections
): PreparedSections {
  const {suite, systems, estimates} = selection;
  return {
    finished: made?.finished ?? prepareFinished(systems, estimates, {replicates, seed}),
    routing: suite === null ? null : prepareRouting(facts, dollarView(facts, selection, choice), choice, seed)
  };
}

function systemEstimates(s: SystemTasks, reference: ReadonlySet<number>): SystemEstimates {
  const {clusters} = s;
  const cost = (basis: CostBasis) =>
    quantityOf(costRatio(s.cost_usd, s[costDenominator[basis]], {clusters}), s.task.length);
  const spent = s.cost_usd.some((c) => c > 0);
  return {
    metrics: metricEstimates(s),
    costs: {completed: cost("completed"), task: cost("task"), attempt: cost("attempt")},
    seconds_per_completed:
      s.timed > 0
        ? quantityOf(costRatio(s.latency_s, s.latency_passes, {clusters}), s.task.length)
        : {refused: "missing_metric", n: s.task.length},
    timed: s.timed >= TIMED_FROM * s.task.length,
    tokens_per_completed: quantityOf(costRatio(s.tokens, s.tokens_passes, {clusters}), s.task.length),
    quality_per_usd: spent
      ? quantityOf(costRatio(s.cost_passes, s.cost_usd, {clusters}), s.task.length)
      : {refused: "n_zero", n: s.task.length},
    unknown_share: unknownShare(s),
    coverage: s.task.filter((t) => reference.has(t)).length / reference.size,
    priced: isPriced(s)
  };
}

/** The tasks of the system that ran most of them: what the others are held against. */
function fullest(systems: readonly SystemTasks[]): ReadonlySet<number> {
  let most = systems[0]!;
  for (const s of systems) if (s.task.length > most.task.length) most = s;
  return new Set(most.task);
}
