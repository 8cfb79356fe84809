import {html} from "htl";
import {acceptabilityChart} from "../../charts/acceptability-chart.js";
import {known} from "../../models/quantity.js";
import type {ValueModel} from "../../models/value/value-model.js";
import type {WorthChoice, WorthModel} from "../../models/value/worth/worth-model.js";
import {captionText, withMargins} from "../page/answer-head.js";
import {downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import type {ValueActions, ValueSection} from "./value-section.js";
import {worthControls} from "./worth-controls.js";
import {moreTasksTable, netBenefitTable} from "./worth-tables.js";

/** What quality is worth to this team: sliders, the acceptability curves, net benefits, and what more tasks would buy. */
export function valueWorthSection(model: ValueModel, actions: ValueActions): ValueSection {
  let shown: WorthModel | null = null;
  let worth = model.worth;
  // A slider fires more often than the window is painted.
  let next: WorthChoice | null = null;
  const controls = worthControls((choice) => {
    if (!next)
      requestAnimationFrame(() => {
        actions.adjust({worth: next!});
        next = null;
      });
    next = choice;
  });
  const heading = html`<h2></h2>`;
  const lead = html`<p aria-live="polite"></p>`;
  const caption = html`<div></div>`;
  const tables = html`<div></div>`;
  const curves = figure((width) =>
    worth.acceptability ? acceptabilityChart(drawn(worth), {document, width}) : document.createElement("span")
  );
  const body = html`<div>${controls.element}${curves.frame}${caption}${tables}</div>`;
  const element = html`<section class="worth" id="worth">${heading}${lead}${body}</section>`;
  return {
    element,
    show(m) {
      if (m.worth === shown) return;
      shown = worth = m.worth;
      element.hidden = worth.state === "one_system";
      heading.textContent = worth.heading;
      lead.replaceChildren(...withMargins(worth.lead));
      body.hidden = worth.acceptability === null;
      if (worth.acceptability === null) return;
      controls.show(worth, next ?? m.choice.worth);
      curves.redraw();
      caption.replaceChildren(captionText(worth.caption));
      caption.firstElementChild!.append(
        " ",
        downloadLinks(`worth-${m.suite}`, {
          rows: () => curveRows(m.worth),
          svg: () => curves.frame.querySelector("svg")
        })
      );
      tables.replaceChildren(...tablesOf(worth));
    }
  };
}

function tablesOf(worth: WorthModel): Node[] {
  if (worth.state !== "answered") return [];
  const undecided = worth.tasks_to_settle !== 0;
  return [
    netBenefitTable(worth),
    html`<p class="caption">
      Net benefit is what a completed task is worth times the share completed, less the cost of a task. Differences are
      taken within each resample${worth.wtp_without_top_percent === null ? "" : " and each draw of the ranges"}.
    </p>`,
    ...(worth.information === "" ? [] : [html`<p>${withMargins(worth.information)}</p>`]),
    ...(undecided
      ? [
          moreTasksTable(worth),
          html`<p class="caption">
            P best: if the gaps stay what they
            are${worth.evpi_inputs_usd_per_task === null ? "" : " and a failure costs its average"}. Fainter: costs more
            than it can be expected to bring.
          </p>`
        ]
      : [])
  ];
}

function drawn(worth: WorthModel) {
  const wtp = known(worth.wtp_per_completed);
  return {
    ...worth.acceptability!,
    here: wtp && {usd: wtp.value, low: wtp.low ?? wtp.value, high: wtp.high ?? wtp.value}
  };
}

/** The curves as rows for a spreadsheet, a row a worth. */
function curveRows({acceptability}: WorthModel): Record<string, string | number | null>[] {
  const {wtp_grid: grid, systems, frontier} = acceptability!;
  return grid.map((usd, g) => ({
    usd_per_completed_task: usd,
    best_by_mean: frontier.system[g]!,
    ...Object.fromEntries(systems.map((s) => [`p_best: ${s.system}`, s.probability[g]!]))
  }));
}
