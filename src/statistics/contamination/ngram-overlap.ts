import {refuse, type Refusal} from "../estimate.js";
import {checkWhole} from "../rates/check.js";

/**
 * How much of a text's runs of n words occur in another text.
 *
 * Containment asks how much of the first is in the second, whatever else that holds; Jaccard is symmetrical. Overlap shows
 * that a text could have been seen, not that it made a difference.
 *
 * @param a - the tokens looked for, such as a task, normalised
 * @param b - the tokens looked in, such as a training document, normalised alike
 * @param options - `n`, words in a run: 13 is the custom, 8 the sensitive choice
 * @returns shares in [0, 1] of distinct runs; refused `shorter_than_n` when either text has fewer than n tokens
 * @see Brown et al. (2020), arXiv:2005.14165, appendix C; Broder (1997), Compression and Complexity of Sequences
 */
export function ngramOverlap(
  a: readonly string[],
  b: readonly string[],
  {n = 13} = {}
): {containment: number; jaccard: number} | Refusal {
  checkWhole(n, "n");
  if (a.length < n || b.length < n) return refuse("shorter_than_n", Math.min(a.length, b.length));
  const runsA = runs(a, n);
  const runsB = runs(b, n);
  let shared = 0;
  for (const run of runsA) if (runsB.has(run)) shared++;
  return {containment: shared / runsA.size, jaccard: shared / (runsA.size + runsB.size - shared)};
}

function runs(tokens: readonly string[], n: number): Set<string> {
  const set = new Set<string>();
  // As JSON, for a token may hold any character one could join with.
  const quoted = tokens.map((token) => JSON.stringify(token));
  for (let i = 0; i + n <= quoted.length; i++) set.add(quoted.slice(i, i + n).join());
  return set;
}
