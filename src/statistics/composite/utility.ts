/**
 * How good a metric's value is on a fixed scale, 0 at the first anchor and 1 at the second, straight between and level
 * beyond.
 *
 * Anchors are declared, not taken from the systems at hand: a scale from the worst to the best present would let an
 * irrelevant newcomer change the order of the others.
 *
 * @param x - in the metric's unit
 * @param anchors - value worth 0, value worth 1; the first is the larger one where less is better
 */
export function utility(x: number, anchors: readonly [number, number]): number {
  if (!Number.isFinite(x)) throw new TypeError(`a metric value must be a finite number, got ${x}`);
  checkAnchors(anchors);
  const [from, to] = anchors;
  return Math.max(0, Math.min(1, (x - from) / (to - from)));
}

/** How steeply the utility of a value changes there: nothing beyond the anchors. */
export function utilitySlope(x: number, [from, to]: readonly [number, number]): number {
  const share = (x - from) / (to - from);
  return share < 0 || share > 1 ? 0 : 1 / (to - from);
}

/** Throws unless the anchors are two different finite numbers. */
export function checkAnchors([from, to]: readonly [number, number]): void {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from === to)
    throw new TypeError(`anchors must be two different numbers, got ${from} and ${to}`);
}
