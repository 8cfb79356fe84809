import {isRefusal, refuse, type Refusal} from "../estimate.js";
import {checkWhole} from "../rates/check.js";
import {meanSeClustered, type ClusteredMean} from "../rates/mean-se-clustered.js";

/** How one query was answered; shares in [0, 1]. */
export interface Retrieval {
  /** Share of the first k places that are relevant; places left empty count as irrelevant. */
  precision: number;
  /** Share of all relevant documents among the first k. */
  recall: number;
  /** One over the place of the first relevant document in the whole list, 0 if there is none. */
  rr: number;
  /** Mean precision at the places of the relevant documents, those never found counting 0. */
  ap: number;
}

/**
 * How well a ranked list answers one query, relevance being yes or no.
 *
 * @param relevance - 1 or 0 from the first place on
 * @param options - `k`, places looked at; `totalRelevant`, relevant documents there are, found or not
 * @returns the four measures; refused `no_relevant` where nothing is relevant (leave the query out and count it) and
 *   `invalid_counts` where more were found than there are
 * @see Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, ch. 8
 */
export function retrievalBinary(
  relevance: ArrayLike<number>,
  {k, totalRelevant}: {k: number; totalRelevant: number}
): Retrieval | Refusal {
  checkWhole(k, "k");
  checkWhole(totalRelevant, "totalRelevant", 0);
  let found = 0;
  let foundByK = 0;
  let first = 0;
  let precisions = 0;
  for (let i = 0; i < relevance.length; i++) {
    if (relevance[i] !== 0 && relevance[i] !== 1)
      throw new TypeError(`relevance[${i}] must be 0 or 1, got ${relevance[i]}`);
    if (relevance[i] === 0) continue;
    found++;
    if (i < k) foundByK++;
    if (first === 0) first = i + 1;
    precisions += found / (i + 1);
  }
  if (found > totalRelevant) return refuse("invalid_counts", totalRelevant);
  if (totalRelevant === 0) return refuse("no_relevant", 0);
  return {
    precision: foundByK / k,
    recall: foundByK / totalRelevant,
    rr: first === 0 ? 0 : 1 / first,
    ap: precisions / totalRelevant
  };
}

/**
 * The mean of one measure over queries, those that were refused left out and counted.
 *
 * @param queries - what `retrievalBinary` or `ndcg` gave for each query
 * @param measure - picks the number
 * @param options - `clusters`, one label per query
 * @returns an estimate with CR1 and t, n = queries used; refused as `meanSeClustered`
 */
export function meanOverQueries<Q extends object>(
  queries: readonly (Q | Refusal)[],
  measure: (query: Q) => number,
  {clusters, level = 0.95}: {clusters?: ArrayLike<string | number>; level?: number} = {}
): (ClusteredMean & {excluded: number}) | Refusal {
  const used = queries.map((query) => !isRefusal(query));
  const values = queries.flatMap((query) => (isRefusal(query) ? [] : [measure(query)]));
  const labels = clusters ? Array.from(clusters).filter((_, i) => used[i]) : undefined;
  const mean = meanSeClustered(values, {clusters: labels, level});
  return isRefusal(mean) ? mean : {...mean, excluded: queries.length - values.length};
}
