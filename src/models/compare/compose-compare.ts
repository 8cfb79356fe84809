import {newcombeDiffCi} from "../../statistics/comparison/newcombe-diff-ci.js";
import {pairedDifference} from "../../statistics/comparison/paired-difference.js";
import {welchDifference} from "../../statistics/comparison/welch-difference.js";
import {pearsonCi} from "../../statistics/association/pearson-ci.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {quantityOf} from "../quantity.js";
import {boardPasses, boardRows} from "../value/board-systems.js";
import {suites, type Suite} from "../value/suites.js";
import {selectionOptions} from "../value/selection-options.js";
import {compareAnswer, ENOUGH_OVERLAP, type CompareNumbers} from "./compare-answer.js";
import {choiceOfSuite} from "./compare-choice.js";
import type {CompareChoice, CompareModel, ComparePairing, CompareSide, CompareTask} from "./compare-model.js";
import {compareSlices} from "./compare-slices.js";
import {
  comparePaired,
  compareTotals,
  compareUnpaired,
  point,
  refusedComparison,
  splitTasks,
  type Comparison
} from "./compare-tasks.js";
import {
  compareBasis,
  compareCaption,
  compareNotes,
  compareNotMeasured,
  compareWouldChange,
  discordantHeading,
  multiplicityNote
} from "./compare-words.js";
import {
  clusterCount,
  commonTasks,
  comparable,
  isBinary,
  runOptions,
  sideOf,
  sideTasks,
  type Side,
  type SideTasks
} from "./sides.js";

const TITLE = "Which of two is better, and is it real?";

/**
 * The compare page: two systems, or two runs, over the tasks both ran.
 *
 * The same function serves the build, the terminal and every choice of the reader.
 */
export function composeCompare(facts: Facts, cells: Cells, asked: CompareChoice): CompareModel {
  const all = suites(facts, cells);
  const suite = all.find((s) => s.value === asked.suite) ?? null;
  const found = suite?.board ? boardSides(facts, suite, asked) : ownSides(facts, cells, suite, asked);
  const {choice, numbers, dates, failed, unjudged, once, dependent} = found;
  const systems = suite ? systemsOf(facts, cells, suite) : [];
  const runs = suite && !suite.board ? comparable(facts, cells, suite) : [];
  const {suites: suiteOptions, categories, languages} = selectionOptions(facts, all, suite);
  const m: CompareNumbers = {
    page: "compare",
    suite: suite?.value ?? "",
    choice,
    options: {
      suites: suiteOptions,
      categories,
      languages,
      systems,
      runs_a: runOptions(facts, runs, choice.a),
      runs_b: runOptions(facts, runs, choice.b)
    },
    single_attempts: once,
    dependent_tasks: dependent,
    min_tasks: facts.settings.min_tasks,
    discordant_heading: "",
    ...numbers
  };
  const {single_attempts, dependent_tasks: _, min_tasks: __, ...model} = m;
  return {
    ...model,
    title: TITLE,
    answer: compareAnswer(m),
    basis: compareBasis(m, {synthetic: facts.synthetic, dates, failed, unjudged}),
    generated_from: generatedFrom(facts, dates, {seed: null, replicates: null}),
    discordant_heading: discordantHeading({...m, single_attempts}),
    multiplicity: multiplicityNote(m.slices),
    caption: compareCaption(m),
    notes: compareNotes(m),
    would_change: compareWouldChange(m),
    not_measured: compareNotMeasured(m)
  };
}

type Numbers = Omit<
  CompareNumbers,
  "page" | "suite" | "choice" | "options" | "single_attempts" | "dependent_tasks" | "min_tasks" | "discordant_heading"
>;

interface Found {
  choice: CompareChoice;
  numbers: Numbers;
  dates: (string | null)[];
  failed: number;
  unjudged: number;
  once: boolean;
  dependent: boolean;
}

function ownSides(facts: Facts, cells: Cells, suite: Suite | null, asked: CompareChoice): Found {
  const {margin} = facts.settings;
  const runs = suite ? comparable(facts, cells, suite) : [];
  const {choice, a, b} = chosenSides(facts, cells, suite, asked, runs);
  const nothing = {choice, dates: [], failed: 0, unjudged: 0, once: false, dependent: false};
  if (!a || !b) return {...nothing, numbers: {...withoutTasks(margin), kind: "empty"}};
  const own = {a: sideTasks(facts, cells, a, choice), b: sideTasks(facts, cells, b, choice)};
  const dates = [...a.runs, ...b.runs].map((r) => facts.runs[r]!.started_at);
  const names = {a: a.label, b: b.label};
  if ([...a.runs].some((r) => b.runs.has(r))) {
    const alone = new Set(runs.map((r) => r.index)).size === 1;
    const sides = {a: sideOfTasks(facts, a, own.a, own.a), b: sideOfTasks(facts, b, own.b, own.b)};
    return {
      ...nothing,
      dates,
      numbers: {...withoutTasks(margin), ...names, sides, kind: alone ? "single" : "same"}
    };
  }
  const common = commonTasks(own.a, own.b);
  const either = own.a.task.length + own.b.task.length - common.a.task.length;
  const n = common.a.task.length;
  const overlap = {common: n, either, share: either === 0 ? 0 : n / either};
  if (either === 0) return {...nothing, dates, numbers: {...withoutTasks(margin), ...names, kind: "empty"}};
  const enough = overlap.share >= ENOUGH_OVERLAP;
  const kind = choice.unpaired ? "unpaired" : enough ? "paired" : "refused";
  const compared = kind === "paired" ? common : own;
  const comparison: Comparison =
    kind === "paired"
      ? comparePaired(common.a, common.b, margin)
      : kind === "unpaired"
        ? compareUnpaired(own.a, own.b, margin)
        : refusedComparison(refuse("no_pairable_units", n), margin);
  const inB = new Set(common.a.task);
  const dropped = (["a", "b"] as const).flatMap((ran) =>
    own[ran].task.filter((t) => !inB.has(t)).map((t) => ({task: facts.tasks[t]!.task, ran}))
  );
  return {
    choice,
    dates,
    failed: own.a.failed_calls + own.b.failed_calls,
    unjudged: own.a.unjudged + own.b.unjudged,
    once: isBinary(compared.a) && isBinary(compared.b),
    dependent: [own.a, own.b].some((s) => clusterCount(s) < s.task.length),
    numbers: {
      kind,
      ...names,
      sides: {a: sideOfTasks(facts, a, own.a, compared.a), b: sideOfTasks(facts, b, own.b, compared.b)},
      tasks: kind === "unpaired" ? Math.min(own.a.task.length, own.b.task.length) : n,
      clusters: clusterCount(common.a),
      overlap,
      dropped,
      ...comparison,
      split: splitTasks(common.a, common.b),
      discordance: discordanceOf(common.a, common.b),
      discordant: discordantTasks(facts, common.a, common.b),
      pairing: kind === "paired" ? pairingOf(common.a, common.b) : noPairing(n),
      slices: kind === "paired" ? compareSlices(facts, common.a, common.b, margin) : []
    }
  };
}

/** The sides that are asked for; what the suite does not hold falls back to its default pair. */
function chosenSides(
  facts: Facts,
  cells: Cells,
  suite: Suite | null,
  asked: CompareChoice,
  runs: ReturnType<typeof comparable>
): {choice: CompareChoice; a: Side | null; b: Side | null} {
  const apart = firstAndLast(facts, runs, asked);
  const a = sideOf(facts, runs, asked.a, apart.run_a);
  const b = sideOf(facts, runs, asked.b, apart.run_b);
  if (a && b) return {choice: {...asked, run_a: a.run?.run ?? "all", run_b: b.run?.run ?? "all"}, a, b};
  const base = choiceOfSuite(facts, cells, suite);
  const choice: CompareChoice = {
    ...asked,
    ...(a ? {} : {a: base.a, run_a: base.run_a}),
    ...(b ? {} : {b: base.b, run_b: base.run_b})
  };
  return {
    choice,
    a: a ?? sideOf(facts, runs, choice.a, choice.run_a),
    b: b ?? sideOf(facts, runs, choice.b, choice.run_b)
  };
}

/** One system on both sides, and no run named, means its first run and its last. */
function firstAndLast(
  facts: Facts,
  runs: ReturnType<typeof comparable>,
  {a, b, run_a, run_b}: CompareChoice
): Pick<CompareChoice, "run_a" | "run_b"> {
  const own = runs.filter((r) => facts.systems[r.system]!.system === a);
  if (a !== b || run_a !== "all" || run_b !== "all" || own.length < 2) return {run_a, run_b};
  return {run_a: own[0]!.run.run, run_b: own.at(-1)!.run.run};
}

function boardSides(facts: Facts, suite: Suite, asked: CompareChoice): Found {
  const {margin} = facts.settings;
  const rows = boardRows(facts, suite.suite_id).flatMap((row) => {
    const passes = boardPasses(row);
    if (passes === null || row.tasks === null || row.tasks <= 0) return [];
    const {system, family_slot} = facts.systems[row.system]!;
    return [{system, slot: family_slot, passes, n: row.tasks, rate: passes / row.tasks, reported_at: row.reported_at}];
  });
  const ranked = [...rows].sort((x, y) => y.rate - x.rate);
  const a = rows.find((r) => r.system === asked.a) ?? ranked[0];
  const b = rows.find((r) => r.system === asked.b) ?? ranked.find((r) => r !== a);
  const choice = {...asked, a: a?.system ?? "", b: b?.system ?? a?.system ?? "", run_a: "all", run_b: "all"};
  const nothing = {choice, failed: 0, unjudged: 0, once: true, dependent: false};
  if (!a) return {...nothing, dates: [], numbers: {...withoutTasks(margin), kind: "empty"}};
  const side = (r: typeof a): CompareSide => ({
    label: r.system,
    system: r.system,
    run: null,
    slot: r.slot,
    tasks: r.n,
    attempts: r.n,
    pass_rate: quantityOf(wilsonCi(r.passes, r.n), r.n)
  });
  if (!b || a === b) {
    const numbers = {...withoutTasks(margin), a: a.system, b: a.system, sides: {a: side(a), b: side(a)}};
    return {...nothing, dates: [a.reported_at], numbers: {...numbers, kind: b ? "same" : "single"}};
  }
  const refused = refuse("no_pairable_units", 0);
  return {
    ...nothing,
    dates: [a.reported_at, b.reported_at],
    numbers: {
      ...withoutTasks(margin),
      ...(choice.unpaired ? compareTotals(a, b, margin) : refusedComparison(refused, margin)),
      kind: "board",
      a: a.system,
      b: b.system,
      sides: {a: side(a), b: side(b)},
      tasks: Math.min(a.n, b.n)
    }
  };
}

function withoutTasks(margin: number): Omit<Numbers, "kind"> {
  const none = refuse("n_zero", 0);
  return {
    a: null,
    b: null,
    sides: null,
    tasks: 0,
    clusters: 0,
    overlap: {common: 0, either: 0, share: 0},
    dropped: [],
    ...refusedComparison(none, margin),
    split: {a_better: 0, b_better: 0, same: 0, both_passed: 0, neither_passed: 0},
    discordance: none,
    discordant: [],
    pairing: noPairing(0),
    slices: []
  };
}

function noPairing(n: number): ComparePairing {
  const none = refuse("no_pairable_units", n);
  return {correlation: none, unpaired: none, tasks_ratio: none};
}

/** The systems a suite offers, by name. */
function systemsOf(facts: Facts, cells: Cells, suite: Suite): string[] {
  const names = suite.board
    ? boardRows(facts, suite.suite_id).map((r) => facts.systems[r.system]!.system)
    : comparable(facts, cells, suite).map((r) => facts.systems[r.system]!.system);
  return [...new Set(names)].sort((x, y) => x.localeCompare(y, "en"));
}

function sideOfTasks(facts: Facts, side: Side, own: SideTasks, compared: SideTasks): CompareSide {
  const n = compared.task.length;
  return {
    label: side.label,
    system: side.system,
    run: side.run?.run ?? null,
    slot: facts.systems[side.index]!.family_slot,
    tasks: own.task.length,
    attempts: own.attempts.reduce((x, y) => x + y, 0),
    pass_rate: quantityOf(rateClustered(compared.mean, {clusters: compared.cluster}), n)
  };
}

function discordanceOf(a: SideTasks, b: SideTasks) {
  const differs = a.mean.map((x, i) => Number(x !== b.mean[i]));
  return quantityOf(rateClustered(differs, {clusters: a.cluster}), differs.length);
}

/** The tasks that part the two: by category, the larger difference first. */
function discordantTasks(facts: Facts, a: SideTasks, b: SideTasks): CompareTask[] {
  const found = a.task.flatMap((t, i): CompareTask[] => {
    const {task, category} = facts.tasks[t]!;
    return a.mean[i] === b.mean[i] ? [] : [{task, category, a: a.mean[i]!, b: b.mean[i]!}];
  });
  return found.sort(
    (x, y) =>
      (x.category ?? "").localeCompare(y.category ?? "", "en") ||
      y.a - y.b - (x.a - x.b) ||
      x.task.localeCompare(y.task, "en", {numeric: true})
  );
}

/** What pairing gained, tasks taken one by one on both sides so that like is held against like. */
function pairingOf(a: SideTasks, b: SideTasks): ComparePairing {
  const n = a.task.length;
  const paired = pairedDifference(a.mean, b.mean);
  const passes = (s: SideTasks) => ({passes: s.mean.filter((x) => x === 1).length, n});
  const apart = isBinary(a) && isBinary(b) ? newcombeDiffCi(passes(a), passes(b)) : welchDifference(a.mean, b.mean);
  return {
    correlation: quantityOf(pearsonCi(a.mean, b.mean), n),
    unpaired: quantityOf(apart, n),
    tasks_ratio: isRefusal(paired)
      ? refuse(paired.refused, n)
      : point((paired.se_unpaired / paired.se) ** 2, n, "variance unpaired over paired")
  };
}
