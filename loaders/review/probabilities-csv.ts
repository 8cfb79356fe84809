import type {Draw, Drawn} from "./draw-stratified.js";
import type {FrameItem} from "./review-frame.js";
import {safeCsv} from "./safe-csv.js";

const COLUMNS = ["suite", "run", "system", "task", "attempt_index", "score", "inclusion_probability", "drawn"];

/** The chance every answer of the frame had, whether drawn or not: what the estimates afterwards rest on. */
export function probabilitiesCsv(items: readonly FrameItem[], draw: Draw, drawn: readonly Drawn[]): string {
  const chosen = new Set(drawn.map(({at}) => at));
  return safeCsv(
    COLUMNS,
    items.map(({suite, run, system, task, attempt_index, score}, at) => ({
      ...{suite, run, system, task, attempt_index, score},
      inclusion_probability: draw.probability[at]!,
      drawn: chosen.has(at) ? 1 : 0
    }))
  );
}
