import {inTurn} from "./in-turn.js";

/** Width of the text on an A4 sheet with its margins, px: what a chart is drawn for on paper. */
const PAPER = 673;

/**
 * A chart that is drawn anew whenever its frame changes width, and for paper, never scaled; `redraw` also serves a
 * change of data. Charts of one page are first drawn in turn, a frame for each; one that waits is marked busy.
 *
 * @param draw - gives the chart for a width in px
 */
export function figure(draw: (width: number) => Element, {className = "figure", widest = 980} = {}) {
  const frame = document.createElement("div");
  frame.className = className;
  let width = 0;
  let drawn = false;
  const redraw = () => {
    if (drawn) frame.replaceChildren(draw(width));
  };
  const drawFirst = () => {
    drawn = true;
    frame.removeAttribute("aria-busy");
    redraw();
  };
  const observer = new ResizeObserver(([entry]) => {
    const now = Math.floor(Math.min(widest, entry!.contentRect.width));
    if (now === width || now === 0) return;
    const isFirst = width === 0;
    width = now;
    if (!isFirst) redraw();
    else {
      frame.setAttribute("aria-busy", "true");
      inTurn(drawFirst);
    }
  });
  observer.observe(frame);
  forPaper(frame, (printing) => (printing ? frame.replaceChildren(draw(Math.min(widest, PAPER))) : redraw()));
  return {frame, redraw};
}

/** Calls back before and after printing, as long as the frame is in the page. */
function forPaper(frame: HTMLElement, change: (printing: boolean) => void): void {
  const listen = (event: Event) => {
    if (frame.isConnected) change(event.type === "beforeprint");
    else for (const type of ["beforeprint", "afterprint"]) removeEventListener(type, listen);
  };
  for (const type of ["beforeprint", "afterprint"]) addEventListener(type, listen);
}
