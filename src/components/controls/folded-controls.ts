import {html} from "htl";

/** A page's controls, and their state in a few words. */
export interface PageControls {
  controls: HTMLElement[];
  /** In reader's order; empty ones are left out. */
  words: string[];
}

/**
 * The place of a page's controls: a row on a wide window; on a narrow one and in print a sentence that opens it.
 *
 * It stays while the controls in it are drawn anew, so that an open row stays open.
 */
export function foldedControls(): {element: HTMLElement; show: (now: PageControls) => void} {
  const row = html`<div class="controls"></div>`;
  const words = html`<span></span>`;
  const change = html`<button class="link" type="button" aria-expanded="false">Change</button>`;
  change.onclick = () => change.setAttribute("aria-expanded", String(row.classList.toggle("open")));
  const element = html`<div hidden><p class="sentence">${words} ${change}</p>${row}</div>`;
  return {
    element,
    show(now) {
      element.hidden = now.controls.length === 0;
      words.textContent = now.words.filter((w) => w !== "").join(" · ");
      row.replaceChildren(...now.controls);
    }
  };
}
