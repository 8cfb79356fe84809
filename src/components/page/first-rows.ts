import {html} from "htl";
import {formatCountOf} from "../../style/format.js";

/** How many rows of a long table stand open. */
const SHOWN = 12;

/** A table of the first rows with the others folded under it; a fold of one or two is not worth its click. */
export function firstRows<Row>(
  rows: readonly Row[],
  table: (rows: readonly Row[]) => HTMLElement,
  noun = "system"
): HTMLElement {
  if (rows.length <= SHOWN + 2) return table(rows);
  return html`<div>
    ${table(rows.slice(0, SHOWN))} ${folded(`The other ${formatCountOf(rows.length - SHOWN, noun)}`, table(rows.slice(SHOWN)))}
  </div>`;
}

/** What is folded away until a reader asks; print shows it. */
export function folded(summary: string, content: HTMLElement): HTMLElement {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}
