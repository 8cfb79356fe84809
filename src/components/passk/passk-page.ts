import {html} from "htl";
import {missingPicture} from "../../charts/missing-picture.js";
import {rowsChart} from "../../charts/rows-chart.js";
import {passkChoiceFromQuery, queryFromPasskChoice} from "../../models/passk/passk-choice.js";
import type {PasskAsked, PasskModel} from "../../models/passk/passk-model.js";
import {triesCurves} from "../../models/passk/tries-curves.js";
import {countWord} from "../../models/value/ratio-words.js";
import {formatCount} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {foldedControls} from "../controls/folded-controls.js";
import {closing, notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {pageLoop} from "../page/page-loop.js";
import {passkControls} from "./passk-controls.js";
import {passkCsv} from "./passk-csv.js";
import {passkCurves} from "../../charts/passk-curves.js";
import {consistencyTable, flipsList} from "./passk-flips.js";
import {onceRows} from "./passk-rows.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";
import {categoryTable, everyK, passkTable} from "./passk-table.js";

export interface PasskPageOptions {
  /** The default view, made at build: drawn at once. */
  model: PasskModel;
  facts: Facts;
  /** Where the gzipped cells are. */
  cells: string;
  startWorker: () => Worker;
}

/** The pass@k page: draws the built answer at once, then answers every control through the worker. */
export function passkPage({model, facts, cells, startWorker}: PasskPageOptions): HTMLElement {
  const initial = model.choice;
  let now = model;
  let session: WorkerSession<PasskAsked, PasskModel> | null = null;

  const page = html`<div class="passk-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const rest = html`<div></div>`;
  const hero = figure((width) => picture(now, width));

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(passkControls(now, (change) => void loop.ask({...loop.asked, ...change})));
    hero.redraw();
    when(() => rest.replaceChildren(...restOf(now, hero.frame)));
  };
  const loop = pageLoop<PasskAsked, PasskModel>({
    page,
    asked: initial,
    model,
    answer: (asked) => (session ??= workerSession(startWorker, facts, cells)).ask(asked),
    draw: (got) => {
      now = got;
      draw();
    },
    query: (asked) => queryFromPasskChoice(asked, initial),
    reading: () => `reading ${formatCount(now.field.reduce((sum, s) => sum + s.attempts, 0))} attempts`
  });

  draw(afterPaint);
  page.append(head, controls.element, hero.frame, loop.lines, rest);
  const shared = passkChoiceFromQuery(new URLSearchParams(location.search), initial);
  if (queryFromPasskChoice(shared, initial).size > 0) void loop.ask(shared);
  return page;
}

function picture(model: PasskModel, width: number): Element {
  if (model.kind === "repeated") return passkCurves(triesCurves(model), {document, width});
  if (model.kind === "once") return rowsChart(onceRows(model), {document, width: Math.min(700, width)});
  return missingPicture("needs attempts, several a task", {document, width: Math.min(700, width), height: 160});
}

/** What stands under the figure. */
function restOf(m: PasskModel, frame: HTMLElement): Node[] {
  const {k, category} = m.choice;
  const repeated = m.kind === "repeated";
  const parts: (Node | null)[] = [
    captionText(m.caption),
    m.notes.length > 0 ? notesRow(m.notes) : null,
    m.field.length > 0
      ? html`<section>
          <h2>${k === 1 ? "Every system on one try" : `Every system on one try and on ${countWord(k)}`}</h2>
          ${passkTable(m)}
          <p class="caption">
            <strong>What is gained over one try is what differing tries are worth.</strong> Dots
            are estimates, lines 95% intervals over tasks; the interval in numbers shows on the number. ${costWords(m)}
            ${downloadLinks(`passk-${m.suite}`, {rows: () => passkCsv(m), svg: () => frame.querySelector("svg")})}
          </p>
          ${everyK(m)}
        </section>`
      : null,
    repeated
      ? html`<section>
          <h2>${m.consistency_heading}</h2>
          <p>
            Asked the same thing again, a system may pass where it failed. A task flips when some of its tries pass and
            others do not; one try of it says little.
          </p>
          ${consistencyTable(m)}
          <p class="caption">
            <strong>Variance of one try: 0 where nothing flips, .25 where each try is a coin.</strong> The mean over
            tasks of the unbiased variance within a task. Counts are of tasks tried at least twice.
          </p>
          ${flipsList(m)}
        </section>`
      : null,
    m.field.length > 0 && category === null && m.options.categories.length > 1
      ? html`<section>
          <h2>By category, ${k === 1 ? "on one try" : `one of ${formatCount(k)} tries`}</h2>
          ${categoryTable(m)}
          <p class="caption">
            <strong>Percent of tasks; the 95% interval shows on the number.</strong> A category picked above draws its
            curves.
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

function costWords({field, choice: {k}}: PasskModel): string {
  if (!field.some((s) => s.priced)) return "No system's cost is known.";
  return k === 1 ? "Costs are those of one attempt at one task." : `Costs are those of all ${k} attempts at one task.`;
}
