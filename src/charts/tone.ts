import {slotPaint} from "../style/palette.js";

/**
 * What a row's mark is painted with: `ink` for people and givens, `accent` for the subject of a chart without systems,
 * `neutral` for context, `faint` for the dominated (hollow), or a family's slot.
 */
export type Tone = "ink" | "accent" | "neutral" | "faint" | {slot: number};

/** The CSS paint of a tone, and whether its dot is hollow. */
export function tonePaint(tone: Tone): {paint: string; hollow: boolean} {
  if (typeof tone === "object") return {paint: slotPaint(tone.slot), hollow: false};
  if (tone === "neutral") return {paint: "var(--ink-3)", hollow: false};
  return {paint: `var(--${tone})`, hollow: tone === "faint"};
}
