import type {Cells, Facts} from "../../../src/tables/cells.js";
import type {DimensionFact, RaterFact, RatingFacts} from "../../../src/tables/rating-facts.js";

/** One verdict: who said what of which item. */
export interface Said {
  item: string;
  rater: string;
  dimension?: string;
  label?: string;
  value?: number;
  rated_at?: string;
  chance?: number;
}

/** What an item is an answer to, and by whom. */
export interface Answer {
  system?: number;
  task?: number;
  run?: number;
  tokens?: number;
}

const accept: DimensionFact = {dimension: "accept", question: null, labels: ["no", "yes"], level: "nominal"};

/** Rating facts from a short list of verdicts; raters named "judge …" are judges, of the family in brackets. */
export function ratingFacts(
  rows: readonly Said[],
  {
    answers = {},
    dimensions = [accept],
    scores = []
  }: {
    answers?: Record<string, Answer>;
    dimensions?: DimensionFact[];
    scores?: {metric: string; model: string | null; family: string | null; values: Record<string, number>}[];
  } = {}
): RatingFacts {
  const names = [...new Set([...Object.keys(answers), ...rows.map((r) => r.item)])];
  const raters = [...new Set(rows.map((r) => r.rater))];
  const asked = rows.map((r) => dimensions.findIndex((d) => d.dimension === (r.dimension ?? "accept")));
  const label = rows.map((r, i) => (r.label === undefined ? -1 : dimensions[asked[i]!]!.labels.indexOf(r.label)));
  const pair = (d: DimensionFact) => d.labels.join() === "no,yes";
  return {
    raters: raters.map((rater): RaterFact => {
      const judge = rater.startsWith("judge ");
      const family = /\((.+)\)/.exec(rater)?.[1] ?? null;
      return {rater, kind: judge ? "judge" : "human", model: judge ? rater : null, family, outages: 0};
    }),
    dimensions,
    items: names.map((item) => ({
      item,
      system: answers[item]?.system ?? -1,
      task: answers[item]?.task ?? -1,
      run: answers[item]?.run ?? -1,
      share: null,
      output_tokens: answers[item]?.tokens ?? null
    })),
    batches: [],
    length: rows.length,
    item: Uint32Array.from(rows, (r) => names.indexOf(r.item)),
    rater: Uint32Array.from(rows, (r) => raters.indexOf(r.rater)),
    dimension: Uint32Array.from(asked),
    value: Float64Array.from(
      rows,
      (r, i) => r.value ?? (pair(dimensions[asked[i]!]!) && label[i]! >= 0 ? label[i]! : NaN)
    ),
    label: Int32Array.from(label),
    batch: new Int32Array(rows.length).fill(-1),
    rated_at: Float64Array.from(rows, (r) => (r.rated_at === undefined ? NaN : Date.parse(r.rated_at))),
    inclusion_probability: Float64Array.from(rows, (r) => r.chance ?? NaN),
    scores: scores.map(({metric, model, family, values}) => ({
      ...{metric, scorer: metric, kind: "judge" as const, model, family, outages: 0},
      values: Float64Array.from(names, (name) => values[name] ?? NaN)
    })),
    unjoined: 0
  };
}

/** Facts with so many systems, "A (Aquila)" as name and family, one run each, and so many tasks of their own cluster. */
export function plainFacts(systems: readonly [name: string, family: string][], tasks: number): Facts {
  return {
    title: "Test",
    synthetic: false,
    systems: systems.map(([system, family], i) => ({
      system_id: system,
      system,
      family,
      family_slot: i + 1
    })) as Facts["systems"],
    runs: systems.map(([system], i) => ({
      run_id: `run ${system}`,
      run: "r",
      system: i,
      suite_id: "s",
      suite_version: null,
      model_version: null,
      harness: null,
      started_at: "2026-11-01T00:00:00Z",
      status: null
    })) as Facts["runs"],
    tasks: Array.from({length: tasks}, (_, t) => ({
      task_id: `t${t}`,
      task: `t${t}`,
      suite_id: "s",
      category: null,
      language: null,
      difficulty: null,
      tags: [],
      cluster: t
    })),
    metrics: [],
    boards: [],
    settings: {metrics: {}, weights: [], min_tasks: 30, margin: 0.05},
    sources: {rows_read: 0, rows_kept: 0, rows_rejected: 0, rows_duplicate: 0},
    commit: null,
    counts: {ratings: 0, raters: 0, outcomes: 0, defects: 0}
  };
}

/** Cells of one attempt for each system and task at a given price, nothing else known. */
export function pricedCells(prices: readonly number[], tasks: number): Cells {
  const length = prices.length * tasks;
  const each = (of: (system: number, task: number) => number) =>
    Array.from({length}, (_, i) => of(Math.floor(i / tasks), i % tasks));
  const known: Partial<Cells> = {
    length,
    run: Uint32Array.from(each((system) => system)),
    task: Uint32Array.from(each((_, task) => task)),
    attempts: new Uint32Array(length).fill(1),
    cost_known: new Uint32Array(length).fill(1),
    cost_usd: Float64Array.from(each((system) => prices[system]!)),
    cost_unknown: new Uint32Array(length)
  };
  return known as Cells;
}
