import {html} from "htl";
import {lineMultiples} from "../charts/line-multiples.js";
import {rowsChart} from "../charts/rows-chart.js";
import {composeMetrics} from "../models/metrics/compose-metrics.js";
import {metricsChoiceFromQuery, queryFromMetricsChoice} from "../models/metrics/metrics-choice.js";
import type {MetricsChoice, MetricsModel} from "../models/metrics/metrics-model.js";
import type {Facts} from "../tables/cells.js";
import type {OutcomeFacts} from "../tables/outcome-facts.js";
import {afterPaint, atOnce} from "./after-paint.js";
import {answerHead, captionText} from "./answer-head.js";
import {downloadLinks} from "./download-links.js";
import {figure} from "./figure.js";
import {associationRows, tenthPanels} from "./metrics-rows.js";
import {additionsTable, associationTable, metricsCsv} from "./metrics-tables.js";
import {closing, notesRow} from "./notes.js";
import {fetchOutcomes} from "./outcomes-from-arrow.js";
import {pageFooter} from "./page-footer.js";
import {selectControl} from "./select-control.js";

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
  let asked = base;
  let now = model;
  let reading: Promise<OutcomeFacts> | null = null;

  const head = html`<div></div>`;
  const controls = html`<div></div>`;
  const rest = html`<div></div>`;
  const failed = html`<p class="error" role="alert" hidden></p>`;
  const rows = figure((width) => rowsChart(associationRows(now), {document, width: Math.min(ROWS_WIDTH, width)}));
  const tenths = figure((width) => lineMultiples(tenthPanels(now), {document, width}));

  const draw = (when = atOnce) => {
    head.replaceChildren(answerHead(now));
    const open = controls.querySelector(".controls.open") !== null;
    controls.replaceChildren(...controlsOf(now, (change) => void choose(change), open));
    rows.redraw();
    tenths.redraw();
    when(() => rest.replaceChildren(...restOf(now, rows.frame, tenths.frame)));
  };
  const choose = async (change: Partial<MetricsChoice>) => {
    asked = {...asked, ...change};
    const mine = asked;
    try {
      reading ??= fetchOutcomes(outcomes);
      const got = await reading;
      if (mine !== asked) return;
      const focused = controls.contains(document.activeElement)
        ? [...controls.querySelectorAll("select")].indexOf(document.activeElement as HTMLSelectElement)
        : -1;
      now = composeMetrics(facts, got, asked);
      const query = queryFromMetricsChoice(asked, base).toString();
      history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      failed.hidden = true;
      draw();
      controls.querySelectorAll("select")[focused]?.focus();
    } catch (error) {
      reading = null;
      failed.textContent = error instanceof Error ? error.message : String(error);
      failed.hidden = false;
    }
  };

  draw(afterPaint);
  const shared = metricsChoiceFromQuery(new URLSearchParams(location.search), model.options, base);
  if (queryFromMetricsChoice(shared, base).size > 0) void choose(shared);
  return html`<div class="metrics-page">${head}${controls}${model.kind === "empty" ? "" : rows.frame}${failed}${rest}</div>`;
}

function controlsOf(
  {kind, options, choice, size}: MetricsModel,
  choose: (change: Partial<MetricsChoice>) => void,
  open: boolean
): Node[] {
  if (kind === "empty") return [];
  const controls: HTMLElement[] = [];
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
  if (controls.length === 0) return [];
  const row = html`<div class=${open ? "controls open" : "controls"}>${controls}</div>`;
  const change = html`<button class="link" type="button" aria-expanded=${String(open)}>Change</button>`;
  change.onclick = () => change.setAttribute("aria-expanded", String(row.classList.toggle("open")));
  const label = (list: readonly {value: string; label: string}[], value: string) =>
    list.find((o) => o.value === value)?.label ?? value;
  const words = [
    label(options.outcomes, choice.outcome),
    options.scopes.length > 1 ? label(options.scopes, choice.scope) : "",
    `${label(options.sizes, size ?? "none")} held constant`
  ];
  return [html`<p class="sentence">${words.filter((w) => w !== "").join(" · ")} ${change}</p>`, row];
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
      ${tenths} ${captionText(m.bins_caption)}
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
