import {inkPaint, slotLook, slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {shapePath} from "../style/shape-path.js";
import {el, type ChartDocument} from "./svg.js";

/** Below this probability of being on the frontier a system counts as dominated: hollow and faint. */
export const dominatedBelow = 0.05;

/** A line of words in a chart. Anchor is the text-anchor; `y` is the baseline. Sizes under 11 px are refused. */
export function words(
  document: ChartDocument,
  text: string,
  at: {x: number; y: number},
  style: {size?: number; weight?: number; ink?: string; anchor?: "start" | "middle" | "end"; halo?: boolean} = {}
): SVGElement {
  const {size = 12, weight, ink = "--ink-2", anchor, halo} = style;
  if (size < 11) throw new RangeError(`chart text is at least 11 px, got ${size}`);
  const rules = [`font-size: ${size}px`, `fill: var(${ink})`];
  if (weight !== undefined) rules.push(`font-weight: ${weight}`);
  if (halo) rules.push("stroke: var(--paper)", "stroke-width: 2.5px", "stroke-linejoin: round", "paint-order: stroke");
  const attributes = {
    x: at.x,
    y: at.y,
    "text-anchor": anchor === "start" ? null : anchor,
    style: rules.join("; ")
  };
  return el(document, "text", attributes, [text]);
}

/** Words on a plate of paper, so that no rule behind them is read as part of them. */
export function platedWords(
  document: ChartDocument,
  text: string,
  at: {x: number; y: number},
  style: Parameters<typeof words>[3] & {size: number}
): SVGElement {
  const {size, weight = 400, anchor} = style;
  const width = textWidth(text, size, weight >= 600) + 4;
  const x = anchor === "end" ? at.x - width + 2 : anchor === "middle" ? at.x - width / 2 : at.x - 2;
  const plate = el(document, "rect", {x, y: at.y - size, width, height: size * 1.35, style: "fill: var(--paper)"});
  return el(document, "g", {}, [plate, words(document, text, at, style)]);
}

/** Several lines of words as one text, its middle at `y`; lines stand 1.15 em apart. */
export function stackedWords(
  document: ChartDocument,
  lines: string[],
  at: {x: number; y: number},
  style: Parameters<typeof words>[3] & {size: number}
): SVGElement {
  if (lines.length === 1) return words(document, lines[0]!, {x: at.x, y: at.y + 4}, style);
  const text = words(document, "", at, style);
  const leading = style.size * 1.15;
  lines.forEach((content, i) => {
    const y = at.y + 4 + (i - (lines.length - 1) / 2) * leading;
    text.appendChild(el(document, "tspan", {x: at.x, y}, [content]));
  });
  return text;
}

/** A straight line in the ink of a CSS property. */
export function line(
  document: ChartDocument,
  [x1, y1, x2, y2]: [number, number, number, number],
  style: {paint?: string; width?: number; opacity?: number; dash?: string} = {}
): SVGElement {
  const {paint = "var(--grid)", width = 1, opacity, dash} = style;
  const rules = [`stroke: ${paint}`, `stroke-width: ${width}px`];
  if (opacity !== undefined) rules.push(`opacity: ${opacity}`);
  if (dash !== undefined) rules.push(`stroke-dasharray: ${dash}`);
  return el(document, "line", {x1, y1, x2, y2, style: rules.join("; ")});
}

/** The mark of a system: its family's outline, filled by the probability, or hollow and faint when dominated. */
export function systemMark(
  document: ChartDocument,
  at: {x: number; y: number},
  look: {slot: number; probability: number | null; radius: number}
): SVGElement {
  const {shape} = slotLook(look.slot);
  const dominated = look.probability !== null && look.probability < dominatedBelow;
  const fill = dominated || look.probability === null ? "var(--paper)" : inkPaint(look.slot, look.probability);
  const stroke = dominated || look.probability === null ? "var(--faint)" : slotPaint(look.slot);
  const width = dominated || look.probability === null ? 1.1 : 1.5;
  return el(document, "path", {
    d: shapePath(shape, look.radius),
    transform: `translate(${Math.round(at.x * 1000) / 1000},${Math.round(at.y * 1000) / 1000})`,
    style: `fill: ${fill}; stroke: ${stroke}; stroke-width: ${width}px; stroke-linejoin: round`
  });
}

/** A family's outline at full hue, for rows, tables and legends. */
export function familyMark(
  document: ChartDocument,
  at: {x: number; y: number},
  look: {slot: number; radius: number; hollow?: boolean}
): SVGElement {
  return el(document, "path", {
    d: shapePath(slotLook(look.slot).shape, look.radius),
    transform: `translate(${Math.round(at.x * 1000) / 1000},${Math.round(at.y * 1000) / 1000})`,
    style: look.hollow
      ? `fill: var(--paper); stroke: ${slotPaint(look.slot)}; stroke-width: 1.5px`
      : `fill: ${slotPaint(look.slot)}`
  });
}

/** The sign of a value that cannot be given: a struck circle. */
export function struckCircle(document: ChartDocument, at: {x: number; y: number}): SVGElement {
  const style = "fill: none; stroke: var(--ink-3); stroke-width: 1px";
  return el(document, "g", {class: "refused"}, [
    el(document, "circle", {cx: at.x, cy: at.y, r: 4, style}),
    line(document, [at.x - 5, at.y + 5, at.x + 5, at.y - 5], {paint: "var(--ink-3)"})
  ]);
}

/**
 * An interval drawn to the frame: a flat-ended line, and a small arrow where a side has no bound or leaves the frame.
 *
 * `low` and `high` are positions in px along the axis, `null` where unbounded; `across` is the other coordinate.
 */
export function intervalLine(
  document: ChartDocument,
  ends: {low: number | null; high: number | null; frameLow: number; frameHigh: number; across: number},
  style: {horizontal: boolean; paint: string; width: number; opacity?: number}
): SVGElement {
  const {low, high, frameLow, frameHigh, across} = ends;
  const direction = Math.sign(frameHigh - frameLow) || 1;
  const beyondLow = low === null || (low - frameLow) * direction < -0.5;
  const beyondHigh = high === null || (high - frameHigh) * direction > 0.5;
  const a = beyondLow ? frameLow : low;
  const b = beyondHigh ? frameHigh : high;
  const path: [number, number][][] = [
    [
      [a, across],
      [b, across]
    ]
  ];
  if (beyondLow) path.push(arrow(a, across, direction));
  if (beyondHigh) path.push(arrow(b, across, -direction));
  const d = path.map((points) => `M${points.map(([u, v]) => pair(u, v, style.horizontal)).join("L")}`).join("");
  const rules = ["fill: none", `stroke: ${style.paint}`, `stroke-width: ${style.width}px`];
  if (style.opacity !== undefined) rules.push(`opacity: ${style.opacity}`);
  return el(document, "path", {class: "interval", d, style: rules.join("; ")});
}

function arrow(tip: number, across: number, inwards: number): [number, number][] {
  return [
    [tip + 4 * inwards, across - 3],
    [tip, across],
    [tip + 4 * inwards, across + 3]
  ];
}

function pair(along: number, across: number, horizontal: boolean): string {
  const u = Math.round(along * 1000) / 1000;
  const v = Math.round(across * 1000) / 1000;
  return horizontal ? `${u},${v}` : `${v},${u}`;
}
