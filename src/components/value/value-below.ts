import {html} from "htl";
import {familyMultiples} from "../../charts/family-multiples.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {captionText} from "../page/answer-head.js";
import {contentsLine} from "./contents-line.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {closing, notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {slicesTable} from "./slices-table.js";
import {stepsTable} from "./steps-table.js";
import {systemsTable} from "./systems-table.js";
import {valueBoardsSection} from "./value-boards.js";
import {valueCsv} from "./value-csv.js";
import {valueDepthSection} from "./value-depth.js";
import {valueRoutingSection} from "./value-routing.js";
import {valueFinishedSection} from "./value-finished.js";
import type {ValueActions, ValueSection} from "./value-section.js";
import {valueWorthSection} from "./value-worth.js";

/** The sections with controls of their own, in reader's order. */
const sections: readonly ((model: ValueModel, actions: ValueActions) => ValueSection)[] = [
  valueFinishedSection,
  valueWorthSection,
  valueRoutingSection,
  valueDepthSection,
  valueBoardsSection
];

export interface ValueBelow {
  element: HTMLElement;
  /** Caption, notes, steps, every system, what would change it. */
  showTables: (model: ValueModel) => void;
  /** Those with controls of their own; each draws only what is new to it. */
  sections: readonly ValueSection[];
  /** The list of all headings: a slider of a section may change the words of its own, the list follows at rest. */
  showContents: () => void;
}

/** What stands under the hero of the value page: caption, notes, steps, its sections, every system, what would change it. */
export function valueBelow(model: ValueModel, frame: HTMLElement, actions: ValueActions): ValueBelow {
  const caption = html`<div></div>`;
  const contents = html`<div></div>`;
  const above = html`<div></div>`;
  const beneath = html`<div></div>`;
  const between = sections.map((section) => section(model, actions));
  const body = html`<div>${above}${between.map((s) => s.element)}${beneath}</div>`;
  return {
    element: html`<div>${caption}${contents}${body}</div>`,
    sections: between,
    showTables(m) {
      caption.replaceChildren(captionText(m.caption), notesRow(m.notes));
      above.replaceChildren(...aboveSections(m));
      beneath.replaceChildren(...beneathSections(m, frame));
    },
    showContents: () => contents.replaceChildren(...[contentsLine(body)].filter((node) => node !== null))
  };
}

function aboveSections(m: ValueModel): Node[] {
  const many = m.systems.filter((s) => s.priced).length > 40;
  const multiples = many ? figure((width) => familyMultiples(m, {document, width})) : null;
  const parts: (Node | null)[] = [
    multiples &&
      html`<section>
        <h2>Each family against the same frontier</h2>
        ${multiples.frame} ${chartDownloads(`value-${m.suite}-families`, multiples.frame)}
      </section>`,
    m.steps.length > 0
      ? html`<section>
          <h2>${m.steps_heading}</h2>
          <p>
            Reading from cheap to dear: what one step adds in
            quality${m.kind === "board" || m.measure === "seconds" ? "" : ", and what each further completed task costs"}. A step whose interval
            reaches zero may buy nothing.
          </p>
          ${stepsTable(m)}
        </section>`
      : null
  ];
  return parts.filter((p): p is Node => p !== null);
}

function beneathSections(m: ValueModel, frame: HTMLElement): Node[] {
  const table = html`<section>
    <h2>Every system, sorted by where it stands</h2>
    ${systemsTable(m)}
    <p class="caption">
      Dots are estimates, lines 95% intervals; the interval in numbers shows on the number. P: probability of being on
      the frontier.
      ${downloadLinks(`value-${m.suite}`, {rows: () => valueCsv(m), svg: () => frame.querySelector("svg")})}
    </p>
  </section>`;
  const parts: (Node | null)[] = [
    m.slices.length > 0 ? slicesTable(m) : null,
    m.systems.length > 0 ? table : null,
    closing(
      {heading: "What would change the answer", text: m.would_change},
      {heading: "What was not measured", text: m.not_measured}
    ),
    pageFooter(m.generated_from)
  ];
  return parts.filter((p): p is Node => p !== null);
}
