import type {Cells, Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {boardRows} from "../value/board-systems.js";
import {gateBasis, gateNote} from "../value/gate-note.js";
import {selectionOptions} from "../value/selection-options.js";
import {suites, type Suite} from "../value/suites.js";
import {boardSides} from "./board-sides.js";
import {compareAnswer, type CompareNumbers} from "./compare-answer.js";
import type {CompareChoice, CompareModel} from "./compare-model.js";
import {
  compareBasis,
  compareCaption,
  compareNotes,
  compareNotMeasured,
  compareWouldChange,
  discordantHeading,
  multiplicityNote
} from "./compare-words.js";
import {ownSides} from "./own-sides.js";
import {comparable, runOptions} from "./sides.js";

const TITLE = "Which of two is better, and is it real?";

/**
 * The compare page: two systems, or two runs, over the tasks both ran.
 *
 * The same function serves the build, the terminal and every choice of the reader.
 */
export function composeCompare(facts: Facts, cells: Cells, asked: CompareChoice): CompareModel {
  const all = suites(facts, cells);
  const suite = all.find((s) => s.value === asked.suite) ?? null;
  const found = suite?.board ? boardSides(facts, suite, asked) : ownSides(facts, cells, suite, asked);
  const {choice, numbers, dates, failed, unjudged, gated, once, dependent} = found;
  const systems = suite ? systemsOf(facts, cells, suite) : [];
  const runs = suite && !suite.board ? comparable(facts, cells, suite) : [];
  const {suites: suiteOptions, categories, languages} = selectionOptions(facts, all, suite);
  const m: CompareNumbers = {
    page: "compare",
    suite: suite?.value ?? "",
    choice,
    options: {
      suites: suiteOptions,
      categories,
      languages,
      systems,
      runs_a: runOptions(facts, runs, choice.a),
      runs_b: runOptions(facts, runs, choice.b)
    },
    single_attempts: once,
    dependent_tasks: dependent,
    min_tasks: facts.settings.min_tasks,
    discordant_heading: "",
    ...numbers
  };
  const {single_attempts, dependent_tasks: _, min_tasks: __, ...model} = m;
  return {
    ...model,
    title: TITLE,
    answer: compareAnswer(m),
    basis: compareBasis(m, {synthetic: facts.synthetic, dates, failed, unjudged}) + gateBasis(gated),
    generated_from: generatedFrom(facts, dates, {seed: null, replicates: null}),
    discordant_heading: discordantHeading({...m, single_attempts}),
    multiplicity: multiplicityNote(m.slices),
    caption: compareCaption(m),
    notes: [...compareNotes(m), ...gateNote(gated, facts, "these rates")],
    would_change: compareWouldChange(m),
    not_measured: compareNotMeasured(m)
  };
}

/** The systems a suite offers, by name. */
function systemsOf(facts: Facts, cells: Cells, suite: Suite): string[] {
  const names = suite.board
    ? boardRows(facts, suite.suite_id).map((r) => facts.systems[r.system]!.system)
    : comparable(facts, cells, suite).map((r) => facts.systems[r.system]!.system);
  return [...new Set(names)].sort((x, y) => x.localeCompare(y, "en"));
}
