import {html} from "htl";
import {frontierChart} from "../../charts/frontier-chart.js";
import {legend} from "../../charts/legend.js";
import {rowsChart} from "../../charts/rows-chart.js";
import type {BriefingDrawing, BriefingPicture} from "../../models/briefing/briefing-model.js";
import {known} from "../../models/quantity.js";
import {familyTitle} from "../../style/family-title.js";
import {firstSentence, withMargins} from "../page/answer-head.js";
import {briefingRows} from "./briefing-rows.js";
import {figure} from "../page/figure.js";
import {stepsTable} from "../value/steps-table.js";

/** Low enough that a sheet holds the answer, this picture, another and what to do next, px. */
const FRONTIER_HEIGHT = 300;
const LOW_HEIGHT = 270;
const NARROW = 520;

type FrontierData = Extract<BriefingDrawing, {kind: "frontier"}>["value"];

/** One picture of the briefing: what it shows in words, the picture, how to read it. */
export function briefingPicture(
  {page, link, heading, lead, drawing, caption}: BriefingPicture,
  {low}: {low: boolean}
): HTMLElement {
  return html`<section class="picture-of" data-page=${page}>
    <h2>${heading}</h2>
    ${lead === "" ? null : html`<p>${withMargins(lead)}</p>`} ${drawn(drawing, low ? LOW_HEIGHT : FRONTIER_HEIGHT)}
    <p class="caption">${captionOf(drawing, caption)} <a class="no-print" href=${`./${page}`}>${link}</a></p>
  </section>`;
}

function drawn(drawing: BriefingDrawing, frontierHeight: number): HTMLElement {
  if (drawing.kind === "steps") return stepsTable(drawing.value);
  if (drawing.kind === "rows") {
    const rows = briefingRows(drawing.rows);
    return figure((width) => rowsChart(rows, {document, width})).frame;
  }
  const {value} = drawing;
  const probability = value.systems.some((s) => known(s.frontier_probability));
  const chart = figure((width) =>
    frontierChart(value, {document, width, ...(width < NARROW ? {} : {height: frontierHeight})})
  );
  return html`<div>${legend(families(value), {document, probability})}${chart.frame}</div>`;
}

/** Only the frontier's caption opens with a takeaway; those of the others say how to read them. */
function captionOf(drawing: BriefingDrawing, caption: string): (string | HTMLElement)[] {
  if (drawing.kind !== "frontier") return [caption];
  const first = firstSentence(caption);
  return [html`<strong>${first}</strong>`, caption.slice(first.length)];
}

function families({systems}: FrontierData) {
  const found = new Map<string, number>();
  for (const s of systems) if (s.family !== null) found.set(s.family, s.slot);
  return [...found].map(([name, slot]) => ({name: familyTitle(name), slot}));
}
