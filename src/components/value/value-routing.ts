import {html} from "htl";
import {routingChart} from "../../charts/routing-chart.js";
import {routingFloorShown, type RoutingPicture} from "../../charts/routing-picture.js";
import {known} from "../../models/quantity.js";
import type {RoutingModel} from "../../models/value/routing/routing-model.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {formatNumber, formatPercent} from "../../style/format.js";
import {captionText, withMargins} from "../page/answer-head.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {routingControls} from "./routing-controls.js";
import {routingHeat} from "./routing-heat.js";
import {escalationTable, planTable} from "./routing-tables.js";
import type {ValueActions, ValueSection} from "./value-section.js";

/** Which system should do which work: a plan by kind of work, and trying a cheap system before a dear one. */
export function valueRoutingSection(model: ValueModel, actions: ValueActions): ValueSection {
  let now = model;
  let shown: RoutingModel | null = null;
  let asked = "";
  const controls = routingControls((routing) => actions.adjust({routing}));
  const heading = html`<h2></h2>`;
  const lead = html`<p aria-live="polite"></p>`;
  const caption = html`<div></div>`;
  const table = html`<div></div>`;
  const framed = html`<p class="caption"></p>`;
  const none = () => document.createElement("span");
  const curve = figure((width) => (now.routing.plan ? routingChart(picture(now), {document, width}) : none()), {
    widest: 700
  });
  const heat = figure(
    (width) => (now.routing.plan ? routingHeat(now.routing, width, routingFloorShown(picture(now))) : none()),
    {widest: 700}
  );
  const heatDownloads = chartDownloads("routing-matrix", heat.frame);
  const body = html`<div>${controls.plan}${curve.frame}${caption}${heat.frame}${framed}${heatDownloads}${table}</div>`;
  const planned = html`<section id="routing">${heading}${lead}${body}</section>`;
  const triedHeading = html`<h2></h2>`;
  const triedLead = html`<p aria-live="polite"></p>`;
  const tried = html`<div></div>`;
  const escalated = html`<section id="escalation">${triedHeading}${triedLead}${controls.noticed}${tried}</section>`;
  return {
    element: html`<div>${planned}${escalated}</div>`,
    show(m) {
      if (m.routing === shown) return;
      shown = m.routing;
      now = m;
      const r = m.routing;
      // Plans for other weights are made where the replicates are.
      const weights = JSON.stringify(m.choice.weights);
      if (r.pending && asked !== weights) actions.choose({});
      asked = r.pending ? weights : "";
      planned.hidden = m.systems.length < 2;
      escalated.hidden = r.escalation.length === 0;
      heading.textContent = r.heading;
      lead.replaceChildren(...withMargins(r.answer));
      body.hidden = !r.plan;
      controls.show(r, m.choice.routing);
      if (r.plan) {
        curve.redraw();
        heat.redraw();
        caption.replaceChildren(captionText(`${r.caption} ${axisNote(m)}`));
        caption.firstElementChild!.append(
          " ",
          downloadLinks(`routing-${m.suite}`, {rows: () => cellRows(r), svg: () => curve.frame.querySelector("svg")})
        );
        framed.textContent = heatNote(m);
        table.replaceChildren(planTable(r));
      }
      triedHeading.textContent = r.escalation_heading;
      triedLead.replaceChildren(...withMargins(r.escalation_answer));
      if (r.escalation.length === 0) return;
      const note = html`<p class="caption">${r.escalation_caption} </p>`;
      note.append(downloadLinks(`escalation-${m.suite}`, {rows: () => pairRows(r)}));
      tried.replaceChildren(escalationTable(r), note);
    }
  };
}

function picture(m: ValueModel): RoutingPicture {
  return {...m.routing, quality_label: m.quality_label, quality_is_share: m.quality_is_share};
}

function axisNote(m: ValueModel): string {
  return `The line in colour is what choosing by ${m.routing.dimension!} reaches for each budget on tasks not chosen on, with its 95% interval; the dotted line is random shares of two systems for the same money; the stairs are the systems alone. Qualities start at ${floorWords(m)}.`;
}

function heatNote(m: ValueModel): string {
  return `The plan is framed. In each cell quality, ${m.quality_is_share ? "% of tasks" : "× 100"}, over dollars per attempt; ink from ${floorWords(m)} up.`;
}

function floorWords(m: ValueModel): string {
  const floor = routingFloorShown(picture(m));
  return m.quality_is_share ? formatPercent(floor) : formatNumber(floor, 1);
}

/** Every cell as a row for a spreadsheet. */
function cellRows(r: RoutingModel): Record<string, string | number | null>[] {
  return r.categories.flatMap((c) =>
    c.cells.map((cell) => {
      const [raw, shrunken, cost] = [known(cell.quality), known(cell.shrunken), known(cell.cost)];
      return {
        category: c.category,
        share: c.share,
        system: cell.system,
        tasks: cell.n,
        quality: raw?.value ?? null,
        quality_low: raw?.low ?? null,
        quality_high: raw?.high ?? null,
        shrunken: shrunken?.value ?? null,
        shrunken_low: shrunken?.low ?? null,
        shrunken_high: shrunken?.high ?? null,
        cost_usd_per_attempt: cost?.value ?? null,
        chosen: r.plan!.some((p) => p.category === c.category && p.system === cell.system) ? 1 : 0
      };
    })
  );
}

function pairRows(r: RoutingModel): Record<string, string | number | null>[] {
  return r.escalation.map((e) => {
    const columns = {
      quality: e.quality,
      cost_usd_per_task: e.cost_per_task,
      cost_usd_per_completed: e.cost_per_completed,
      saving_usd_per_task: e.saving_vs_dear,
      gain: e.gain_vs_dear,
      escalated_share: e.escalated_share
    };
    const numbers = Object.entries(columns).flatMap(([name, q]) => {
      const k = known(q);
      return [
        [name, k?.value ?? null],
        [`${name}_low`, k?.low ?? null],
        [`${name}_high`, k?.high ?? null]
      ] as const;
    });
    return {first: e.cheap, then: e.dear, tasks: e.tasks, failures_noticed: r.noticed, ...Object.fromEntries(numbers)};
  });
}
