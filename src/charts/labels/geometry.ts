/** An upright rectangle, px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether two boxes overlap or touch. */
export function meet(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

export function inside(a: Box, frame: Box): boolean {
  return a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom;
}

/** The smallest box that holds all of some boxes. */
export function boxAround(boxes: readonly Box[]): Box {
  const around = {left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity};
  for (const {left, top, right, bottom} of boxes) {
    around.left = Math.min(around.left, left);
    around.top = Math.min(around.top, top);
    around.right = Math.max(around.right, right);
    around.bottom = Math.max(around.bottom, bottom);
  }
  return around;
}

/** Whether a segment lies wholly to one side of a box: the quick way to know that it does not cross it. */
export function apart(s: Segment, box: Box): boolean {
  return (
    (s.x1 < box.left && s.x2 < box.left) ||
    (s.x1 > box.right && s.x2 > box.right) ||
    (s.y1 < box.top && s.y2 < box.top) ||
    (s.y1 > box.bottom && s.y2 > box.bottom)
  );
}

/** Distance in px from a point to the nearest point of a box, 0 inside it. */
export function distanceTo(box: Box, x: number, y: number): number {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return length(dx, dy);
}

/** Length in px of the part of a segment that lies in a box (Liang and Barsky's clipping, 1984). */
export function lengthInside(s: Segment, box: Box): number {
  if (apart(s, box)) return 0;
  const dx = s.x2 - s.x1;
  const dy = s.y2 - s.y1;
  let from = 0;
  let to = 1;
  if (dx !== 0) {
    const [left, right] = [(box.left - s.x1) / dx, (box.right - s.x1) / dx];
    from = Math.max(from, Math.min(left, right));
    to = Math.min(to, Math.max(left, right));
  }
  if (dy !== 0) {
    const [top, bottom] = [(box.top - s.y1) / dy, (box.bottom - s.y1) / dy];
    from = Math.max(from, Math.min(top, bottom));
    to = Math.min(to, Math.max(top, bottom));
  }
  return from > to ? 0 : length(dx, dy) * (to - from);
}

/** Distance in px from a point to a segment. */
export function distanceToSegment(s: Segment, x: number, y: number): number {
  const dx = s.x2 - s.x1;
  const dy = s.y2 - s.y1;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - s.x1) * dx + (y - s.y1) * dy) / squared));
  return length(s.x1 + t * dx - x, s.y1 + t * dy - y);
}

/** Pixels need none of `Math.hypot`'s care about overflow, which takes ten times as long. */
function length(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
