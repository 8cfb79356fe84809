import {html} from "htl";
import type {DataModel, SecretRow} from "../../models/data/data-model.js";
import {disclosureWords} from "../../models/data/disclosure-words.js";
import {formatCount} from "../../style/format.js";
import {columnTable} from "../page/column-table.js";

/** What the site tells whoever opens it, table by table; columns unfold. */
export function disclosed({discloses, published}: DataModel): HTMLElement {
  const {heading, caption} = disclosureWords({discloses, published});
  return html`<section>
    <h2>${heading}</h2>
    ${columnTable(
      ["What", ["Table", "wide-only"], ["Rows", "number"]],
      html`<tbody>
          ${discloses.map(
            (d) =>
              html`<tr>
                <th scope="row">
                  ${
                    d.columns.length === 0
                      ? d.what
                      : html`<details>
                          <summary>${d.what}</summary>
                          <span class="fainter">${d.columns.join(", ")}</span>
                        </details>`
                  }
                </th>
                <td class="wide-only fainter">${d.table}</td>
                <td class="number">${d.rows === 0 ? "none" : formatCount(d.rows)}</td>
              </tr>`
          )}
        </tbody>`
    )}
    <p class="caption"><strong>${caption[0]}</strong> ${caption[1]}</p>
  </section>`;
}

/** What looks like a secret in the exports, by kind and place; nothing where nothing was found. */
export function secretsFound(rows: readonly SecretRow[]): HTMLElement | null {
  if (rows.length === 0) return null;
  return html`<section>
    <h2>What looks like a secret</h2>
    ${columnTable(
      ["Kind", "Source", "Column", ...(rows[0]!.position === null ? [] : ["First at"]), ["Cells", "number"]],
      html`<tbody>
          ${rows.map(
            (r) =>
              html`<tr>
                <th scope="row">${r.kind}</th>
                <td><code>${r.source}</code></td>
                <td>${r.table}.${r.column}</td>
                ${r.position === null ? null : html`<td>${r.position}</td>`}
                <td class="number">${formatCount(r.count)}</td>
              </tr>`
          )}
        </tbody>`
    )}
    <p class="caption">
      <strong>Known by its shape, told by kind and place, and never shown.</strong> Whoever holds the file holds the
      secret: revoke it, then take it out. A built site holds none of them.
    </p>
  </section>`;
}
