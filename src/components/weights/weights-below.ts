import {html} from "htl";
import {pairRows} from "../../charts/pair-rows.js";
import {weightsTriangle} from "../../charts/weights-triangle.js";
import type {WeightsModel} from "../../models/weights/weights-model.js";
import {captionText} from "../page/answer-head.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {closing} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {firstPlaceRows, triangleModel} from "./weights-charts.js";
import {weightsHistory} from "./weights-history.js";
import {weightsProposal} from "./weights-proposal.js";
import {correlationsTable, flipsTable, rankedTable, weightsCsv} from "./weights-tables.js";

/** What stands under the ranking: the proposal, who wins under which weights, flips, what counts twice, the history. */
export function weightsBelow(m: WeightsModel, hero: HTMLElement): Node[] {
  const ends = closing(
    {heading: "What would change the answer", text: m.would_change},
    {heading: "What was not measured", text: m.not_measured}
  );
  if (m.kind !== "weighed" || m.ranking.length === 0) return [ends, pageFooter(m.generated_from)];
  const parts: (Node | null)[] = [
    weightsProposal(m),
    m.ranking.length > 1 ? whoWins(m) : null,
    m.flips.length > 0 ? section("How far must a weight move?", flipsTable(m), m.flips_caption) : null,
    m.correlations.length > 0
      ? section("Which metrics count twice?", correlationsTable(m), m.correlations_caption)
      : null,
    m.history.length > 0 ? weightsHistory(m) : null,
    html`<section>
      <h2>Every system under these weights</h2>
      ${rankedTable(m)}
      <p class="caption">
        95% intervals in brackets; beside a rank the ranks a system may hold, all systems at once. First: share of draws
        in first place, near these weights and under any. Multiplied: the weighted product, in which a weak metric is not
        paid for by a strong one.
        ${downloadLinks(`weights-${m.suite}`, {rows: () => weightsCsv(m), svg: () => hero.querySelector("svg")})}
      </p>
    </section>`,
    ends,
    pageFooter(m.generated_from)
  ];
  return parts.filter((p): p is Node => p !== null);
}

function section(heading: string, content: HTMLElement, caption: string): HTMLElement {
  return html`<section>
    <h2>${heading}</h2>
    ${content} ${captionText(caption)}
  </section>`;
}

function whoWins(m: WeightsModel): HTMLElement {
  const triangle = m.triangle
    ? figure((width) => weightsTriangle(triangleModel(m), {document, width: Math.min(400, width)}))
    : null;
  const rows = figure((width) => pairRows(firstPlaceRows(m), {document, width: Math.min(560, width)}));
  return html`<section id="who-wins">
    <h2>Who wins under which weights</h2>
    <div class="who-wins">${triangle?.frame ?? null}${rows.frame}</div>
    ${captionText(m.sensitivity_caption)} ${chartDownloads(`weights-${m.suite}-first`, rows.frame)}
    ${triangle ? chartDownloads(`weights-${m.suite}-triangle`, triangle.frame) : null}
  </section>`;
}
