import {html} from "htl";

/** A column by its head, with the classes of that: `number` for what is set flush right, `wide-only`. */
type Column = string | readonly [head: string, classes: string];

/** A plain table that scrolls where it is wide: the heads of its columns, then its bodies with their rows. */
export function columnTable(columns: readonly Column[], ...bodies: HTMLElement[]): HTMLElement {
  const heads = columns.map((column) => (typeof column === "string" ? [column, null] : column));
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table>
      <thead>
        <tr>
          ${heads.map(([head, classes]) => html`<th scope="col" class=${classes}>${head}</th>`)}
        </tr>
      </thead>
      ${bodies}
    </table>
  </div>`;
}
