import {html} from "htl";
import {frontierMovement} from "../../charts/frontier-movement.js";
import {rowsChart} from "../../charts/rows-chart.js";
import type {ValueDepth} from "../../models/value/depth/depth-model.js";
import type {DepthChoice, ValueModel} from "../../models/value/value-model.js";
import {formatDate} from "../../style/format-date.js";
import {captionText, withMargins} from "../page/answer-head.js";
import {downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {icerCsv, icerRows, icerTable} from "./icer-table.js";
import {depthSliders} from "./depth-sliders.js";
import {selectControl} from "../controls/select-control.js";
import type {ValueActions, ValueSection} from "./value-section.js";

/** The frontier looked at more closely: where money ends, what small differences hide, whether it moved. */
export function valueDepthSection(model: ValueModel, actions: ValueActions): ValueSection {
  let now = model;
  let shown: ValueDepth | null = null;
  const money = html`<p></p>`;
  const moneyTable = html`<div></div>`;
  const steps = figure((width) => rowsChart(icerRows(now), {document, width: Math.min(width, 860)}));
  const near = html`<p aria-live="polite"></p>`;
  const pairs = html`<ul class="sentences"></ul>`;
  const set = (change: Partial<DepthChoice>) => ({depth: {...now.choice.depth, ...change}});
  const sliders = depthSliders((change) => actions.adjust(set(change)));
  const since = html`<div class="controls open"></div>`;
  const moved = html`<p></p>`;
  const movedCaption = html`<div></div>`;
  const lines = figure((width) =>
    now.depth?.movement ? frontierMovement(now.depth.movement, now, {document, width}) : document.createElement("span")
  );
  const moneySection = html`<section id="money">
    <h2>Where does the money stop buying?</h2>
    ${money}${steps.frame}${moneyTable}
  </section>`;
  const nearSection = html`<section id="near">
    <h2>What if small differences do not count?</h2>
    ${sliders.element}${near}${pairs}
  </section>`;
  const movedSection = html`<section id="moved">
    <h2>Has the frontier moved?</h2>
    ${since}${moved}${lines.frame}${movedCaption}
  </section>`;
  const showMargins = (depth: ValueDepth) => {
    sliders.show(now.choice.depth);
    near.replaceChildren(...(depth.material ? [depth.material.sentence, " "] : []), depth.near_sentence);
    pairs.replaceChildren(...depth.near_dominated.slice(0, 5).map((n) => html`<li>${withMargins(n.sentence)}</li>`));
    pairs.hidden = depth.near_dominated.length === 0;
  };
  return {
    element: html`<div class="depth">${moneySection}${nearSection}${movedSection}</div>`,
    show(m) {
      now = m;
      const {depth} = m;
      for (const s of [moneySection, nearSection]) s.hidden = depth === null;
      movedSection.hidden = !depth?.movement;
      if (!depth || depth === shown) return;
      const onlyMargins = shown !== null && shown.icer === depth.icer;
      shown = depth;
      showMargins(depth);
      if (onlyMargins) return;
      money.replaceChildren(...withMargins(`${depth.money_sentence} ${depth.cliff_sentence}`));
      steps.redraw();
      moneyTable.replaceChildren(
        captionText(depth.icer_caption),
        html`<details>
          <summary>Every system by what a further completed task costs</summary>
          ${icerTable(m)}
        </details>`
      );
      moneyTable.firstElementChild!.append(
        " ",
        downloadLinks(`money-${m.suite}`, {rows: () => icerCsv(now), svg: () => steps.frame.querySelector("svg")})
      );
      if (!depth.movement) return;
      const {movement} = depth;
      since.replaceChildren(
        selectControl(
          "Since",
          depth.days.slice(0, -1).map((day) => ({value: day, label: formatDate(day)})),
          movement.from,
          (day) => actions.choose(set({since: day}))
        )
      );
      moved.replaceChildren(...withMargins(movement.sentence));
      lines.redraw();
      movedCaption.replaceChildren(captionText(movement.caption));
      movedCaption.firstElementChild!.append(
        " ",
        downloadLinks(`moved-${m.suite}`, {rows: () => stairRows(now), svg: () => lines.frame.querySelector("svg")})
      );
    }
  };
}

/** Both frontiers as rows for a spreadsheet. */
function stairRows({depth}: ValueModel): Record<string, string | number | null>[] {
  const m = depth!.movement!;
  return [...m.stairs_before.map((s) => ({at: m.from, ...s})), ...m.stairs_after.map((s) => ({at: m.to, ...s}))].map(
    ({at, system, cost, quality}) => ({
      at,
      system,
      cost_usd: "refused" in cost ? null : cost.value,
      quality: "refused" in quality ? null : quality.value
    })
  );
}
