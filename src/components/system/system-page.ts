import {greatest} from "d3-array";
import {html} from "htl";
import {rowsChart} from "../../charts/rows-chart.js";
import type {SystemAsked} from "../../models/system/ask-system.js";
import {queryFromSystemChoice} from "../../models/system/system-choice.js";
import type {SystemModel} from "../../models/system/system-model.js";
import {formatCountOf} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import type {SystemQuestion} from "../../workers/system-worker.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {downloadLinks} from "../page/download-links.js";
import {linkedSuite} from "../page/drill-links.js";
import {figure} from "../page/figure.js";
import {foldedControls} from "../controls/folded-controls.js";
import {notesRow} from "../page/notes.js";
import {pageLoop} from "../page/page-loop.js";
import {systemControls} from "./system-controls.js";
import {systemCsv} from "./system-csv.js";
import {endRowsModel, profileRowsModel, sliceRowsModel} from "./system-rows.js";
import {systemSections} from "./system-sections.js";
import {latencyRowsModel, spendRowsModel} from "./system-spend-rows.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";

export interface SystemPageOptions {
  /** The default view, made at build. */
  model: SystemModel;
  facts: Facts;
  /** Where the gzipped cells and the quantiles of times are. */
  cells: string;
  latencies: string;
  startWorker: () => Worker;
}

const WIDEST = 820;

/** The system page: draws the built system at once, and every other one through the worker. */
export function systemPage({model, facts, cells, latencies, startWorker}: SystemPageOptions): HTMLElement {
  const base = model.choice;
  let now = model;
  let session: WorkerSession<SystemQuestion, SystemModel> | null = null;

  const page = html`<div class="system-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const caption = html`<div></div>`;
  const rest = html`<div></div>`;
  const rows = (of: (width: number) => ReturnType<typeof profileRowsModel>) =>
    figure((width) => rowsChart(of(width), {document, width}), {widest: WIDEST});
  const frames = {
    profile: rows(() => profileRowsModel(now)),
    ends: rows(() => endRowsModel(now)),
    slices: rows(() => sliceRowsModel(now)),
    spend: rows(() => spendRowsModel(now)),
    latency: rows(() => (now.latency ? latencyRowsModel(now, now.latency) : profileRowsModel(now)))
  };
  const hero = html`<div>${frames.profile.frame}${caption}</div>`;

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(systemControls(now, ask));
    hero.hidden = now.profile.length === 0;
    for (const frame of Object.values(frames)) frame.redraw();
    caption.replaceChildren(
      captionText(now.profile_caption),
      html`<p class="caption">
        ${elsewhere(now)}
        ${downloadLinks(`system-${now.system}`, {
          rows: () => systemCsv(now),
          svg: () => frames.profile.frame.querySelector("svg")
        })}
      </p>`,
      ...(now.notes.length > 0 ? [notesRow(now.notes)] : [])
    );
    when(() => rest.replaceChildren(...systemSections(now, frames, ask)));
  };
  const loop = pageLoop<SystemAsked, SystemModel>({
    page,
    asked: {kind: "choice", choice: base},
    model,
    answer: (asked) => (session ??= workerSession(startWorker, facts, cells)).ask({asked, latencies}),
    draw: (got) => {
      now = got;
      draw();
    },
    query: (_, got) => queryFromSystemChoice(got.choice, base),
    reading: () => `reading ${formatCountOf(facts.tasks.length, "task")}`
  });
  function ask(asked: SystemAsked): void {
    void loop.ask(asked);
  }

  page.append(head, controls.element, hero, loop.lines, rest);
  // A link to another system shows that system and nothing before it.
  if (location.search.length > 1) {
    hero.hidden = true;
    ask({kind: "link", query: location.search, base});
  } else draw(afterPaint);
  return page;
}

/** The same system on the pages that hold it against others: against the best of them, and on every slice. */
function elsewhere(m: SystemModel): HTMLElement | null {
  const rival = greatest(m.profile[0]?.field ?? [], (f) => f.value);
  if (m.kind !== "attempts" || !rival) return null;
  const to = (page: string, keys: Record<string, string>, label: string) => {
    const query = new URLSearchParams(keys);
    const suite = linkedSuite(m);
    if (suite !== undefined) query.set("suite", suite);
    return html`<a href=${`./${page}?${query.toString()}`}>${label}</a>`;
  };
  const compare = to("compare", {a: m.system, b: rival.system}, `against ${rival.system}`);
  const slices = m.options.by.length > 0 ? [", ", to("slices", {system: m.system}, "every slice")] : null;
  return html`<span>${m.system} on other pages: ${compare}${slices}. </span>`;
}
