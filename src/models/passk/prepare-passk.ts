import type {Cells, Facts} from "../../tables/cells.js";
import {suites, type Suite} from "../value/suites.js";
import {selectionOptions} from "../value/selection-options.js";
import {passRates, triesOf} from "./pass-rates.js";
import type {PasskAsked, PasskChoice, PasskModel, PasskRow} from "./passk-model.js";
import {onlyTasks, taskCounts, type SystemCounts} from "./task-counts.js";

/** Everything about a suite, language and runs that a change of category, k or systems leaves as it is. */
export interface PreparedPassk {
  /** What was selected, with what the workspace does not know set right. */
  selection: Pick<PasskChoice, "suite" | "language" | "runs">;
  /** `null` in a workspace without any. */
  suite: Suite | null;
  offered: Pick<PasskModel["options"], "suites" | "categories" | "languages" | "runs">;
  counts: SystemCounts[];
  ks: number[];
  /** Every system in every category at every k. */
  rows: PasskRow[];
}

/** Gathers attempts by task and estimates every system in every category at every k: the heavy half of the page. */
export function preparePassk(
  facts: Facts,
  cells: Cells,
  asked: Pick<PasskAsked, "suite" | "language" | "runs">
): PreparedPassk {
  const all = suites(facts, cells);
  const suite = all.find((s) => s.value === asked.suite) ?? all[0] ?? null;
  const offered = selectionOptions(facts, all, suite);
  const selection = {
    suite: suite?.value ?? "",
    language: asked.language !== null && offered.languages.includes(asked.language) ? asked.language : null,
    runs: offered.runs.some((r) => r.value === asked.runs) ? asked.runs : "all"
  };
  const counts = suite && !suite.board ? taskCounts(facts, cells, suite, selection) : [];
  const ks = triesOf(counts);
  const categoryOf = (task: number) => facts.tasks[task]!.category;
  const categories = offered.categories.filter((c) => counts.some((s) => s.task.some((t) => categoryOf(t) === c)));
  const rows = counts.flatMap((s) => {
    const {system} = facts.systems[s.system]!;
    return [
      ...passRates(system, "all", s, ks),
      ...categories.flatMap((c) =>
        passRates(
          system,
          c,
          onlyTasks(s, (t) => categoryOf(t) === c),
          ks
        )
      )
    ];
  });
  return {selection, suite, offered, counts, ks, rows};
}
