import {refuse} from "../../statistics/estimate.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {known, quantityOf} from "../quantity.js";
import {gateBasis, gateNote} from "../value/gate-note.js";
import {selectCells, type Selection, type SystemTasks} from "../value/select-cells.js";
import {suites, type Suite} from "../value/suites.js";
import {defaultChoice} from "../value/value-choice.js";
import {selectionOptions} from "../value/selection-options.js";
import {partings, type Parted} from "./dimensions.js";
import {slicedCells} from "./slice-cells.js";
import {headline, slicesAnswer} from "./slices-answer.js";
import type {SliceCell, SlicesChoice, SlicesModel} from "./slices-model.js";
import {
  heterogeneityWords,
  sliceCaption,
  slicesBasis,
  slicesCaption,
  slicesNotes,
  slicesNotMeasured,
  slicesWouldChange,
  systemCaption,
  type Words
} from "./slices-words.js";

const TITLE = "Where does a system do better or worse than its record?";

/** The slices page: every system on every slice, sorted by what its record would not have led one to expect. */
export function composeSlices(facts: Facts, cells: Cells, asked: SlicesChoice): SlicesModel {
  const all = suites(facts, cells);
  const suite = all.find((s) => s.value === asked.suite) ?? all[0] ?? null;
  const {systems: selected, runs} =
    suite && !suite.board ? select(facts, cells, suite, all, asked) : {systems: [], runs: []};
  const parted = partings(facts, selected);
  const sliced = slicedCells(facts, selected, parted);
  const choice = settled(asked, suite, parted, sliced.cells, selected, facts);
  const tasks = new Set(selected.flatMap((s) => s.task)).size;
  const words: Words = {
    kind: suite?.board ? "board" : selected.length === 0 ? "empty" : parted.length === 0 ? "unsliced" : "attempts",
    suite: suite?.value ?? "",
    tasks,
    choice,
    systems: selected.map((s, j) => ({
      system: facts.systems[s.system]!.system,
      family: facts.systems[s.system]!.family,
      slot: facts.systems[s.system]!.family_slot,
      tasks: s.task.length,
      attempts: s.attempts,
      rate: quantityOf(rateClustered(s.quality, {clusters: s.clusters}), s.task.length),
      heterogeneity: parted.map((p, d) => ({
        dimension: p.fact.dimension,
        i2: sliced.heterogeneity[j]?.[d] ?? refuse("n_zero", 0)
      }))
    })),
    cells: sliced.cells,
    comparisons: sliced.comparisons,
    dimensions: parted.map((p) => p.fact),
    slices: sliced.slices,
    minTasks: facts.settings.min_tasks
  };
  const dates = runs.map((r) => facts.runs[r]!.started_at);
  const {minTasks: _, ...shown} = words;
  return {
    page: "slices",
    title: TITLE,
    answer: slicesAnswer(words),
    basis: slicesBasis(facts, words, dates) + gateBasis(selected),
    generated_from: generatedFrom(facts, dates, {seed: null, replicates: null}),
    ...shown,
    options: selectionOptions(facts, all, suite),
    caption: slicesCaption(words),
    slice_caption: sliceCaption(words),
    system_caption: systemCaption(words),
    heterogeneity_words: heterogeneityWords(words),
    notes: [...slicesNotes(words), ...gateNote(selected, facts, "these rates")],
    would_change: slicesWouldChange(words),
    not_measured: slicesNotMeasured(words)
  };
}

/** The tasks of the selection, as the value page gathers them, by pass rate alone. */
function select(facts: Facts, cells: Cells, suite: Suite, all: readonly Suite[], asked: SlicesChoice): Selection {
  const {category, language, runs, errors} = asked;
  const choice = {...defaultChoice(facts, all), category, language, runs, errors, weights: {pass: 1}};
  return selectCells(facts, cells, suite, choice);
}

/** The choice with the page's own picks where the reader made none, or one that is not there. */
function settled(
  asked: SlicesChoice,
  suite: Suite | null,
  parted: readonly Parted[],
  cells: readonly SliceCell[],
  selected: readonly SystemTasks[],
  facts: Facts
): SlicesChoice {
  // Unasked, the page parts the tasks as its answer does.
  const wanted = asked.by ?? headline(cells)?.dimension;
  const dimension = parted.find((p) => p.fact.dimension === wanted) ?? parted[0];
  const by = dimension?.fact.dimension ?? null;
  const here = cells.filter((c) => c.dimension === by);
  const first = headline(here) ?? here.find((c) => known(c.rate)) ?? here[0];
  const names = selected.map((s) => facts.systems[s.system]!.system);
  const offered = dimension?.slices.some((s) => s.slice === asked.slice);
  return {
    ...asked,
    suite: suite?.value ?? "",
    by,
    slice: offered ? asked.slice : (first?.slice ?? null),
    system: names.includes(asked.system ?? "") ? asked.system : (first?.system ?? null)
  };
}
