import type {DimensionFact, ItemScore, RaterFact, RatingFacts} from "../../../src/tables/rating-facts.js";

/** What one rater said: a label or a number an item, `null` for none, `"?"` for a verdict nobody could read. */
export interface WorkedRater {
  rater: string;
  kind?: RaterFact["kind"];
  family?: string;
  said: (string | number | null)[];
}

interface Worked {
  dimension?: Partial<DimensionFact>;
  raters: WorkedRater[];
  /** System and task of each item, indices into the facts. */
  systems?: number[];
  tasks?: number[];
  shares?: number[];
  scores?: (Pick<ItemScore, "metric"> & Partial<Omit<ItemScore, "values">> & {values: number[]})[];
}

/** Rating facts of a worked example on one dimension, as the engine would give them. */
export function workedRatings({dimension = {}, raters, systems, tasks, shares, scores = []}: Worked): RatingFacts {
  const fact: DimensionFact = {dimension: "accept", question: null, labels: [], level: "nominal", ...dimension};
  const count = Math.max(...raters.map((r) => r.said.length));
  const rows: {item: number; rater: number; value: number; label: number}[] = [];
  const facts = raters.map(({rater, kind = "human", family, said}, r): RaterFact => {
    const unread: [number, number][] = [];
    said.forEach((x, item) => {
      if (x === null) return;
      if (x === "?") return void unread.push([item, 0]);
      const label = typeof x === "string" ? fact.labels.indexOf(x) : -1;
      rows.push({item, rater: r, value: typeof x === "number" ? x : NaN, label});
    });
    return {rater, kind, model: null, family: family ?? null, outages: unread.length, unread};
  });
  return {
    raters: facts,
    dimensions: [fact],
    items: Array.from({length: count}, (_, i) => ({
      item: `item ${i + 1}`,
      system: systems?.[i] ?? -1,
      task: tasks?.[i] ?? -1,
      run: -1,
      share: shares?.[i] ?? null,
      output_tokens: null
    })),
    batches: [],
    length: rows.length,
    item: Uint32Array.from(rows, (r) => r.item),
    rater: Uint32Array.from(rows, (r) => r.rater),
    dimension: new Uint32Array(rows.length),
    value: Float64Array.from(rows, (r) => r.value),
    label: Int32Array.from(rows, (r) => r.label),
    batch: new Int32Array(rows.length).fill(-1),
    rated_at: new Float64Array(rows.length).fill(NaN),
    inclusion_probability: new Float64Array(rows.length).fill(NaN),
    scores: scores.map(({values, ...score}) => ({
      scorer: score.metric,
      kind: null,
      model: null,
      family: null,
      outages: 0,
      ...score,
      values: Float64Array.from(values)
    })),
    unjoined: 0
  };
}
