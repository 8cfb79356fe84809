import type {Facts} from "../tables/cells.js";
import type {GeneratedFrom} from "./page-model.js";

/** What a page was made from, over the runs it shows. */
export function generatedFrom(
  facts: Facts,
  dates: readonly (string | null)[],
  {seed, replicates}: {seed: number | null; replicates: number | null}
): GeneratedFrom {
  const known = dates.filter((d): d is string => d !== null).sort();
  return {
    workspace: facts.title,
    synthetic: facts.synthetic,
    first_run: known[0] ?? null,
    last_run: known.at(-1) ?? null,
    ...facts.sources,
    weights: facts.settings.weights.at(-1)?.id ?? null,
    commit: facts.commit,
    seed,
    replicates
  };
}
