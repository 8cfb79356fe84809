import type {ItemScore, RatingFacts} from "../../tables/rating-facts.js";
import {arrowColumns} from "./arrow-columns.js";
import {fetchPacked} from "./fetch-packed.js";

type Heads = Pick<RatingFacts, "raters" | "dimensions" | "batches" | "length" | "unjoined"> & {
  scores: Omit<ItemScore, "values">[];
};

/** Reads rating facts from an Arrow IPC stream; the inverse of `ratingsToArrow`. */
export function ratingsFromArrow(bytes: ArrayBuffer | Uint8Array): RatingFacts {
  const {lists, metadata} = arrowColumns(bytes);
  const {scores, ...heads} = JSON.parse(metadata.get("facts") ?? "null") as Heads;
  const uint = (name: string) => lists.get(name) as Uint32Array;
  const int = (name: string) => lists.get(name) as Int32Array;
  const float = (name: string) => lists.get(name) as Float64Array;
  const names = lists.get("item_name") as string[];
  const [system, task, run] = [int("item_system"), int("item_task"), int("item_run")];
  const [share, tokens] = [float("item_share"), float("item_output_tokens")];
  return {
    ...heads,
    item: uint("item"),
    rater: uint("rater"),
    dimension: uint("dimension"),
    value: float("value"),
    label: int("label"),
    batch: int("batch"),
    rated_at: float("rated_at"),
    inclusion_probability: float("inclusion_probability"),
    items: names.map((item, i) => ({
      item,
      system: system[i]!,
      task: task[i]!,
      run: run[i]!,
      share: known(share[i]!),
      output_tokens: known(tokens[i]!)
    })),
    scores: scores.map((head, s) => ({...head, values: float(`score_${s}`)}))
  };
}

/** Fetches gzipped rating facts. */
export async function fetchRatings(url: string): Promise<RatingFacts> {
  return ratingsFromArrow(await (await fetchPacked(url, "ratings")).arrayBuffer());
}

const known = (value: number) => (Number.isNaN(value) ? null : value);
