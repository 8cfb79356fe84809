import {composeValue, reweighValue} from "../src/models/value/compose-value.js";
import {DRAWS} from "../src/models/value/draws.js";
import {prepareValue} from "../src/models/value/prepare-value.js";
import {suites} from "../src/models/value/suites.js";
import {defaultChoice, setWeight} from "../src/models/value/value-choice.js";
import {seeded} from "../src/statistics/random.js";
import type {Cells, Facts} from "../src/tables/cells.js";

export const name = "value";

const SYSTEMS = 50;
const TASKS = 2000;
const METRICS = ["type_errors", "security", "complexity", "review"];

/** Made-up cells at the size the page must serve: every system over every task once. */
export function benchCells(systems = SYSTEMS, tasks = TASKS): {facts: Facts; cells: Cells} {
  const random = seeded(7);
  const length = systems * tasks;
  const counts = () => new Uint32Array(length);
  const sums = () => new Float64Array(length);
  const cells: Cells = {
    length,
    run: counts(),
    task: counts(),
    attempts: counts().fill(1),
    judged: counts().fill(1),
    passes: counts(),
    errors: counts(),
    timeouts: counts(),
    refusals: counts(),
    unjudged: counts(),
    gated: counts(),
    gated_passes: counts(),
    sum_share: sums(),
    sum_share2: sums(),
    cost_known: counts().fill(1),
    cost_usd: sums(),
    cost_passes: counts(),
    cost_unknown: counts(),
    cost_passes_usd: sums(),
    judge_cost_usd: sums(),
    list_known: counts(),
    list_usd: sums(),
    list_passes: counts(),
    list_passes_usd: sums(),
    tokens_known: counts().fill(1),
    tokens: sums(),
    tokens_passes: counts(),
    calls_known: counts(),
    calls: sums(),
    latency_known: counts(),
    latency_s: sums(),
    latency_passes: counts(),
    retries: sums(),
    priced: counts(),
    priced_usd: sums(),
    zero_cached: counts(),
    zero_error: counts(),
    zero_unknown: counts(),
    metric_n: METRICS.map(() => sums().fill(1)),
    metric_sum: METRICS.map(sums)
  };
  const hard = Array.from({length: tasks}, () => random());
  for (let s = 0; s < systems; s++)
    for (let t = 0; t < tasks; t++) {
      const i = s * tasks + t;
      const passed = random() * 0.7 + hard[t]! * 0.5 < 0.2 + s / systems ? 1 : 0;
      cells.run[i] = s;
      cells.task[i] = t;
      cells.passes[i] =
        cells.sum_share[i] =
        cells.sum_share2[i] =
        cells.cost_passes[i] =
        cells.tokens_passes[i] =
          passed;
      cells.cost_usd[i] = 0.002 * 1.12 ** s * (0.5 + random());
      cells.tokens[i] = 1000 + 500 * random();
      METRICS.forEach((_, m) => (cells.metric_sum[m]![i] = random() * 4));
    }
  const facts: Facts = {
    title: "Bench",
    synthetic: true,
    commit: null,
    systems: Array.from({length: systems}, (_, s) => ({
      system_id: `s${s}`,
      system: `System ${s}`,
      family: `F${s % 8}`,
      family_slot: 1 + (s % 8),
      sticker: null
    })),
    runs: Array.from({length: systems}, (_, s) => ({
      run_id: `r${s}`,
      run: `run ${s}`,
      system: s,
      suite_id: "suite",
      suite_version: null,
      model_version: null,
      harness: "table",
      started_at: "2026-11-01T00:00:00.000Z",
      status: null,
      latency_kind: null
    })),
    tasks: Array.from({length: tasks}, (_, t) => ({
      task_id: `t${t}`,
      task: `t${t}`,
      suite_id: "suite",
      category: `c${t % 4}`,
      language: null,
      difficulty: null,
      tags: [],
      cluster: t
    })),
    metrics: METRICS,
    boards: [],
    settings: {
      metrics: Object.fromEntries(METRICS.map((m) => [m, {title: m, better: "lower", anchors: [5, 0], unit: null}])),
      weights: [
        {
          id: "w",
          since: null,
          why: null,
          weights: {pass: 0.4, type_errors: 0.2, security: 0.2, complexity: 0.1, review: 0.1}
        }
      ],
      min_tasks: 30,
      margin: 0.05
    },
    sources: {rows_read: length, rows_kept: length, rows_rejected: 0, rows_duplicate: 0},
    counts: {ratings: 0, raters: 0, outcomes: 0, defects: 0}
  };
  return {facts, cells};
}

/** A slider's move against the least any move must do: re-reduce the replicates in a plain loop. */
export async function bench(): Promise<
  {name: string; ours_ms: number; baseline_ms: number; baseline: string; note?: string}[]
> {
  const {facts, cells} = benchCells();
  const choice = defaultChoice(facts, suites(facts, cells));
  const started = performance.now();
  const prepared = prepareValue(facts, cells, choice, DRAWS);
  const prepare_ms = performance.now() - started;
  const moves = Array.from({length: 20}, (_, i) => ({
    ...choice,
    weights: setWeight(choice.weights, "pass", 0.2 + i / 50)
  }));
  const before = composeValue(facts, prepared, choice);
  const ours_ms = median(moves.map((move) => timed(() => reweighValue(facts, prepared, move, before, {moving: true}))));
  const metrics = Object.values(prepared.replicates!.metrics).map((m) => m.values);
  const baseline_ms = median(
    moves.map(() =>
      timed(() => {
        const out = new Float64Array(metrics[0]!.length);
        for (const x of metrics) for (let i = 0; i < x.length; i++) out[i]! += 0.2 * x[i]!;
        return out;
      })
    )
  );
  return [
    {
      name: "slider move, 50 systems × 2,000 tasks × 1,000 replicates",
      ours_ms,
      baseline_ms,
      baseline: "one weighted sum over the replicates",
      note: `replicates drawn once in ${prepare_ms.toFixed(0)} ms; a frame is 16.7 ms`
    }
  ];
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
