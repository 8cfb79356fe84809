import {html} from "htl";
import {rowsChart} from "../../charts/rows-chart.js";
import {agreementChoiceFromQuery, queryFromAgreementChoice} from "../../models/agreement/agreement-choice.js";
import type {AgreementChoice, AgreementModel} from "../../models/agreement/agreement-model.js";
import {known} from "../../models/quantity.js";
import {formatCountOf} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import type {AgreementQuestion} from "../../workers/agreement-worker.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {agreementControls} from "./agreement-controls.js";
import {correctedSection} from "./agreement-corrected.js";
import {confusionTables, hasConfusion, hasRaterTable, raterTable} from "./agreement-heat.js";
import {judgesSection} from "./agreement-judges.js";
import {ambiguousList, blandAltmanTable, metricsCsv, pairsCsv} from "./agreement-lists.js";
import {metricRows} from "./agreement-metric-rows.js";
import {agreementRows} from "./agreement-rows.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {foldedControls} from "../controls/folded-controls.js";
import {closing, notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {pageLoop} from "../page/page-loop.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";

export interface AgreementPageOptions {
  /** The default view, made at build: drawn at once. */
  model: AgreementModel;
  facts: Facts;
  /** Where the gzipped cells and ratings are. */
  cells: string;
  ratings: string;
  startWorker: () => Worker;
}

/** The agreement page: draws the built answer at once, then answers every control through the worker. */
export function agreementPage({model, facts, cells, ratings, startWorker}: AgreementPageOptions): HTMLElement {
  const base = model.choice;
  let now = model;
  let session: WorkerSession<AgreementQuestion, AgreementModel> | null = null;

  const page = html`<div class="agreement-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const notes = html`<div class="notes"></div>`;
  const caption = html`<div></div>`;
  const rest = html`<div></div>`;
  const rows = figure((width) => rowsChart(agreementRows(now), {document, width}));
  const confusion = figure((width) => confusionTables(now, width));
  const raters = figure((width) => raterTable(now, width));
  const metrics = figure((width) => rowsChart(metricRows(now), {document, width: Math.min(900, width)}));
  const frames = {confusion, raters, metrics};

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(agreementControls(now, (change) => void loop.ask({...loop.asked, ...change})));
    notes.replaceChildren(...notesRow(now.notes).childNodes);
    caption.replaceChildren(
      ...(now.caption === ""
        ? []
        : [captionText(now.caption), chartDownloads(`agreement-${now.choice.dimension}-coefficients`, rows.frame)])
    );
    for (const f of [rows, confusion, raters, metrics]) f.redraw();
    when(() => rest.replaceChildren(...restOf(now, frames)));
  };
  const loop = pageLoop<AgreementChoice, AgreementModel>({
    page,
    asked: base,
    model,
    answer: (choice) => (session ??= workerSession(startWorker, facts, cells)).ask({choice, ratings}),
    draw: (got) => {
      now = got;
      draw();
    },
    query: (asked) => queryFromAgreementChoice(asked, base),
    reading: () => `reading ${formatCountOf(facts.counts.ratings, "rating")}`
  });

  draw(afterPaint);
  const hero = html`<div class="with-notes"><div>${rows.frame}${caption}</div>${notes}</div>`;
  page.append(head, controls.element, model.kind === "empty" ? rows.frame : hero, loop.lines, rest);
  const dimensions = model.options.dimensions.map((d) => d.value);
  const shared = agreementChoiceFromQuery(new URLSearchParams(location.search), dimensions, base);
  if (queryFromAgreementChoice(shared, base).size > 0) void loop.ask(shared);
  return page;
}

interface Frames {
  confusion: {frame: HTMLElement};
  raters: {frame: HTMLElement};
  metrics: {frame: HTMLElement};
}

/** What stands under the first figure. */
function restOf(m: AgreementModel, frames: Frames): Node[] {
  const sections: (Node | null)[] =
    m.kind === "empty"
      ? []
      : [
          m.with_majority.some(hasConfusion)
            ? section(
                m.confusion_heading,
                frames.confusion.frame,
                captionText(m.confusion_caption),
                chartDownloads(`agreement-${m.choice.dimension}-confusion`, frames.confusion.frame)
              )
            : null,
          ratersSection(m, frames.raters.frame),
          metricsSection(m, frames.metrics.frame),
          m.judging ? judgesSection({judges: m.judges, judging: m.judging}) : null,
          m.correction ? correctedSection({corrected: m.corrected, correction: m.correction}) : null,
          section("On what people part", html`<p>${m.ambiguous_words}</p>`, ambiguousList(m))
        ];
  return present([
    ...sections,
    closing(
      {heading: "What would change the answer", text: m.would_change},
      {heading: "What was not measured", text: m.not_measured}
    ),
    pageFooter(m.generated_from)
  ]);
}

function ratersSection(m: AgreementModel, frame: HTMLElement): Node | null {
  if (m.pairs.length === 0) return null;
  const links = downloadLinks(`agreement-${m.choice.dimension}`, {
    rows: () => pairsCsv(m),
    svg: () => frame.querySelector("svg")
  });
  const shown = hasRaterTable(m);
  const words = shown
    ? captionText(m.raters_caption)
    : html`<p class="caption">There are too many raters for a table of each by each.</p>`;
  words.append(" ", links);
  return section("Rater by rater", shown ? frame : null, words, blandAltmanTable(m));
}

function metricsSection(m: AgreementModel, frame: HTMLElement): Node {
  const measured = m.metrics.some((x) => known(x.spearman));
  const caption = captionText(m.metrics_caption);
  if (!measured) return section(m.metrics_heading, caption);
  const links = downloadLinks(`metrics-${m.choice.dimension}`, {
    rows: () => metricsCsv(m),
    svg: () => frame.querySelector("svg")
  });
  return section(m.metrics_heading, frame, caption, html`<p class="caption">${m.separation_words} ${links}</p>`);
}

function section(heading: string, ...parts: (Node | null)[]): HTMLElement {
  return html`<section>
    <h2>${heading}</h2>
    ${present(parts)}
  </section>`;
}

function present(nodes: readonly (Node | null)[]): Node[] {
  return nodes.filter((node): node is Node => node !== null);
}
