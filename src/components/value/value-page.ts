import {html} from "htl";
import {frontierChart, frontierLabels} from "../../charts/frontier-chart.js";
import {legend} from "../../charts/legend.js";
import {markPlaces, moveMarks} from "../../charts/move-marks.js";
import {known} from "../../models/quantity.js";
import {adjustValue, composeValue, reweighValue} from "../../models/value/compose-value.js";
import type {PreparedValue} from "../../models/value/prepare-value.js";
import {sectionComposers} from "../../models/value/sections.js";
import {
  choiceFromQuery,
  queryFromChoice,
  sameWeights,
  setWeight,
  standingWeights
} from "../../models/value/value-choice.js";
import type {ValueChoice, ValueModel} from "../../models/value/value-model.js";
import {dollarView} from "../../models/value/view.js";
import {familyTitle} from "../../style/family-title.js";
import {formatCount} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import {answerHead} from "../page/answer-head.js";
import {figure} from "../page/figure.js";
import {inSlices} from "../page/in-slices.js";
import {remember} from "../page/remember.js";
import {qualityRanks, rankMoves, weightsNote} from "../weights/weights-note.js";
import {valueBelow} from "./value-below.js";
import {valueControls, type ValueControls} from "./value-controls.js";
import {valuePreparation} from "./value-preparation.js";

export interface ValuePageOptions {
  /** The default view, made at build: drawn at once. */
  model: ValueModel;
  facts: Facts;
  /** Where the gzipped cells are. */
  cells: string;
  startWorker: () => Worker;
}

const LABELS_REST_MS = 200;
const SAY_READING_MS = 300;

/** The value page: draws the built answer at once, then answers every control through the worker. */
export function valuePage({model, facts, cells, startWorker}: ValuePageOptions): HTMLElement {
  const page = html`<div class="value-page"></div>`;
  const initial = model.choice;
  const state = {model, choice: model.choice};
  const preparation = valuePreparation(startWorker, facts, cells);
  let controls: ValueControls;

  const head = slot();
  const note = slot();
  const keys = slot();
  const reading = html`<p class="loading" role="status" hidden></p>`;
  const failed = html`<p class="error" role="alert" hidden></p>`;
  let labels: ReturnType<typeof frontierLabels> | undefined;
  let size: {width: number; height?: number} = {width: 0};
  const hero = figure(
    (width) => {
      if (size.width !== width) size = heroSize(hero.frame, width);
      return frontierChart(state.model, {document, ...size, ...(labels === undefined ? {} : {labels})});
    },
    {className: "figure hero"}
  );

  /** Marks travel to their new places; everything else stands there at once. */
  const moveHero = () => {
    const before = hero.frame.querySelector("svg");
    const places = before ? markPlaces(before) : null;
    hero.redraw();
    const after = hero.frame.querySelector("svg");
    if (places && after) moveMarks(places, after);
  };
  const drawControls = () => {
    const open = controlSlot.querySelector(".controls.open") !== null;
    const held = controlSlot.contains(document.activeElement);
    controls = valueControls(state.model, choose, weigh, {open});
    controlSlot.replaceChildren(controls.element);
    // Only the suite, the first control, changes which controls there are.
    if (held) controlSlot.querySelector("select")?.focus();
  };
  const controlSlot = slot();

  /**
   * Draws the parts that follow the model; what stands under the hero waits until a slider rests.
   *
   * @param sectionsFrom - the sections are made anew from this before they are drawn
   */
  const draw = (settled: boolean, sectionsFrom: PreparedValue | null = null) => {
    const m = state.model;
    head.replaceChildren(answerHead(m));
    const moved = rankMoves(qualityRanks(model), qualityRanks(m));
    note.replaceChildren(
      ...(sameWeights(m.choice.weights, standingWeights(facts))
        ? []
        : [weightsNote(m.generated_from.weights, moved, () => weighAll(standingWeights(facts)))])
    );
    if (settled) labels = undefined;
    keys.replaceChildren(...keysOf(m));
    moveHero();
    controls.show(m);
    slices.stop();
    if (settled) drawBelow(sectionsFrom);
  };
  const slices = inSlices();
  const drawBelow = (sectionsFrom: PreparedValue | null) => {
    below.element.setAttribute("aria-busy", "true");
    const showSections = sectionsFrom
      ? sectionComposers.map((compose) => () => {
          const {choice} = state;
          const view = dollarView(facts, sectionsFrom, choice);
          state.model = {...state.model, ...compose({facts, prepared: sectionsFrom, view, choice})};
          for (const section of below.sections) section.show(state.model);
        })
      : below.sections.map((section) => () => section.show(state.model));
    slices.start([
      () => below.showTables(state.model),
      ...showSections,
      () => {
        below.showContents();
        below.element.removeAttribute("aria-busy");
      }
    ]);
  };

  /** A new selection: old marks stay until the new ones replace them. */
  const choose = async (change: Partial<ValueChoice>) => {
    state.choice = {...state.choice, ...change};
    const whole = preparation.wholeFor(state.choice);
    // Plans for other weights are made where the replicates are.
    if (whole === null || state.model.routing.pending) await select();
    else showSelection(composeValue(facts, whole, state.choice));
  };
  const showSelection = (next: ValueModel) => {
    const {suite} = state.model;
    state.model = next;
    failed.hidden = true;
    remember(queryFromChoice(state.choice, initial));
    // A control in use stays: a reader's focus and a slider under the finger must not be lost.
    if (suite !== next.suite || !controlSlot.contains(document.activeElement)) drawControls();
    draw(true);
  };
  const select = async () => {
    const timer = setTimeout(() => {
      const attempts = state.model.systems.reduce((sum, s) => sum + s.attempts, 0);
      reading.textContent = `reading ${formatCount(attempts)} attempts`;
      reading.hidden = false;
    }, SAY_READING_MS);
    try {
      const whole = await preparation.prepare(state.choice);
      if (!whole) return;
      showSelection(composeValue(facts, whole, state.choice));
    } catch (error) {
      failed.textContent = `This selection could not be made: ${error instanceof Error ? error.message : String(error)}. What is shown is the one before.`;
      failed.hidden = false;
      state.choice = state.model.choice;
      drawControls();
    } finally {
      clearTimeout(timer);
      reading.hidden = true;
    }
  };

  let resting: ReturnType<typeof setTimeout> | undefined;
  const weighAll = (weights: Record<string, number>) => {
    state.choice = {...state.choice, weights};
    controls.show(state.model, weights);
    const selection = preparation.selectionFor(state.choice);
    if (selection === null) {
      if (preparation.waiting) return; // What comes is shown under the weights of then.
      void select();
      return;
    }
    labels ??= frontierLabels(state.model, size);
    state.model = reweighValue(facts, selection, state.choice, state.model, {moving: true});
    draw(false);
    clearTimeout(resting);
    resting = setTimeout(rest, LABELS_REST_MS);
  };
  /** The whole page under the weights as they stand; its sections where what they need is prepared. */
  const rest = () => {
    const whole = preparation.wholeFor(state.choice);
    const selection = preparation.selectionFor(state.choice);
    if (selection === null) return;
    state.model = reweighValue(facts, selection, state.choice, state.model, {moving: false});
    remember(queryFromChoice(state.choice, initial));
    draw(true, whole);
  };
  let listing: ReturnType<typeof setTimeout> | undefined;
  /** What is prepared answers at once; before it is there, the worker does. */
  const adjust = (change: Partial<ValueChoice>) => {
    state.choice = {...state.choice, ...change};
    const whole = preparation.wholeFor(state.choice);
    if (whole === null) {
      void select();
      return;
    }
    state.model = adjustValue(facts, whole, state.model, state.choice);
    remember(queryFromChoice(state.choice, initial));
    for (const section of below.sections) section.show(state.model);
    clearTimeout(listing);
    listing = setTimeout(below.showContents, LABELS_REST_MS);
  };
  const below = valueBelow(model, hero.frame, {choose: (change) => void choose(change), adjust});
  const weigh = (metric: string, weight: number) => weighAll(setWeight(state.choice.weights, metric, weight));

  page.append(head, controlSlot, note, keys, failed, hero.frame, reading, below.element);
  drawControls();
  draw(true);
  const shared = choiceFromQuery(new URLSearchParams(location.search), model.options.suites, model.choice);
  if (queryFromChoice(shared, initial).size > 0) {
    state.choice = shared;
    void select();
  } else if (model.kind === "attempts") {
    // The first move of a slider must find its replicates drawn.
    const idle = globalThis.requestIdleCallback ?? ((f: () => void) => setTimeout(f, 400));
    const restIfMoved = () => {
      if (state.choice !== state.model.choice || state.model.choice !== initial) rest();
    };
    idle(() => void preparation.warm(() => state.choice, restIfMoved));
  }
  return page;
}

/** The hero's size for a width: a little lower than it would be, where that brings the whole plot into the window. */
function heroSize(frame: HTMLElement, width: number): {width: number; height?: number} {
  const room = Math.floor(innerHeight - frame.getBoundingClientRect().top - scrollY);
  return width >= WIDE && room >= LEAST_HEIGHT && room < FULL_HEIGHT ? {width, height: room} : {width};
}
const WIDE = 720;
const LEAST_HEIGHT = 430;
const FULL_HEIGHT = 540;

/** The legend, where there is something to read with it: the ink only where something has a place on the frontier. */
function keysOf(model: ValueModel): HTMLElement[] {
  if (model.systems.length === 0) return [];
  const probability = model.systems.some((s) => known(s.frontier_probability));
  return [legend(families(model), {document, probability})];
}

/** The families on the page with their slots, each once. */
function families(model: ValueModel) {
  const found = new Map<string, number>();
  for (const s of model.systems) if (s.family !== null) found.set(s.family, s.slot);
  return [...found].map(([name, slot]) => ({name: familyTitle(name), slot}));
}

function slot(): HTMLElement {
  return html`<div></div>`;
}
