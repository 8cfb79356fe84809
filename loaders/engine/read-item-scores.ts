import type {ItemScore} from "../../src/tables/rating-facts.js";
import type {ScorerKind} from "../../src/tables/score.js";
import type {Query} from "./query.js";
import {itemScoresSql} from "./ratings-sql.js";

interface ScoreColumns {
  key: ArrayLike<string>;
  metric: ArrayLike<string>;
  scorer: ArrayLike<string>;
  scorer_kind: ArrayLike<ScorerKind | null>;
  scorer_system: ArrayLike<string | null>;
  value: ArrayLike<number | null>;
  status: ArrayLike<string>;
  several: ArrayLike<boolean>;
}

/**
 * Reads what scorers said of the items: one entry for each metric and the model behind it, one value an item.
 *
 * @param items - the place of each item by its key
 * @param family - the family of a judge by its model's name
 */
export async function readItemScores(
  query: Query,
  items: ReadonlyMap<string, number>,
  family: (model: string) => string | null
): Promise<ItemScore[]> {
  const found = (await query.columns(itemScoresSql)) as unknown as ScoreColumns;
  const rows = found.key?.length ?? 0;
  const scores = new Map<string, ItemScore>();
  for (let i = 0; i < rows; i++) {
    const [metric, scorer, model] = [found.metric[i]!, found.scorer[i]!, found.scorer_system[i] ?? null];
    const group = JSON.stringify([metric, model, found.several[i] ? scorer : null]);
    let score = scores.get(group);
    if (!score) {
      const values = new Float64Array(items.size).fill(NaN);
      score = {metric, scorer, kind: null, model, family: model === null ? null : family(model), values, outages: 0};
      scores.set(group, score);
    }
    if (!score.scorer.split(" + ").includes(scorer)) score.scorer += ` + ${scorer}`;
    score.kind ??= found.scorer_kind[i] ?? null;
    const value = found.value[i] ?? null;
    if (found.status[i] === "error") score.outages++;
    else if (value !== null) score.values[items.get(found.key[i]!)!] = value;
  }
  return [...scores.values()];
}
