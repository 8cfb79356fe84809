import {textWidth} from "../../style/text-width.js";
import type {Plot} from "../axes.js";
import {line, words} from "../marks.js";
import type {ChartDocument} from "../svg.js";

interface Level {
  text: string;
  at: number;
  left: number;
  right: number;
  level: number;
}

/**
 * Where the labels of reference lines stand: centred on their line; two that would touch step aside while each still
 * stands over its line, else the second goes a level higher.
 */
export function referenceLevels(
  references: {value: number; label: string}[],
  x: (value: number) => number,
  plot: {left: number; right: number}
): Level[] {
  const placed: Level[] = [];
  for (const {value, label} of [...references].sort((a, b) => a.value - b.value)) {
    const width = textWidth(label, 12) + 8;
    const at = x(value);
    const left = Math.max(plot.left, Math.min(at - width / 2, plot.right - width));
    const next = {text: label, at, left, right: left + width, level: 0};
    const before = placed[placed.length - 1];
    if (before?.level === 0 && before.right > next.left) stepAside(before, next, placed[placed.length - 2], plot);
    while (placed.some((p) => p.level === next.level && p.left < next.right && next.left < p.right)) next.level++;
    placed.push(next);
  }
  return placed;
}

function stepAside(before: Level, next: Level, first: Level | undefined, plot: {left: number; right: number}): void {
  const width = before.right - before.left;
  const left = before.at + 6 - width;
  const right = before.at + 6;
  const shifted = Math.max(next.left, right);
  const fits = shifted <= next.at && shifted + next.right - next.left <= plot.right;
  if (left < plot.left || (first !== undefined && first.right > left) || !fits) return;
  next.right += shifted - next.left;
  next.left = shifted;
  before.left = left;
  before.right = right;
}

/** Dashed lines with their labels at the top; `baseline` is that of the lowest level. */
export function referenceLines(document: ChartDocument, levels: Level[], plot: Plot, baseline: number): SVGElement[] {
  return levels.flatMap(({text, at, left, right, level}) => {
    const y = baseline - 15 * level;
    return [
      line(document, [at, y + 4, at, plot.bottom], {paint: "var(--ink-3)", dash: "2 2"}),
      words(document, text, {x: (left + right) / 2, y}, {size: 12, anchor: "middle", halo: true})
    ];
  });
}
