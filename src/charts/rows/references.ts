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

/** Where the labels of reference lines stand: centred on their line, a level higher where they would touch. */
export function referenceLevels(
  references: {value: number; label: string}[],
  x: (value: number) => number,
  plot: {left: number; right: number}
): Level[] {
  const placed: Level[] = [];
  for (const {value, label} of [...references].sort((a, b) => a.value - b.value)) {
    const width = textWidth(label, 12) + 4;
    const at = x(value);
    const left = Math.max(plot.left, Math.min(at - width / 2, plot.right - width));
    let level = 0;
    while (placed.some((p) => p.level === level && p.left < left + width && left < p.right)) level++;
    placed.push({text: label, at, left, right: left + width, level});
  }
  return placed;
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
