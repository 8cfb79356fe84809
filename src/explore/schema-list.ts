import {html} from "htl";
import {formatCount} from "../style/format.js";
import type {RowTable, RowType} from "../tables/rows.js";

/** How SQL calls what a column holds. */
const SQL_TYPES: Record<RowType, string> = {
  text: "text",
  whole: "bigint",
  number: "double",
  truth: "boolean",
  time: "timestamp"
};

/** From here on the list stands beside the editor, and need not make room. */
const WIDE = 960;

/**
 * The tables and their columns, beside the editor: a click on a name puts it where the caret is.
 *
 * @param rows - rows of each table once they are loaded
 */
export function schemaList(
  tables: readonly RowTable[],
  {rows, onPick}: {rows: Readonly<Record<string, number>> | null; onPick: (name: string) => void}
): HTMLElement {
  const name = (text: string) => {
    const button = html`<button type="button" class="link">${text}</button>` as HTMLButtonElement;
    button.onclick = () => onPick(text);
    return button;
  };
  return html`<div class="schema" role="region" aria-label="Tables and columns" tabindex="0">
    ${tables.map(
      ({table, about, columns}, i) =>
        html`<details open=${i === 0 && innerWidth >= WIDE}>
          <summary><strong>${table}</strong> <span>${rows ? formatCount(rows[table] ?? 0) : ""}</span></summary>
          <p>One row is ${about}. ${name(table)}</p>
          <ul>
            ${columns.map(
              (c) =>
                html`<li>
                  ${name(c.column)} <span>${SQL_TYPES[c.type]}</span>${c.about ? html`<small>${c.about}</small>` : null}
                </li>`
            )}
          </ul>
        </details>`
    )}
  </div>` as HTMLElement;
}
