import {textWidth} from "../../style/text-width.js";

/** A name wider than this stands on two lines, px. */
const widestLine = 128;

/**
 * A name on one line, or on two where it is wider than `widest` px: broken at the space that balances the lines best,
 * a space before a bracket or a middle dot being preferred.
 *
 * A name without a space stays whole.
 */
export function breakName(name: string, size: number, bold: boolean, widest = widestLine): string[] {
  if (textWidth(name, size, bold) <= widest) return [name];
  let best: string[] = [name];
  let least = Infinity;
  for (let i = name.indexOf(" "); i > 0; i = name.indexOf(" ", i + 1)) {
    const lines = [name.slice(0, i), name.slice(i + 1)];
    const preferred = /^[([·]/.test(lines[1]!) ? 40 : 0;
    const cost = Math.max(...lines.map((l) => textWidth(l, size, bold))) - preferred;
    if (cost < least) {
      least = cost;
      best = lines;
    }
  }
  return best;
}
