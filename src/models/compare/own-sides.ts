import {refuse} from "../../statistics/estimate.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {quantityOf} from "../quantity.js";
import type {Gated} from "../value/gate-note.js";
import type {Suite} from "../value/suites.js";
import {ENOUGH_OVERLAP} from "./compare-answer.js";
import {choiceOfSuite} from "./compare-choice.js";
import type {CompareChoice, CompareSide} from "./compare-model.js";
import {compareSlices} from "./compare-slices.js";
import {comparePaired, compareUnpaired, refusedComparison, splitTasks, type Comparison} from "./compare-tasks.js";
import {discordanceOf, discordantTasks} from "./discordant-tasks.js";
import {withoutTasks, type Found} from "./found-sides.js";
import {noPairing, pairingGain} from "./pairing-gain.js";
import {
  clusterCount,
  commonTasks,
  comparable,
  isBinary,
  sideOf,
  sideTasks,
  type Side,
  type SideTasks
} from "./sides.js";

/** Two systems or runs by the workspace's own attempts: paired over the tasks both ran, unless the reader asks otherwise. */
export function ownSides(facts: Facts, cells: Cells, suite: Suite | null, asked: CompareChoice): Found {
  const {margin} = facts.settings;
  const runs = suite ? comparable(facts, cells, suite) : [];
  const {choice, a, b} = chosenSides(facts, cells, suite, asked, runs);
  const nothing = {choice, dates: [], failed: 0, unjudged: 0, gated: [], once: false, dependent: false};
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
    gated: [gatedOf(a, compared.a), gatedOf(b, compared.b)],
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
      pairing: kind === "paired" ? pairingGain(common.a, common.b) : noPairing(n),
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

/** What failure conditions zero among the attempts a side is compared by. */
function gatedOf(side: Side, compared: SideTasks): Gated {
  const sum = (values: readonly number[]) => values.reduce((x, y) => x + y, 0);
  return {
    system: side.index,
    label: side.label,
    attempts: sum(compared.attempts),
    gated: sum(compared.gated),
    gated_passes: sum(compared.gated_passes)
  };
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
