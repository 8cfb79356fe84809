import {html} from "htl";
import {runColumnsShown, taskRunsChart} from "../../charts/task-runs-chart.js";
import {taskSystemsChart} from "../../charts/task-systems-chart.js";
import {queryFromTaskChoice, taskChoiceFromQuery} from "../../models/task/task-choice.js";
import type {TaskChoice, TaskModel} from "../../models/task/task-model.js";
import {formatCountOf} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import type {TaskQuestion} from "../../workers/task-worker.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {taskLink} from "../page/drill-links.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {foldedControls} from "../controls/folded-controls.js";
import {closing, notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {pageLoop} from "../page/page-loop.js";
import {factsSection, listsSection, ratedSection} from "./task-below.js";
import {taskControls} from "./task-controls.js";
import {taskRunRows, taskSystemRows} from "./task-marks.js";
import {systemsCsv, systemsTable} from "./task-tables.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";

export interface TaskPageOptions {
  /** The default view, made at build. */
  model: TaskModel;
  facts: Facts;
  /** Where the gzipped cells and ratings are. */
  cells: string;
  ratings: string;
  startWorker: () => Worker;
}

const WIDEST = 700;

/** The task page: draws the built task at once, and every other one through the worker. */
export function taskPage({model, facts, cells, ratings, startWorker}: TaskPageOptions): HTMLElement {
  const base = model.choice;
  let now = model;
  let session: WorkerSession<TaskQuestion, TaskModel> | null = null;

  const page = html`<div class="task-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const caption = html`<div></div>`;
  const notes = html`<div class="notes"></div>`;
  const rest = html`<div></div>`;
  const hero = figure((width) => taskSystemsChart(taskSystemRows(now), {document, width}), {widest: WIDEST});
  const runs = figure((width) => taskRunsChart(taskRunRows(now), {document, width}), {widest: WIDEST});
  const left = html`<div></div>`;
  const beside = html`<div class="with-notes">${left}${notes}</div>`;
  const frame = html`<div></div>`;

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(taskControls(now, facts, choose));
    // A name that is not there is no lack of data: its picture would only say so once more.
    if (now.kind === "unknown") frame.replaceChildren();
    else if (now.kind !== "tried") frame.replaceChildren(hero.frame);
    else if (frame.firstChild !== beside) {
      left.replaceChildren(hero.frame, caption);
      frame.replaceChildren(beside);
    }
    hero.redraw();
    runs.redraw();
    caption.replaceChildren(captionText(now.caption));
    notes.replaceChildren(...notesRow(now.notes).childNodes);
    when(() => rest.replaceChildren(...restOf(now, hero.frame, runs.frame)));
  };
  const loop = pageLoop<TaskChoice, TaskModel>({
    page,
    asked: base,
    model,
    answer: (choice) => (session ??= workerSession(startWorker, facts, cells)).ask({choice, ratings}),
    draw: (got) => {
      now = got;
      draw();
    },
    query: (_, got) => queryFromTaskChoice(got.choice, base),
    reading: () => `reading ${formatCountOf(facts.tasks.length, "task")}`
  });
  const choose = (change: Partial<TaskChoice>) => void loop.ask({...now.choice, ...change});

  page.append(head, controls.element, frame, loop.lines, rest);
  const shared = taskChoiceFromQuery(new URLSearchParams(location.search), base);
  // A link to another task shows that task and nothing before it.
  if (queryFromTaskChoice(shared, base).size > 0) void loop.ask(shared);
  else draw(afterPaint);
  return page;
}

/** What stands under the figure. */
function restOf(m: TaskModel, hero: HTMLElement, runs: HTMLElement): Node[] {
  const suite = m.options.suites.length > 1 ? m.suite : undefined;
  const tried = m.kind === "tried";
  const parts: (Node | null)[] = [
    tried
      ? html`<section>
          <h2>${m.headings.systems}</h2>
          ${systemsTable(m, suite)}
          <p class="caption">
            ${m.table_caption}
            ${downloadLinks(`task-${m.choice.task}`, {rows: () => systemsCsv(m), svg: () => hero.querySelector("svg")})}
          </p>
        </section>`
      : null,
    tried && m.history.length > 0
      ? html`<section>
          <h2>${m.headings.history}</h2>
          ${runs} ${captionText(m.history_caption + lastDays(m))} ${chartDownloads(`task-${m.choice.task}-runs`, runs)}
        </section>`
      : null,
    m.rated ? ratedSection(m, m.rated) : null,
    m.near.length > 0
      ? html`<p class="task-mates">Open ${m.near.flatMap((task, i) => [i === 0 ? "" : ", ", taskLink(task, suite)])}.</p>`
      : null,
    factsSection(m, suite),
    listsSection(m, suite),
    closing(
      {heading: "What would change the answer", text: m.would_change},
      {heading: "What was not measured", text: m.not_measured}
    ),
    pageFooter(m.generated_from)
  ];
  return parts.filter((part): part is Node => part !== null);
}

/** Said where a narrow picture has no room for every day. */
function lastDays(m: TaskModel): string {
  const rows = taskRunRows(m);
  const shown = runColumnsShown(rows, Math.min(WIDEST, document.documentElement.clientWidth - 32));
  return shown < rows.columns.length ? ` The last ${shown} of ${rows.columns.length} days are drawn.` : "";
}
