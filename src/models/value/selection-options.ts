import type {Facts} from "../../tables/cells.js";
import type {Suite} from "./suites.js";

/** The choices among attempts that every page over a suite offers. */
export interface SelectionOptions {
  suites: {value: string; label: string}[];
  categories: string[];
  languages: string[];
  /** Empty where no system has two runs. */
  runs: {value: string; label: string}[];
}

/** What a page's controls offer: only what the chosen suite holds. */
export function selectionOptions(facts: Facts, all: readonly Suite[], suite: Suite | null): SelectionOptions {
  const tasks = suite && !suite.board ? facts.tasks.filter((t) => t.suite_id === suite.suite_id) : [];
  const distinct = (values: (string | null)[]) => [...new Set(values.filter((v): v is string => v !== null))].sort();
  const runs = suite
    ? facts.runs.filter((r) => r.suite_id === suite.suite_id && r.suite_version === suite.version)
    : [];
  const perSystem = new Map<number, number>();
  for (const run of runs) perSystem.set(run.system, (perSystem.get(run.system) ?? 0) + 1);
  const several = [...perSystem.values()].some((n) => n > 1);
  // A run's name is worth a choice where several systems share it, as the runs of one date do.
  const shared = distinct(runs.map((r) => r.run)).filter(
    (name) => new Set(runs.filter((r) => r.run === name).map((r) => r.system)).size > 1
  );
  return {
    suites: all.map((s) => ({value: s.value, label: s.board ? `${s.value} (published)` : s.value})),
    categories: distinct(tasks.map((t) => t.category)),
    languages: distinct(tasks.map((t) => t.language)),
    runs: several
      ? [
          {value: "all", label: "all, pooled"},
          {value: "latest", label: "each system's latest"},
          ...shared.map((name) => ({value: name, label: name}))
        ]
      : []
  };
}
