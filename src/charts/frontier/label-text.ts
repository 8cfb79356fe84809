import {formatProbability} from "../../style/format.js";
import {formatMeasure} from "../../style/format-measure.js";
import {textWidth} from "../../style/text-width.js";
import {breakName} from "../labels/break-name.js";
import type {PlacedLabel} from "../labels/place-labels.js";
import {line} from "../marks.js";
import {el, rounded, type ChartDocument} from "../svg.js";
import type {FrontierModel, FrontierPoint} from "./points.js";

/** How the labels of a chart are written: what its axis counts, and whether only the name finds room. */
export interface LabelStyle {
  measure: FrontierModel["measure"];
  bare: boolean;
}

/** One line of a label, px. */
export interface TextLine {
  text: string;
  size: number;
  weight: number;
  ink: string;
}

/**
 * The name of a system, with its cost and probability beneath where it is or could be on the frontier and there is room.
 */
export function labelLines(point: FrontierPoint, {measure, bare}: LabelStyle): TextLine[] {
  if (point.tier === "dominated") {
    return breakName(point.system, 11, false).map((text) => ({text, size: 11, weight: 400, ink: "--ink-3"}));
  }
  const bold = point.tier === "frontier";
  const weight = bold ? 600 : 400;
  const size = bare ? 11 : 12.5;
  const lines: TextLine[] = breakName(point.system, size, bold).map((text) => ({text, size, weight, ink: "--ink"}));
  if (bare) return lines;
  const cost = point.cost === null ? "no cost" : formatMeasure(measure)(point.cost.value);
  const probability = point.probability === null ? "refused" : formatProbability(point.probability);
  lines.push({text: `${cost} · P ${probability}`, size: 11, weight: 400, ink: "--ink-2"});
  return lines;
}

/** Width and height of a label, px, roomy enough for the tallest and widest face of the stack. */
export function labelSize(lines: TextLine[]): {width: number; height: number} {
  let width = 0;
  for (const l of lines) width = Math.max(width, textWidth(l.text, l.size, l.weight >= 600));
  return {width: width + 3, height: baselines(lines).height};
}

/** Draws a placed label as one text of several lines, with its leader. */
export function drawLabel(document: ChartDocument, label: PlacedLabel, lines: TextLine[]): SVGElement {
  const {box, anchor, leader} = label;
  const x = anchor === "start" ? box.left + 1 : anchor === "end" ? box.right - 1 : (box.left + box.right) / 2;
  const {offsets} = baselines(lines);
  const spans = lines.map((l, i) =>
    el(
      document,
      "tspan",
      {
        x,
        y: box.top + offsets[i]!,
        style: `font-size: ${l.size}px; font-weight: ${l.weight}; fill: var(${l.ink})`
      },
      [l.text]
    )
  );
  const halo = "stroke: var(--paper); stroke-width: 2.5px; stroke-linejoin: round; paint-order: stroke";
  const text = el(document, "text", {"text-anchor": anchor === "start" ? null : anchor, style: halo}, spans);
  const drawn =
    leader === null
      ? null
      : line(document, [leader.x1, leader.y1, leader.x2, leader.y2], {paint: "var(--faint)", width: 0.8});
  return el(document, "g", {class: "label", "data-system": label.id, "data-top": rounded(box.top)}, [drawn, text]);
}

function baselines(lines: TextLine[]): {offsets: number[]; height: number} {
  const offsets: number[] = [];
  let at = 0;
  for (let i = 0; i < lines.length; i++) {
    at += i === 0 ? lines[i]!.size * 1.07 : Math.max(lines[i]!.size, lines[i - 1]!.size) * 1.15;
    offsets.push(at);
  }
  return {offsets, height: at + (lines[lines.length - 1]?.size ?? 0) * 0.3};
}
