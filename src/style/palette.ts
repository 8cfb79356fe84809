/** Twelve outlines that tell families apart where hue alone cannot; the order is the order of the slots. */
export type Shape =
  | "circle"
  | "square"
  | "triangle-up"
  | "diamond"
  | "triangle-down"
  | "hexagon"
  | "star"
  | "cross"
  | "pentagon"
  | "three-arm"
  | "half-disc"
  | "bow";

/** How a family looks everywhere: the name of its CSS property and its outline. */
export interface SlotLook {
  /** A custom property of theme.css, such as `--s1`. */
  hue: string;
  shape: Shape;
}

const hued: Shape[] = ["circle", "square", "triangle-up", "diamond", "triangle-down"];
const neutral: Shape[] = ["hexagon", "star", "cross", "pentagon", "three-arm", "half-disc", "bow"];

/**
 * The look of a family's slot: slots 1 to 5 have a hue and a shape each, 6 and on share the neutral and take the seven
 * other shapes in turn.
 *
 * Throws on a slot that is not a whole number of at least 1.
 */
export function slotLook(slot: number): SlotLook {
  if (!Number.isInteger(slot) || slot < 1) throw new RangeError(`slot must be a whole number from 1, got ${slot}`);
  if (slot <= hued.length) return {hue: `--s${slot}`, shape: hued[slot - 1]!};
  return {hue: "--s-other", shape: neutral[(slot - 1 - hued.length) % neutral.length]!};
}

/** The CSS paint of a slot at full hue. */
export function slotPaint(slot: number): string {
  return `var(${slotLook(slot).hue})`;
}

/**
 * The CSS paint that says a probability: the hue mixed with paper by `probability`, in whole percent.
 *
 * Outside [0, 1] it is clamped: a probability from resampling cannot leave the range, a rounded one may.
 */
export function inkPaint(slot: number, probability: number): string {
  const percent = Math.round(Math.min(1, Math.max(0, probability)) * 100);
  return `color-mix(in srgb, ${slotPaint(slot)} ${percent}%, var(--paper))`;
}
