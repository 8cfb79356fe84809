/**
 * Draws a page anew and leaves the reader's focus where it was: on the control of the same name, where the old one
 * went. Without it every choice by keyboard would begin again at the top of the page.
 */
export function keepFocus(page: HTMLElement, redraw: () => void): void {
  const held = document.activeElement;
  if (!(held instanceof Element) || !page.contains(held)) return redraw();
  const wanted = named(held);
  redraw();
  if (held.isConnected) return;
  const places = page.querySelectorAll<HTMLElement | SVGElement>("select, input, button, summary, a, [tabindex]");
  [...places].find((place) => named(place) === wanted)?.focus({preventScroll: true});
}

/** What tells a control from the others: its kind and its label, or its own words. */
function named(control: Element): string {
  const label = control.closest("label")?.querySelector("span")?.textContent;
  return `${control.tagName} ${control.getAttribute("aria-label") ?? label ?? control.textContent ?? ""}`;
}
