import {html} from "htl";
import {missingPicture} from "../../charts/missing-picture.js";
import {rowsChart} from "../../charts/rows-chart.js";
import type {CompareAsked} from "../../models/compare/ask-compare.js";
import {queryFromCompareChoice} from "../../models/compare/compare-choice.js";
import type {CompareChoice, CompareModel} from "../../models/compare/compare-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCountOf, formatPoints} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {compareControls} from "./compare-controls.js";
import {compareCsv} from "./compare-csv.js";
import {compareRows, drawnSlices} from "./compare-rows.js";
import {differenceTable, discordantLists, sidesTable, splitTable} from "./compare-tables.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";
import {downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {foldedControls} from "../controls/folded-controls.js";
import {closing, notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {pageLoop} from "../page/page-loop.js";

export interface ComparePageOptions {
  /** The default view, made at build: drawn at once. */
  model: CompareModel;
  facts: Facts;
  /** Where the gzipped cells are. */
  cells: string;
  startWorker: () => Worker;
}

/** The compare page: draws the built answer at once, then answers every choice through the worker. */
export function comparePage({model, facts, cells, startWorker}: ComparePageOptions): HTMLElement {
  const initial = model.choice;
  let now = model;
  let session: WorkerSession<CompareAsked, CompareModel> | null = null;

  const page = html`<div class="compare-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const caption = html`<div></div>`;
  const rest = html`<div></div>`;
  const hero = figure((width) => picture(now, width), {widest: 700});

  const drawn = html`<div>${hero.frame}${caption}</div>`;
  const frame = html`<div></div>`;

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(compareControls(now, choose));
    hero.redraw();
    caption.replaceChildren(...(isRefusal(now.difference) ? [] : [captionText(now.caption)]));
    // A single row is no height for a column of notes beside it.
    frame.className = now.slices.length > 0 ? "with-notes" : "";
    frame.replaceChildren(drawn, ...(now.notes.length > 0 ? [notesRow(now.notes)] : []));
    when(() => rest.replaceChildren(...restOf(now, hero.frame)));
  };
  const loop = pageLoop<CompareAsked, CompareModel>({
    page,
    asked: {kind: "choice", choice: initial},
    model,
    answer: (asked) => (session ??= workerSession(startWorker, facts, cells)).ask(asked),
    draw: (got) => {
      now = got;
      draw();
    },
    query: (_, got) => queryFromCompareChoice(got.choice, initial),
    reading: () => `reading ${formatCountOf(facts.tasks.length, "task")}`
  });
  const choose = (change: Partial<CompareChoice>) =>
    void loop.ask(
      change.suite === undefined
        ? {kind: "choice", choice: {...now.choice, ...change}}
        : {kind: "suite", suite: change.suite}
    );

  draw(afterPaint);
  page.append(head, controls.element, frame, loop.lines, rest);
  if (location.search.length > 1) void loop.ask({kind: "link", query: location.search, from: initial});
  return page;
}

function picture(model: CompareModel, width: number): Element {
  if (!isRefusal(model.difference)) return rowsChart(compareRows(model, width), {document, width});
  const missing =
    model.kind === "refused" || model.kind === "board" ? "needs the same tasks run by both" : "needs two that differ";
  return missingPicture(missing, {document, width, height: 120});
}

/** What stands under the figure. */
function restOf(m: CompareModel, frame: HTMLElement): Node[] {
  const told = !isRefusal(m.difference);
  const undrawn = m.slices.length - drawnSlices(m).length;
  const parts: (Node | null)[] = [
    m.kind === "paired" && m.discordant.length > 0
      ? html`<section>
          <h2>${m.discordant_heading}</h2>
          <p>Only tasks on which the two differ bear on the question; what both passed or neither did says nothing of it.</p>
          ${splitTable(m)} ${discordantLists(m)}
        </section>`
      : null,
    told
      ? html`<section>
          <h2>${m.slices.length > 0 ? "The difference, overall and by slice" : "The difference in numbers"}</h2>
          ${m.multiplicity === "" ? null : html`<p>${m.multiplicity}</p>`} ${differenceTable(m)}
          <p class="caption">
            <strong>Seen from: the true difference these tasks would show four times in five.</strong> Points are
            ${m.a} minus ${m.b}; alike means the 90% interval lies within ${formatPoints(m.equivalence.margin)} points.
            ${undrawn > 0 ? `The figure leaves out ${formatCountOf(undrawn, "slice")} of fewest tasks.` : ""}
            ${downloadLinks("compare", {rows: () => compareCsv(m), svg: () => frame.querySelector("svg")})}
          </p>
        </section>`
      : null,
    m.sides
      ? html`<section>
          <h2>Each by itself</h2>
          ${sidesTable(m)}
          <p class="caption">
            <strong>Two overlapping intervals do not show that two are alike.</strong> The difference above is the
            answer; these are its parts.
          </p>
        </section>`
      : null,
    closing(
      {heading: "What would change the answer", text: m.would_change},
      {heading: "What was not measured", text: m.not_measured}
    ),
    pageFooter(m.generated_from)
  ];
  return parts.filter((p): p is Node => p !== null);
}
