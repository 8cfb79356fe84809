/**
 * A chart that is drawn anew whenever its frame changes width, never scaled; `redraw` also serves a change of data.
 *
 * @param draw - gives the chart for a width in px
 */
export function figure(draw: (width: number) => Element, {className = "figure", widest = 980} = {}) {
  const frame = document.createElement("div");
  frame.className = className;
  let width = 0;
  const redraw = () => {
    if (width > 0) frame.replaceChildren(draw(width));
  };
  const observer = new ResizeObserver(([entry]) => {
    const now = Math.floor(Math.min(widest, entry!.contentRect.width));
    if (now === width || now === 0) return;
    width = now;
    redraw();
  });
  observer.observe(frame);
  return {frame, redraw};
}
