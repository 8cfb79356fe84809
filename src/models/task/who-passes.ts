import {isRefusal, refuse} from "../../statistics/estimate.js";
import {wilsonOfMean} from "../../statistics/rates/wilson-of-mean.js";
import {expectedOnItem} from "../../statistics/suite/expected-on-item.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {point} from "../compare/compare-tasks.js";
import {known, quantityOf, type Quantity} from "../quantity.js";
import {commonClock} from "../value/select-cells.js";
import {countedAttempts, hasTried, recordOf, type Field} from "./task-field.js";
import type {TaskSystem} from "./task-model.js";

/** A result is out of line where three in four, or one in four, were expected and the other half came. */
const STRONG = 0.75;

const NO_RECORD: ReturnType<typeof recordOf> = {rate: refuse("n_zero", 0), mean: 0, n: 0};

/** Every system that was asked this task, the best on the suite's other tasks first. */
export function whoPasses(facts: Facts, cells: Cells, field: Field, task: number): TaskSystem[] {
  const rows = field.rows.filter((i) => cells.task[i] === task);
  const asked = [...new Set(rows.map((i) => facts.runs[cells.run[i]!]!.system))];
  const told = asked.map((system) => {
    const own = field.systems.find((s) => s.system === system) ?? null;
    return {
      row: systemRow(
        facts,
        cells,
        rows.filter((i) => facts.runs[cells.run[i]!]!.system === system)
      ),
      record: own ? recordOf(facts, field, own, task) : NO_RECORD,
      share: own && hasTried(own, task) ? own.share[task]! : undefined
    };
  });
  const comparable = told.filter(({share, record}) => share !== undefined && record.n > 0);
  const expected = expectedOnItem(
    comparable.map(({share}) => share!),
    comparable.map(({record}) => record.mean),
    comparable.map(({record}) => record.n)
  );
  return told
    .map(({row, record, share}, i) => {
      const at = comparable.indexOf(told[i]!);
      const own: Quantity = isRefusal(expected)
        ? expected
        : at < 0
          ? refuse("n_zero", 0)
          : quantityOf(expected[at]!, expected[at]!.n);
      return {...row, record: record.rate, mean: record.mean, expected: own, surprise: surpriseOf(own, share)};
    })
    .sort((a, b) => b.mean - a.mean || a.system.localeCompare(b.system, "en"))
    .map(({mean: _, ...row}) => row);
}

function surpriseOf(expected: Quantity, share: number | undefined): TaskSystem["surprise"] {
  const e = known(expected);
  if (!e || share === undefined) return null;
  if (e.value >= STRONG && share < 0.5) return "fails";
  return e.value <= 1 - STRONG && share > 0.5 ? "passes" : null;
}

/** How many results would stand out so by chance alone, were every expectation right. */
export function surprisesByChance(systems: readonly TaskSystem[]): number {
  return systems.reduce((sum, {expected, attempts}) => {
    const e = known(expected);
    if (!e || attempts === 0) return sum;
    return sum + (e.value >= STRONG ? 1 - e.value : e.value <= 1 - STRONG ? e.value : 0);
  }, 0);
}

function systemRow(
  facts: Facts,
  cells: Cells,
  rows: readonly number[]
): Omit<TaskSystem, "record" | "expected" | "surprise"> {
  const sum = (of: (i: number) => number) => rows.reduce((total, i) => total + of(i), 0);
  const clock = commonClock(facts, cells, rows);
  const timed = rows.filter((i) => clock !== null && facts.runs[cells.run[i]!]!.latency_kind === clock);
  const {system, family_slot} = facts.systems[facts.runs[cells.run[rows[0]!]!]!.system]!;
  const attempts = sum((i) => countedAttempts(cells, i));
  const passes = sum((i) => cells.passes[i]! - cells.gated_passes[i]!);
  const score = sum((i) => cells.sum_share[i]!);
  return {
    system,
    slot: family_slot,
    runs: new Set(rows.map((i) => cells.run[i])).size,
    attempts,
    passes,
    share: quantityOf(wilsonOfMean(score, attempts), attempts),
    partial: Math.abs(score - passes) > 1e-9,
    errors: sum((i) => cells.errors[i]!),
    timeouts: sum((i) => cells.timeouts[i]!),
    refusals: sum((i) => cells.refusals[i]!),
    unjudged: sum((i) => cells.unjudged[i]!),
    gated: sum((i) => cells.gated[i]!),
    cost_usd: perAttempt(
      sum((i) => cells.cost_usd[i]!),
      sum((i) => cells.cost_known[i]!)
    ),
    cost_unknown: sum((i) => cells.cost_unknown[i]!),
    tokens: perAttempt(
      sum((i) => cells.tokens[i]!),
      sum((i) => cells.tokens_known[i]!)
    ),
    latency_s: perAttempt(
      timed.reduce((total, i) => total + cells.latency_s[i]!, 0),
      timed.reduce((total, i) => total + cells.latency_known[i]!, 0)
    ),
    latency_kind: clock
  };
}

function perAttempt(total: number, n: number): Quantity {
  return n === 0 ? refuse("missing_metric", 0) : point(total / n, n, "mean of attempts");
}
