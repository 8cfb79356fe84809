import {html} from "htl";
import type {Note} from "../../models/page-model.js";

/** Short notes in columns under a figure or an answer: headings of the second level, in the size of a note. */
export function notesRow(notes: readonly Note[]): HTMLElement {
  return html`<div class="notes">
    ${notes.map(
      (n) =>
        html`<section class="note">
          <h2>${n.heading}</h2>
          <p>${n.text}</p>
        </section>`
    )}
  </div>`;
}

/** Two closing sections side by side. */
export function closing(left: Note, right: Note): HTMLElement {
  return html`<div class="twocol">
    ${[left, right].map(
      (n) =>
        html`<section>
          <h2>${n.heading}</h2>
          <p>${n.text}</p>
        </section>`
    )}
  </div>`;
}
