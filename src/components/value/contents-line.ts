import {html} from "htl";

const FEWEST = 6;

/**
 * The headings of a long page as links, so that a reader in a hurry can go to the one that is asked about; nothing where
 * there are few.
 *
 * @param body - the part of the page whose sections are listed; their headings are given ids to be linked to
 */
export function contentsLine(body: HTMLElement): HTMLElement | null {
  const headings = [...body.querySelectorAll<HTMLElement>("section:not(.note) > h2")].filter(
    (h) => !h.closest("[hidden]") && (h.textContent ?? "") !== ""
  );
  if (headings.length < FEWEST) return null;
  const links = headings.map((h, i) => {
    h.id = `part-${i + 1}`;
    return html`<li><a href=${`#${h.id}`}>${h.textContent}</a></li>`;
  });
  return html`<nav class="contents" aria-label="On this page">
    <p>On this page</p>
    <ol>
      ${links}
    </ol>
  </nav>`;
}
