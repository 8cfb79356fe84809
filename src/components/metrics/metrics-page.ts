import {html} from "htl";
import {lineMultiples} from "../../charts/line-multiples.js";
import {rowsChart} from "../../charts/rows-chart.js";
import {composeMetrics} from "../../models/metrics/compose-metrics.js";
import {metricsChoiceFromQuery, queryFromMetricsChoice} from "../../models/metrics/metrics-choice.js";
import type {MetricsChoice, MetricsModel} from "../../models/metrics/metrics-model.js";
import {formatCountOf} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {afterPaint, atOnce} from "../page/after-paint.js";
import {answerHead, captionText} from "../page/answer-head.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {foldedControls, type PageControls} from "../controls/folded-controls.js";
import {associationRows, tenthPanels} from "./metrics-rows.js";
import {additionsTable, associationTable, metricsCsv} from "./metrics-tables.js";
import {closing, notesRow} from "../page/notes.js";
import {fetchOutcomes} from "../files/outcomes-from-arrow.js";
import {pageFooter} from "../page/page-footer.js";
import {pageLoop} from "../page/page-loop.js";
import {selectControl} from "../controls/select-control.js";

export interface MetricsPageOptions {
  /** The default view, made at build: drawn at once. */
  model: MetricsModel;
  facts: Facts;
  /** Where the gzipped outcomes are. */
  outcomes: string;
}

const ROWS_WIDTH = 820;

/** The metrics page: draws the built answer at once; a control reads the outcomes once and answers from them. */
export function metricsPage({model, facts, outcomes}: MetricsPageOptions): HTMLElement {
  const base = model.choice;
  let now = model;
  let reading: Promise<OutcomeFacts> | null = null;

  const page = html`<div class="metrics-page"></div>`;
  const head = html`<div></div>`;
  const controls = foldedControls();
  const rest = html`<div></div>`;
  const rows = figure((width) => rowsChart(associationRows(now), {document, width: Math.min(ROWS_WIDTH, width)}));
  const tenths = figure((width) => lineMultiples(tenthPanels(now), {document, width}));

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    controls.show(controlsOf(now, choose));
    rows.redraw();
    tenths.redraw();
    when(() => rest.replaceChildren(...restOf(now, rows.frame, tenths.frame)));
  };
  const loop = pageLoop<MetricsChoice, MetricsModel>({
    page,
    asked: base,
    model,
    answer: async (choice) => {
      // What could not be fetched is fetched again at the next question.
      reading ??= fetchOutcomes(outcomes).catch((error: unknown) => {
        reading = null;
        throw error;
      });
      return composeMetrics(facts, await reading, choice);
    },
    draw: (got) => {
      now = got;
      draw();
    },
    query: (asked) => queryFromMetricsChoice(asked, base),
    reading: () => `reading ${formatCountOf(facts.counts.outcomes, "change")}`
  });

  const choose = ({size, ...change}: Partial<MetricsChoice>) => {
    // The size that is held constant by itself stands in no address.
    const held = size === undefined ? loop.asked.size : size === (model.size ?? "none") ? null : size;
    void loop.ask({...loop.asked, ...change, size: held});
  };

  draw(afterPaint);
  page.append(head, controls.element, ...(model.kind === "empty" ? [] : [rows.frame]), loop.lines, rest);
  const shared = metricsChoiceFromQuery(new URLSearchParams(location.search), model.options, base);
  if (queryFromMetricsChoice(shared, base).size > 0) void loop.ask(shared);
  return page;
}

function controlsOf(
  {kind, options, choice, size}: MetricsModel,
  choose: (change: Partial<MetricsChoice>) => void
): PageControls {
  const controls: HTMLElement[] = [];
  if (kind === "empty") return {controls, words: []};
  if (options.outcomes.length > 1)
    controls.push(
      selectControl("Outcome", options.outcomes, choice.outcome, (v) =>
        choose({outcome: v as MetricsChoice["outcome"]})
      )
    );
  if (options.scopes.length > 1)
    controls.push(selectControl("Changes", options.scopes, choice.scope, (scope) => choose({scope})));
  if (options.sizes.length > 2)
    controls.push(selectControl("Held constant", options.sizes, size ?? "none", (v) => choose({size: v})));
  const label = (list: readonly {value: string; label: string}[], value: string) =>
    list.find((o) => o.value === value)?.label ?? value;
  const words = [
    label(options.outcomes, choice.outcome),
    options.scopes.length > 1 ? label(options.scopes, choice.scope) : "",
    `${label(options.sizes, size ?? "none")} held constant`
  ];
  return {controls, words};
}

/** What stands under the rows. */
function restOf(m: MetricsModel, rows: HTMLElement, tenths: HTMLElement): Node[] {
  const ends = closing(
    {heading: "What would change the answer", text: m.would_change},
    {heading: "What was not measured", text: m.not_measured}
  );
  if (m.kind === "empty") return [ends, pageFooter(m.generated_from)];
  const parts: (Node | null)[] = [
    captionText(m.caption),
    notesRow(m.notes),
    html`<section>
      <h2>How the outcome rises with each metric</h2>
      ${tenths} ${captionText(m.bins_caption)} ${chartDownloads("metrics-tenths", tenths)}
    </section>`,
    m.additions.length > 0
      ? html`<section>
          <h2>Which metric adds nothing?</h2>
          ${additionsTable(m)} ${captionText(m.additions_caption)}
        </section>`
      : null,
    html`<section>
      <h2>Did the metric come first, and does it last?</h2>
      <p>${m.timing_words}</p>
    </section>`,
    html`<section>
      <h2>Every metric</h2>
      ${associationTable(m)}
      <p class="caption">
        Signs as measured. AUC: chance that a change with the outcome carries more of the metric than one without. The
        interval in numbers shows on the number.
        ${downloadLinks("metrics", {rows: () => metricsCsv(m), svg: () => rows.querySelector("svg")})}
      </p>
    </section>`,
    ends,
    pageFooter(m.generated_from)
  ];
  return parts.filter((p): p is Node => p !== null);
}
