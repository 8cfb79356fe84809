import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {quantityOf} from "../quantity.js";
import type {Suite} from "../value/suites.js";
import type {ErrorPolicy} from "../value/value-model.js";
import {taskCounts, total} from "./task-counts.js";
import type {SystemRun} from "./system-model.js";

/** Every run of a system, those of the suite shown first and the newest first, each with its own pass rate. */
export function systemRuns(
  facts: Facts,
  cells: Cells,
  {system, suite, errors}: {system: number; suite: Suite; errors: ErrorPolicy}
): SystemRun[] {
  const runs = facts.runs.flatMap((run, at) => (run.system === system ? [{run, at}] : []));
  return runs
    .flatMap(({run, at}): SystemRun[] => {
      const counts = taskCounts(facts, cells, new Set([at]), errors).get(system);
      if (!counts) return [];
      const judged = counts.task.flatMap((_, i) => (counts.counted[i]! > 0 ? [i] : []));
      const shares = judged.map((i) => counts.share[i]! / counts.counted[i]!);
      const rate = rateClustered(shares, {clusters: judged.map((i) => counts.cluster[i]!)});
      return [
        {
          run: run.run,
          suite: run.suite_id,
          shown: run.suite_id === suite.suite_id && run.suite_version === suite.version,
          started_at: run.started_at,
          harness: run.harness,
          model_version: run.model_version,
          suite_version: run.suite_version,
          tasks: judged.length,
          attempts: total(counts.attempts),
          pass_rate: quantityOf(rate, judged.length)
        }
      ];
    })
    .sort(
      (a, b) =>
        Number(b.shown) - Number(a.shown) ||
        (b.started_at ?? "").localeCompare(a.started_at ?? "", "en") ||
        a.run.localeCompare(b.run, "en")
    );
}
