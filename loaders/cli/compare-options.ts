import {defaultCompareChoice, choiceOfSuite} from "../../src/models/compare/compare-choice.js";
import type {CompareChoice} from "../../src/models/compare/compare-model.js";
import {comparable} from "../../src/models/compare/sides.js";
import {suites, type Suite} from "../../src/models/value/suites.js";
import type {Cells, Facts} from "../../src/tables/cells.js";
import {UserError} from "../user-error.js";

/** The options that only the compare page takes. */
export interface CompareOptions {
  a?: string;
  b?: string;
  runA?: string;
  runB?: string;
  unpaired?: boolean;
}

const FLAGS = {a: "--a", b: "--b", runA: "--run-a", runB: "--run-b", unpaired: "--unpaired"} as const;

/** The flags given, in the words of the command line. */
export function compareFlags(options: CompareOptions): string[] {
  return (Object.keys(FLAGS) as (keyof CompareOptions)[]).filter((k) => options[k] !== undefined).map((k) => FLAGS[k]);
}

/**
 * The choice that the command's options ask for: the first suite, by attempts, that both systems ran.
 *
 * A side that is not named is that of the default pair; `--a` alone is held against the other of that pair.
 *
 * @throws UserError for a system or run that is not there, with those that are
 */
export function compareChoice(facts: Facts, cells: Cells, options: CompareOptions): CompareChoice {
  const all = suites(facts, cells);
  const named = [options.a, options.b].filter((n): n is string => n !== undefined);
  for (const [i, name] of [options.a, options.b].entries()) {
    const every = facts.systems.map((s) => s.system);
    if (name !== undefined && !every.includes(name)) throw unknown(i === 0 ? "--a" : "--b", "a system", every, name);
  }
  const suite = all.find((s) => named.every((n) => systemsIn(facts, cells, s).has(n)));
  if (all.length > 0 && !suite)
    throw new UserError(`compare needs two systems of one suite, got ${named.join(" and ")}`);
  const base = suite ? choiceOfSuite(facts, cells, suite) : defaultCompareChoice(facts, cells);
  const a = options.a ?? (options.b === undefined || base.a !== options.b ? base.a : base.b);
  const b = options.b ?? (options.a === undefined || base.b !== options.a ? base.b : base.a);
  const kept = named.length === 0;
  return {
    ...base,
    a,
    b,
    run_a: runOf(facts, cells, suite, a, "--run-a", options.runA) ?? (kept && !options.runB ? base.run_a : "all"),
    run_b: runOf(facts, cells, suite, b, "--run-b", options.runB) ?? (kept && !options.runA ? base.run_b : "all"),
    unpaired: options.unpaired === true
  };
}

function systemsIn(facts: Facts, cells: Cells, suite: Suite): Set<string> {
  const own = suite.board ? facts.boards.filter((r) => r.suite_id === suite.suite_id) : comparable(facts, cells, suite);
  return new Set(own.map((r) => facts.systems[r.system]!.system));
}

function runOf(
  facts: Facts,
  cells: Cells,
  suite: Suite | undefined,
  system: string,
  flag: string,
  run: string | undefined
): string | null {
  if (run === undefined) return null;
  const own = suite && !suite.board ? comparable(facts, cells, suite) : [];
  const names = own.filter((r) => facts.systems[r.system]!.system === system).map((r) => r.run.run);
  if (run !== "all" && run !== "latest" && !names.includes(run)) throw unknown(flag, `a run of ${system}`, names, run);
  return run;
}

function unknown(flag: string, what: string, names: readonly string[], got: string): UserError {
  const list = [...new Set(names)].sort().map((n) => JSON.stringify(n));
  return new UserError(`${flag} needs ${what}, one of ${list.join(", ")}, got ${JSON.stringify(got)}`);
}
