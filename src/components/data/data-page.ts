import {html} from "htl";
import type {DataModel, RejectRow, SourceRow} from "../../models/data/data-model.js";
import {formatCount, formatCountOf, formatSystem} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import {answerHead} from "../page/answer-head.js";
import {columnTable} from "../page/column-table.js";
import {disclosed, secretsFound} from "./data-disclosure.js";
import {notesRow} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";

/** The Data page: coverage, sources, what could not be read, and what may be compared with what. */
export function dataPage(model: DataModel): HTMLElement {
  return html`<div class="data-page">
    ${answerHead(model)} ${model.comparable.length > 0 ? notesRow(model.comparable) : null}
    ${model.coverage.length > 0 ? coverage(model) : null} ${model.boards.length > 0 ? boards(model) : null}
    ${model.sources.length > 0 ? sources(model.sources) : null} ${rejects(model.rejects)}
    ${secretsFound(model.secrets)} ${disclosed(model)} ${pageFooter(model.generated_from)}
  </div>`;
}

function coverage({coverage: rows}: DataModel): HTMLElement {
  const suites = [...new Set(rows.map((r) => r.suite))];
  return html`<section>
    <h2>Who ran what</h2>
    ${columnTable(
      [
        "System",
        ["Runs", "number"],
        ["When", "wide-only"],
        ["Tasks", "number"],
        ["Attempts", "number"],
        ["Errors", "number"],
        ["Not judged", "number wide-only"],
        ["Cost unknown", "number"]
      ],
      ...suites.map(
        (suite) =>
          html`<tbody>
              <tr class="group">
                <th scope="rowgroup" colspan="8">${suite}</th>
              </tr>
              ${rows
                .filter((r) => r.suite === suite)
                .map(
                  (r) =>
                    html`<tr>
                      <th scope="row">${formatSystem(r.system)}</th>
                      <td class="number">${formatCount(r.runs)}</td>
                      <td class="wide-only fainter">
                        ${r.first_run && r.last_run ? formatDateRange(r.first_run, r.last_run) : "date unknown"}
                      </td>
                      <td class="number">
                        ${formatCount(r.tasks)}${r.tasks < r.suite_tasks ? ` of ${formatCount(r.suite_tasks)}` : ""}
                      </td>
                      <td class="number">${formatCount(r.attempts)}</td>
                      <td class="number">${formatCount(r.errors)}</td>
                      <td class="number wide-only">${formatCount(r.unjudged)}</td>
                      <td class="number">${unknownCost(r)}</td>
                    </tr>`
                )}
            </tbody>`
      )
    )}
    <p class="caption">
      <strong>Errors are errors, timeouts and refusals: attempted, and not passed.</strong> Not judged: skipped or
      unscored attempts, out of every rate. Cost unknown: no cost, a cached zero, or a zero that means nobody knew.
    </p>
  </section>`;
}

function unknownCost(r: DataModel["coverage"][number]): string {
  if (r.attempts === 0) return "";
  if (r.cost_unknown === 0) return r.cost_priced > 0 ? `none; ${formatCount(r.cost_priced)} priced` : "none";
  return r.cost_unknown === r.attempts ? "all" : formatCount(r.cost_unknown);
}

function boards({boards: rows}: DataModel): HTMLElement {
  return html`<section>
    <h2>Published totals</h2>
    <p>
      ${rows.map((b) => `${b.suite}: ${formatCountOf(b.systems, "system")}`).join("; ")}. Totals without tasks cannot be
      paired and never mix with own runs.
    </p>
  </section>`;
}

/** More files than this are not all listed open. */
const MOST_SOURCES = 12;

function sources(rows: readonly SourceRow[]): HTMLElement {
  const spoken = rows.filter((s) => s.notes.length > 0 || s.rows_rejected > 0 || s.rows_duplicate > 0);
  // Where there is something to say of a file, it stands open and the others are folded away.
  const open = spoken.length > 0 ? spoken : rows.slice(0, MOST_SOURCES);
  const rest = rows.length <= MOST_SOURCES ? [] : rows.filter((s) => !open.includes(s));
  const kept = rest.reduce((sum, s) => sum + s.rows_kept, 0);
  return html`<section>
    <h2>Every row of every file is accounted for</h2>
    ${sourceTable(rest.length > 0 ? open : rows)}
    ${
      rest.length > 0
        ? html`<details class="caption">
            <summary>
              The other ${formatCountOf(rest.length, "file")}: every row kept,
              ${formatCount(kept)} in all
            </summary>
            ${sourceTable(rest)}
          </details>`
        : null
    }
    <p class="caption">
      <strong>Read = kept + rejected + duplicate, for every file.</strong> ${
        rows[0]!.path === null
          ? "A published site names its sources by the first twelve digits of their SHA-256."
          : "Paths are relative to the workspace."
      }
    </p>
  </section>`;
}

function sourceTable(rows: readonly SourceRow[]): HTMLElement {
  return columnTable(
    [
      "Source",
      ["Format", "wide-only"],
      ["Read", "number"],
      ["Kept", "number"],
      ["Rejected", "number"],
      ["Duplicate", "number"]
    ],
    html`<tbody>
        ${rows.flatMap((s) => [
          html`<tr>
            <th scope="row"><code>${s.path === null ? s.sha256.slice(0, 12) : breakable(s.path)}</code></th>
            <td class="wide-only">${s.format}</td>
            <td class="number">${formatCount(s.rows_read)}</td>
            <td class="number">${formatCount(s.rows_kept)}</td>
            <td class="number">${formatCount(s.rows_rejected)}</td>
            <td class="number">${formatCount(s.rows_duplicate)}</td>
          </tr>`,
          ...s.notes.map((note) => html`<tr class="source-notes"><td colspan="6" class="fainter">${note}</td></tr>`)
        ])}
      </tbody>`
  );
}

/** A path that may break after its slashes, and nowhere else. */
function breakable(path: string): (string | HTMLElement)[] {
  return path.split(/(?<=\/)/).flatMap((part) => [part, html`<wbr />`]);
}

function rejects(rows: readonly RejectRow[]): HTMLElement {
  if (rows.length === 0)
    return html`<section>
      <h2>Nothing was left out</h2>
      <p>Every row and every cell could be read.</p>
    </section>`;
  return html`<section>
    <h2>What could not be read</h2>
    ${columnTable(
      ["Source", "Table", "Column", "Why", "Row", ["Count", "number"]],
      html`<tbody>
          ${rows.map(
            (r) =>
              html`<tr>
                <th scope="row"><code>${breakable(r.source)}</code></th>
                <td>${r.table}</td>
                <td>${r.column ?? ""}</td>
                <td>${r.code.replaceAll("_", " ")}</td>
                <td>${r.row_kept ? "kept, cell unknown" : "left out"}</td>
                <td class="number">${formatCount(r.count)}</td>
              </tr>`
          )}
        </tbody>`
    )}
  </section>`;
}
