import {html} from "htl";
import {rankingChart} from "../../charts/ranking-chart.js";
import {setWeight, standingWeights} from "../../models/value/value-choice.js";
import {composeWeights} from "../../models/weights/compose-weights.js";
import {offeredEntry, proposedWeights} from "../../models/weights/offered-entry.js";
import type {PreparedWeights} from "../../models/weights/prepare-weights.js";
import {queryFromWeightsChoice, weightsChoiceFromQuery} from "../../models/weights/weights-choice.js";
import {entryYaml} from "../../models/weights/weights-entry.js";
import type {WeightsChoice, WeightsModel} from "../../models/weights/weights-model.js";
import {formatCountOf} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {save} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {notesRow} from "../page/notes.js";
import {selectControl} from "../controls/select-control.js";
import {weightsBelow} from "./weights-below.js";
import {rankingModel} from "./weights-charts.js";
import {rankMoves, weightsNote} from "./weights-note.js";
import {weightsTable} from "./weights-table.js";
import {remember} from "../page/remember.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";

export interface WeightsPageOptions {
  /** The default view, made at build: drawn at once. */
  model: WeightsModel;
  facts: Facts;
  /** Where the gzipped cells are. */
  cells: string;
  startWorker: () => Worker;
}

const REST_MS = 200;
const SAY_READING_MS = 300;

/** The weights page: draws the built answer at once; sliders rank anew in each frame, the rest follows when they rest. */
export function weightsPage({model, facts, cells, startWorker}: WeightsPageOptions): HTMLElement {
  const base = model.choice;
  // Outcomes judge the standing weights, whatever the sliders do: what the build found holds for every choice.
  const evidence = {recalibrated: model.recalibrated, data: model.data, day: model.day};
  let now = model;
  let asked: WeightsChoice = base;
  let prepared: PreparedWeights | null = null;
  let session: WorkerSession<string, PreparedWeights> | null = null;

  const [head, note, suites, notes, caption, below] = Array.from({length: 6}, () => html`<div></div>`) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement
  ];
  const failed = html`<p class="error" role="alert" hidden></p>`;
  const reading = html`<p class="loading" role="status" hidden></p>`;
  const hero = figure((width) => rankingChart(rankingModel(now), {document, width: Math.min(700, width)}));

  const draw = (settled: boolean) => {
    head.replaceChildren(answerHead(now));
    const moved = rankMoves(now.standing.ranking, now.ranking);
    note.replaceChildren(
      ...(standsAs(now) ? [] : [weightsNote(now.standing.id, moved, () => weighAll(standingWeights(facts)))])
    );
    table.show(now);
    hero.redraw();
    caption.replaceChildren(...(now.ranking.length > 0 ? [captionText(now.caption)] : []));
    if (!settled) return;
    notes.replaceChildren(notesRow(now.notes));
    below.replaceChildren(...weightsBelow(now, hero.frame));
  };
  const settle = () => {
    now = composeWeights(facts, prepared!, asked, evidence);
    remember(queryFromWeightsChoice(asked, base));
    draw(true);
  };
  /** Reads the suite's tasks and draws their replicates, once a suite. */
  const select = async () => {
    session ??= workerSession(startWorker, facts, cells);
    const timer = setTimeout(() => {
      reading.textContent = `reading ${formatCountOf(facts.tasks.length, "task")}`;
      reading.hidden = false;
    }, SAY_READING_MS);
    try {
      const got = await session.ask(asked.suite);
      if (!got) return;
      prepared = got;
      failed.hidden = true;
      settle();
    } catch (error) {
      failed.textContent = `This selection could not be made: ${error instanceof Error ? error.message : String(error)}. What is shown is the one before.`;
      failed.hidden = false;
      asked = now.choice;
      drawSuites();
      table.show(now);
    } finally {
      clearTimeout(timer);
      reading.hidden = true;
    }
  };

  let resting: ReturnType<typeof setTimeout> | undefined;
  const weighAll = (weights: Record<string, number>) => {
    asked = {...asked, weights: Object.fromEntries(now.metrics.map(({metric}) => [metric, weights[metric] ?? 0]))};
    table.show(now, asked.weights);
    if (!prepared) {
      void select();
      return;
    }
    now = composeWeights(facts, prepared, asked, evidence, {moving: now});
    draw(false);
    clearTimeout(resting);
    resting = setTimeout(settle, REST_MS);
  };
  const table = weightsTable(model, {
    weigh: (metric, weight) => weighAll(setWeight(asked.weights, metric, weight)),
    standing: () => weighAll(standingWeights(facts)),
    proposed: () => weighAll(proposedWeights(model.recalibrated) ?? standingWeights(facts)),
    equal: () => weighAll(equalWeights(now)),
    download: () => {
      const text = `# Add this to weights: in workspace.yaml; the last entry there stands.\nweights:\n${entryYaml(offeredEntry(now))}`;
      save(new Blob([text], {type: "application/yaml"}), `weights-${offeredEntry(now).id}.yaml`);
    }
  });
  const drawSuites = () => {
    const {options, choice} = now;
    const choose = (suite: string) => {
      asked = {...asked, suite};
      void select();
    };
    suites.replaceChildren(
      ...(options.suites.length > 1
        ? [html`<div class="controls">${selectControl("Suite", options.suites, choice.suite, choose)}</div>`]
        : [])
    );
  };

  drawSuites();
  draw(true);
  const shared = weightsChoiceFromQuery(new URLSearchParams(location.search), model, base);
  if (queryFromWeightsChoice(shared, base).size > 0) {
    asked = shared;
    void select().then(drawSuites);
  } else if (model.kind === "weighed") {
    // The first move of a slider must find its replicates drawn.
    const idle = globalThis.requestIdleCallback ?? ((f: () => void) => setTimeout(f, 400));
    idle(() => {
      session ??= workerSession(startWorker, facts, cells);
      void session.ask(base.suite).then(
        (got) => (prepared ??= got),
        () => {}
      );
    });
  }
  const ranked = html`<div class="with-notes">
    <div>${hero.frame}${caption}</div>
    ${notes}
  </div>`;
  return html`<div class="weights-page">
    ${head} ${suites} ${model.kind === "weighed" ? table.element : null} ${note} ${failed} ${reading}
    ${model.kind === "empty" ? null : ranked} ${below}
  </div>`;
}

function standsAs({choice, standing}: WeightsModel): boolean {
  return Object.entries(choice.weights).every(([m, w]) => Math.abs(w - (standing.weights[m] ?? 0)) < 0.0005);
}

/** The same weight for every metric that weighs something now or under the standing weights. */
function equalWeights({choice, standing}: WeightsModel): Record<string, number> {
  const weighed = Object.keys(choice.weights).filter((m) => choice.weights[m]! > 0 || (standing.weights[m] ?? 0) > 0);
  return Object.fromEntries(weighed.map((m) => [m, 1 / weighed.length]));
}
