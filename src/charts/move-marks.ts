const milliseconds = 120;

/** Where the marks of a drawing stand on the screen, by system: taken before the drawing is replaced. */
export function markPlaces(drawing: SVGElement): Map<string, {x: number; y: number}> {
  const places = new Map<string, {x: number; y: number}>();
  for (const mark of drawing.querySelectorAll<SVGGElement>("g.mark[data-system]")) {
    const box = mark.getBoundingClientRect();
    places.set(mark.dataset["system"] ?? "", {x: box.left + box.width / 2, y: box.top + box.height / 2});
  }
  return places;
}

/**
 * Lets the marks and crosses of a new drawing, already in the page, travel from where they stood in the old one, in 120 ms; not at
 * all for readers who prefer reduced motion.
 */
export function moveMarks(places: Map<string, {x: number; y: number}>, drawing: SVGElement): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [system, now] of markPlaces(drawing)) {
    const old = places.get(system);
    if (old === undefined || Math.hypot(old.x - now.x, old.y - now.y) < 0.5) continue;
    const from = {transform: `translate(${old.x - now.x}px, ${old.y - now.y}px)`};
    const name = CSS.escape(system);
    for (const part of drawing.querySelectorAll(`g.mark[data-system="${name}"], g.cross[data-system="${name}"]`)) {
      part.animate([from, {transform: "none"}], milliseconds);
    }
  }
}
