import {html} from "htl";
import {familyMultiples} from "../charts/family-multiples.js";
import {frontierChart, frontierLabels} from "../charts/frontier-chart.js";
import {legend} from "../charts/legend.js";
import {composeValue} from "../models/value/compose-value.js";
import type {PreparedValue} from "../models/value/prepare-value.js";
import {
  choiceFromQuery,
  queryFromChoice,
  sameWeights,
  setWeight,
  standingWeights
} from "../models/value/value-choice.js";
import type {ValueChoice, ValueModel} from "../models/value/value-model.js";
import {familyTitle} from "../style/family-title.js";
import {formatCount} from "../style/format.js";
import type {Facts} from "../tables/cells.js";
import {answerHead, captionText} from "./answer-head.js";
import {downloadLinks} from "./download-links.js";
import {figure} from "./figure.js";
import {closing, notesRow} from "./notes.js";
import {pageFooter} from "./page-footer.js";
import {slicesTable} from "./slices-table.js";
import {stepsTable} from "./steps-table.js";
import {systemsTable} from "./systems-table.js";
import {valueControls, type ValueControls} from "./value-controls.js";
import {valueCsv} from "./value-csv.js";
import {valueSession, type ValueSession} from "./value-session.js";
import {rankMoves, weightsNote} from "./weights-note.js";

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
  let state = {model, choice: model.choice};
  let prepared: PreparedValue | null = null;
  let session: ValueSession | null = null;
  let controls: ValueControls;

  const head = slot();
  const note = slot();
  const rest = slot();
  const reading = html`<p class="loading" hidden></p>`;
  let labels: ReturnType<typeof frontierLabels> | undefined;
  const hero = figure(
    (width) => frontierChart(state.model, {document, width, ...(labels === undefined ? {} : {labels})}),
    {className: "figure hero"}
  );

  const drawControls = () => {
    controls = valueControls(state.model, choose, weigh);
    controlSlot.replaceChildren(controls.element);
  };
  const controlSlot = slot();

  /** Draws the parts that follow the model; the heavy tables wait until a slider rests. */
  const draw = (settled: boolean) => {
    const m = state.model;
    head.replaceChildren(answerHead(m));
    const moved = rankMoves(model, m);
    note.replaceChildren(
      ...(sameWeights(m.choice.weights, standingWeights(facts))
        ? []
        : [weightsNote(m, moved, () => weighAll(standingWeights(facts)))])
    );
    if (settled) labels = undefined;
    hero.redraw();
    controls.showWeights(m.choice.weights);
    if (settled) rest.replaceChildren(...restOf(m, hero.frame));
  };

  /** A new selection: old marks stay until the new ones replace them. */
  const choose = async (change: Partial<ValueChoice>) => {
    state = {...state, choice: {...state.choice, ...change}};
    await select();
  };
  const select = async () => {
    session ??= valueSession(startWorker(), facts, cells);
    const timer = setTimeout(() => {
      const attempts = state.model.systems.reduce((sum, s) => sum + s.attempts, 0);
      reading.textContent = `reading ${formatCount(attempts)} attempts`;
      reading.hidden = false;
    }, SAY_READING_MS);
    try {
      const got = await session.prepare(state.choice);
      if (!got) return;
      prepared = got;
      state.model = composeValue(facts, prepared, state.choice);
      remember(state.choice, initial);
      drawControls();
      draw(true);
    } catch (error) {
      reading.textContent = error instanceof Error ? error.message : String(error);
      reading.hidden = false;
      return;
    } finally {
      clearTimeout(timer);
    }
    reading.hidden = true;
  };

  let resting: ReturnType<typeof setTimeout> | undefined;
  const weighAll = (weights: Record<string, number>) => {
    state.choice = {...state.choice, weights};
    controls.showWeights(weights);
    if (!prepared) {
      void select();
      return;
    }
    labels ??= frontierLabels(state.model, {width: hero.frame.clientWidth});
    state.model = composeValue(facts, prepared, state.choice, {moving: true});
    draw(false);
    clearTimeout(resting);
    resting = setTimeout(() => {
      state.model = composeValue(facts, prepared!, state.choice);
      remember(state.choice, initial);
      draw(true);
    }, LABELS_REST_MS);
  };
  const weigh = (metric: string, weight: number) => weighAll(setWeight(state.choice.weights, metric, weight));

  page.append(head, controlSlot, note, legend(families(model), {document}), hero.frame, reading, rest);
  drawControls();
  draw(true);
  const shared = choiceFromQuery(new URLSearchParams(location.search), model.options.suites, model.choice);
  if (queryFromChoice(shared, initial).size > 0) {
    state.choice = shared;
    void select();
  } else if (model.kind === "attempts") {
    // The first move of a slider must find its replicates drawn.
    const idle = globalThis.requestIdleCallback ?? ((f: () => void) => setTimeout(f, 400));
    idle(() => {
      session ??= valueSession(startWorker(), facts, cells);
      void session.prepare(state.choice).then(
        (got) => (prepared ??= got),
        () => {}
      );
    });
  }
  return page;
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

/** The choice goes into the address, so that a shared link shows what its sender saw. */
function remember(choice: ValueChoice, base: ValueChoice): void {
  const query = queryFromChoice(choice, base).toString();
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}

/** What stands under the hero. */
function restOf(m: ValueModel, frame: HTMLElement): Node[] {
  const many = m.systems.filter((s) => s.priced).length > 40;
  const multiples = many ? figure((width) => familyMultiples(m, {document, width})) : null;
  const table = html`<section>
    <h2>Every system, sorted by where it stands</h2>
    ${systemsTable(m)}
    <p class="caption">
      Dots are estimates, lines 95% intervals; the interval in numbers shows on the number. P: probability of being on
      the frontier.
      ${downloadLinks(`value-${m.suite}`, {rows: () => valueCsv(m), svg: () => frame.querySelector("svg")})}
    </p>
  </section>`;
  const parts: (Node | null)[] = [
    captionText(m.caption),
    notesRow(m.notes),
    multiples &&
      html`<section>
        <h2>Each family against the same frontier</h2>
        ${multiples.frame}
      </section>`,
    m.steps.length > 0
      ? html`<section>
          <h2>${m.steps_heading}</h2>
          <p>
            Reading from cheap to dear: what one step adds in
            quality${m.kind === "board" ? "" : ", and what each further completed task costs"}. A step whose interval
            reaches zero may buy nothing.
          </p>
          ${stepsTable(m)}
        </section>`
      : null,
    m.slices.length > 0 ? slicesTable(m) : null,
    m.systems.length > 0 ? table : null,
    closing(
      {heading: "What would change the answer", text: m.would_change},
      {heading: "What was not measured", text: m.not_measured}
    ),
    pageFooter(m.generated_from)
  ];
  return parts.filter((p): p is Node => p !== null);
}
