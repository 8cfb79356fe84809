import {html} from "htl";
import {rowsChart} from "../../charts/rows-chart.js";
import {queryFromSlicesChoice, slicesChoiceFromQuery} from "../../models/slices/slices-choice.js";
import type {SlicesChoice, SlicesModel} from "../../models/slices/slices-model.js";
import {formatCountOf} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {foldedControls} from "../controls/folded-controls.js";
import {closing, notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {pageLoop} from "../page/page-loop.js";
import {pickControl, slicesControls} from "./slices-page-controls.js";
import {heatOrder, slicesHeat} from "./slices-page-heat.js";
import {sliceRows, systemRows} from "./slices-page-rows.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";
import {heterogeneityTable, slicesCsv, surpriseTable} from "./slices-page-tables.js";

export interface SlicesPageOptions {
  /** The default view, made at build: drawn at once. */
  model: SlicesModel;
  facts: Facts;
  /** Where the gzipped cells are. */
  cells: string;
  startWorker: () => Worker;
}

const ROWS_WIDTH = 820;
const FEW_COLUMNS = 8;

/** The slices page: draws the built answer at once, then answers every control through the worker. */
export function slicesPage({model, facts, cells, startWorker}: SlicesPageOptions): HTMLElement {
  // What a link leaves out: the suite with most attempts, the first dimension, the page's own picks.
  const base: SlicesChoice = {...model.choice, slice: null, system: null};
  let now = model;
  let session: WorkerSession<SlicesChoice, SlicesModel> | null = null;

  const page = html`<div class="slices-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const rest = html`<div></div>`;
  const heat = figure((width) => slicesHeat(now, width, choose));
  const slice = figure((width) => rowsChart(sliceRows(now), {document, width: Math.min(ROWS_WIDTH, width)}));
  const system = figure((width) => rowsChart(systemRows(now), {document, width: Math.min(ROWS_WIDTH, width)}));

  const hero = html`<div></div>`;

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(slicesControls(now, choose));
    const told = now.kind === "attempts";
    // A heat map of few columns leaves room for the notes at its side.
    hero.className = told && heatOrder(now).slices.length <= FEW_COLUMNS ? "with-notes" : "";
    hero.replaceChildren(
      html`<div>${heat.frame}${told ? captionText(now.caption) : null}</div>`,
      ...(told ? [notesRow(now.notes)] : [])
    );
    for (const f of [heat, slice, system]) f.redraw();
    when(() => rest.replaceChildren(...restOf(now, {heat, slice, system}, choose)));
  };
  const loop = pageLoop<SlicesChoice, SlicesModel>({
    page,
    asked: base,
    model,
    answer: (asked) => (session ??= workerSession(startWorker, facts, cells)).ask(asked),
    draw: (got) => {
      now = got;
      draw();
    },
    query: (asked, got) => queryFromSlicesChoice({...asked, by: got.choice.by}, base),
    reading: () => `reading ${formatCountOf(facts.tasks.length, "task")}`
  });
  const choose = (change: Partial<SlicesChoice>) => void loop.ask({...loop.asked, ...change});

  draw(afterPaint);
  page.append(head, controls.element, hero, loop.lines, rest);
  const shared = slicesChoiceFromQuery(new URLSearchParams(location.search), model.options.suites, base);
  if (queryFromSlicesChoice(shared, base).size > 0) void loop.ask(shared);
  return page;
}

interface Frames {
  heat: {frame: HTMLElement};
  slice: {frame: HTMLElement};
  system: {frame: HTMLElement};
}

/** What stands under the heat map and its notes. */
function restOf(m: SlicesModel, frames: Frames, choose: (change: Partial<SlicesChoice>) => void): Node[] {
  const ends = closing(
    {heading: "What would change the answer", text: m.would_change},
    {heading: "What was not measured", text: m.not_measured}
  );
  if (m.kind !== "attempts") return [ends, pageFooter(m.generated_from)];
  const order = heatOrder(m);
  const several = m.systems.length > 1;
  const parts: (Node | null)[] = [
    several
      ? html`<section>
          <h2>What departs most from expectation</h2>
          ${surpriseTable(m)}
          <p class="caption">
            <strong>Points are passed minus expected; the interval in numbers shows on the number.</strong> All
            dimensions together, the most standard errors first; p is adjusted for every cell looked at. Rows in grey do
            not stand out.
            ${downloadLinks(`slices-${m.suite}`, {
              rows: () => slicesCsv(m),
              svg: () => frames.heat.frame.querySelector("svg")
            })}
          </p>
        </section>`
      : null,
    html`<section>
      <h2>Every system on ${m.choice.slice}</h2>
      ${pickControl("Slice", order.slices, m.choice.slice, (v) => choose({slice: v, by: m.choice.by}))}
      ${frames.slice.frame} ${captionText(m.slice_caption)} ${chartDownloads(`slice-${m.choice.slice}`, frames.slice.frame)}
      ${carried(m)}
    </section>`,
    html`<section>
      <h2>${m.choice.system} on every ${m.choice.by}</h2>
      ${pickControl("System", order.systems, m.choice.system, (v) => choose({system: v}))} ${frames.system.frame}
      ${captionText(m.system_caption)} ${chartDownloads(`slices-of-${m.choice.system}`, frames.system.frame)}
    </section>`,
    html`<section>
      <h2>Do a system's slices differ beyond luck?</h2>
      <p>${m.heterogeneity_words}</p>
      ${heterogeneityTable(m)}
    </section>`,
    ends,
    pageFooter(m.generated_from)
  ];
  return parts.filter((p): p is Node => p !== null);
}

/** The picked slice on the other pages: the same names in the address mean the same there. */
function carried({choice, options}: SlicesModel): HTMLElement | null {
  if (choice.by !== "category" && choice.by !== "language") return null;
  const query = new URLSearchParams();
  if (options.suites.length > 1) query.set("suite", choice.suite);
  if (choice.runs !== "all") query.set("runs", choice.runs);
  for (const d of ["category", "language"] as const) if (choice[d] !== null) query.set(d, choice[d]);
  if (choice.slice !== null) query.set(choice.by, choice.slice);
  const link = (page: string, label: string) => html`<a href=${`./${page}?${query.toString()}`}>${label}</a>`;
  return html`<p class="caption">
    The slice ${choice.slice} on other pages: ${link("value", "quality per dollar")}, ${link("passk", "pass@k")},
    ${link("compare", "two systems compared")}.
  </p>`;
}
