import {tableFromIPC} from "apache-arrow";
import type {ItemScore, RatingFacts} from "../tables/rating-facts.js";
import {fetchPacked} from "./fetch-packed.js";

type Heads = Pick<RatingFacts, "raters" | "dimensions" | "batches" | "length" | "unjoined"> & {
  scores: Omit<ItemScore, "values">[];
};

/** Reads rating facts from an Arrow IPC stream; the inverse of `ratingsToArrow`. */
export function ratingsFromArrow(bytes: ArrayBuffer | Uint8Array): RatingFacts {
  const table = tableFromIPC(bytes);
  const {scores, ...heads} = JSON.parse(table.schema.metadata.get("facts") ?? "null") as Heads;
  const list = (name: string) => table.getChild(name)?.get(0) as {toArray(): unknown};
  const uint = (name: string) => list(name).toArray() as Uint32Array;
  const int = (name: string) => list(name).toArray() as Int32Array;
  const float = (name: string) => list(name).toArray() as Float64Array;
  const names = [...(list("item_name") as unknown as Iterable<string>)];
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
