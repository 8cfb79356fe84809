import {html} from "htl";
import {formatCount} from "../style/format.js";
import {valueText, type Result, type ResultValue} from "./result.js";

const PAGE = 50;

/** An answer as a table of fifty rows a page; a click on a head sorts by it, a second one the other way. */
export function resultTable(result: Result): HTMLElement {
  const frame = html`<div class="result"></div>` as HTMLElement;
  let page = 0;
  let sorted: {column: number; down: boolean} | null = null;
  let order = result.rows;
  const draw = () => frame.replaceChildren(...parts());
  const turn = (to: number) => {
    page = to;
    draw();
  };
  const sortBy = (column: number) => {
    sorted = {column, down: sorted?.column === column ? !sorted.down : false};
    const sign = sorted.down ? -1 : 1;
    order = [...result.rows].sort((a, b) => compare(a[column]!, b[column]!, sign));
    page = 0;
    draw();
    frame.querySelectorAll<HTMLButtonElement>("thead button")[column]?.focus();
  };
  const parts = () => {
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    const shown = order.slice(page * PAGE, (page + 1) * PAGE);
    return [
      html`<div class="table-scroll" role="region" aria-label="The query's rows" tabindex="0">
        <table>
          <thead>
            <tr>
              ${result.columns.map((c, i) => {
                const button = html`<button type="button" class="sort">${c.name}</button>` as HTMLButtonElement;
                button.onclick = () => sortBy(i);
                const isNumber = c.type === "number";
                const direction = sorted?.column !== i ? "none" : sorted.down ? "descending" : "ascending";
                return html`<th scope="col" class=${isNumber ? "number" : ""} aria-sort=${direction}>${button}</th>`;
              })}
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (row) =>
                html`<tr>
                  ${row.map((value, i) => {
                    const {type} = result.columns[i]!;
                    const text = valueText(value, type);
                    const classes = [type === "number" || type === "time" ? type : "", value === null ? "fainter" : ""]
                      .join(" ")
                      .trim();
                    return html`<td class=${classes}>${text}</td>`;
                  })}
                </tr>`
            )}
          </tbody>
        </table>
      </div>`,
      pages > 1 ? pager({page, pages, rows: order.length, turn}) : null
    ].filter((part): part is HTMLElement => part !== null);
  };
  draw();
  return frame;
}

function pager({
  page,
  pages,
  rows,
  turn
}: {
  page: number;
  pages: number;
  rows: number;
  turn: (page: number) => void;
}): HTMLElement {
  const button = (label: string, to: number) => {
    const element =
      html`<button type="button" disabled=${to < 0 || to >= pages}>${label}</button>` as HTMLButtonElement;
    element.onclick = () => turn(to);
    return element;
  };
  const last = Math.min(rows, (page + 1) * PAGE);
  return html`<p class="pager">
    ${button("Previous", page - 1)} ${button("Next", page + 1)}
    <span>Rows ${formatCount(page * PAGE + 1)} to ${formatCount(last)} of ${formatCount(rows)}</span>
  </p>`;
}

/** Unknown values stand last whichever way one sorts. */
function compare(a: ResultValue, b: ResultValue, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "string" || typeof b === "string")
    return sign * String(a).localeCompare(String(b), "en", {numeric: true});
  return sign * (Number(a) - Number(b));
}
