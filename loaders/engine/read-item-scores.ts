import type {ItemScore} from "../../src/tables/rating-facts.js";
import type {ScorerKind} from "../../src/tables/score.js";
import type {Query} from "./query.js";
import {itemScoresSql, scorersSql} from "./ratings-sql.js";

interface Scorer {
  metric: string;
  model: string | null;
  scorer: string;
  kind: ScorerKind | null;
  outages: number;
}

/**
 * Reads what scorers said of the items: one entry for each metric and the model behind it, one value an item.
 *
 * @param items - how many items there are
 * @param family - the family of a judge by its model's name
 */
export async function readItemScores(
  query: Query,
  items: number,
  family: (model: string) => string | null
): Promise<ItemScore[]> {
  const scorers = await query.rows<Scorer>(scorersSql);
  if (scorers.length === 0) return [];
  const scores = scorers.map(({metric, scorer, kind, model, outages}): ItemScore => {
    const values = new Float64Array(items).fill(NaN);
    return {metric, scorer, kind, model, family: model === null ? null : family(model), values, outages};
  });
  const found = await query.columns(itemScoresSql);
  const [scorer, item, value] = ["scorer", "item", "value"].map((name) => (found[name] ?? []) as number[]);
  for (let i = 0; i < scorer!.length; i++) scores[scorer![i]!]!.values[item![i]!] = value![i]!;
  return scores;
}
