import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {line, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, rounded, type ChartDocument, type ChartOptions} from "./svg.js";

/** Weights of three metrics; they sum to one. */
export type ThreeWeights = [number, number, number];

/** Who leads under which weights of three metrics. */
export interface WeightsTriangleModel {
  label: string;
  /** Top, left and right corner: "only pass rate", "only few calls", "only hard tasks". */
  corners: [string, string, string];
  /** A regular lattice of weights, each with the system that leads there on the point estimates. */
  cells: {weights: ThreeWeights; system: string; slot: number}[];
  /** The standing weights, and the proposed ones where there are any (dashed). */
  points: {label: string; weights: ThreeWeights; dashed?: boolean}[];
  missing?: string;
}

const tint = 28;

/** Every cell is one set of weights, tinted by the system that leads there; its name stands once in its region. */
export function weightsTriangle(model: WeightsTriangleModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.cells.length === 0) return missingPicture(model.missing ?? "needs three metrics", options);
  const side = Math.min(width - 100, 300);
  const tall = (side * Math.sqrt(3)) / 2;
  const top = 26;
  const left = (width - side) / 2;
  const place = ([a, b, c]: ThreeWeights): {x: number; y: number} => {
    const sum = a + b + c || 1;
    return {x: left + (side * (a / 2 + c)) / sum, y: top + (tall * (b + c)) / sum};
  };
  // A lattice of n cells along an edge has n (n + 1) / 2 of them.
  const along = Math.max(2, Math.round((Math.sqrt(8 * model.cells.length + 1) - 1) / 2));
  const radius = side / (along - 1) / Math.sqrt(3) - 0.4;
  const cells = model.cells.map((cell) =>
    el(document, "path", {
      d: hexagon(place(cell.weights), radius),
      style: `fill: color-mix(in srgb, ${slotPaint(cell.slot)} ${tint}%, var(--paper))`
    })
  );
  const bottom = top + tall + radius + 18;
  return chartRoot(document, {width, height: bottom + 6}, {label: model.label, description: described(model)}, [
    words(document, model.corners[0], {x: width / 2, y: 12}, {anchor: "middle"}),
    ...cells,
    ...regionNames(document, model, place),
    ...model.points.flatMap((p, i) => pointer(document, p, place(p.weights), width, i % 2 === 0)),
    words(document, model.corners[1], {x: Math.max(0, left - 34), y: bottom}),
    words(document, model.corners[2], {x: Math.min(width, left + side + 34), y: bottom}, {anchor: "end"})
  ]);
}

function hexagon({x, y}: {x: number; y: number}, radius: number): string {
  const corners = Array.from({length: 6}, (_, i) => {
    const angle = ((60 * i + 30) * Math.PI) / 180;
    return `${rounded(x + radius * Math.cos(angle))},${rounded(y + radius * Math.sin(angle))}`;
  });
  return `M${corners.join("L")}Z`;
}

/** The name of each leader at the middle of its cells, where its region is wide enough for it. */
function regionNames(
  document: ChartDocument,
  model: WeightsTriangleModel,
  place: (weights: ThreeWeights) => {x: number; y: number}
): SVGElement[] {
  const regions = new Map<string, {x: number; y: number}[]>();
  for (const cell of model.cells) {
    const places = regions.get(cell.system) ?? [];
    places.push(place(cell.weights));
    regions.set(cell.system, places);
  }
  const names: SVGElement[] = [];
  const taken: {x: number; y: number; half: number}[] = model.points.map((p) => ({...place(p.weights), half: 10}));
  for (const [system, places] of regions) {
    const text = `${system} leads`;
    const half = textWidth(text, 12) / 2;
    const middle = {
      x: places.reduce((sum, p) => sum + p.x, 0) / places.length,
      y: places.reduce((sum, p) => sum + p.y, 0) / places.length
    };
    // The row of the region nearest to its middle that holds the whole name and no other words.
    const rows = [...new Set(places.map((p) => rounded(p.y)))]
      .map(Number)
      .sort((a, b) => Math.abs(a - middle.y - 14) - Math.abs(b - middle.y - 14));
    for (const y of rows) {
      const xs = places.filter((p) => Math.abs(p.y - y) < 1).map((p) => p.x);
      const x = (Math.min(...xs) + Math.max(...xs)) / 2;
      const room = (Math.max(...xs) - Math.min(...xs)) / 2;
      const free = taken.every((t) => Math.abs(t.y - y) > 20 || Math.abs(t.x - x) > half + t.half + 4);
      if (room < half || !free) continue;
      taken.push({x, y, half});
      names.push(words(document, text, {x, y: y + 4}, {size: 12, ink: "--ink", anchor: "middle"}));
      break;
    }
  }
  return names;
}

function pointer(
  document: ChartDocument,
  point: WeightsTriangleModel["points"][number],
  at: {x: number; y: number},
  width: number,
  right: boolean
): SVGElement[] {
  const half = textWidth(point.label, 12, true);
  const x = right ? width - half - 8 : half + 8;
  const y = Math.max(30, at.y - 34);
  const dash = point.dashed ? "; stroke-dasharray: 2 2" : "";
  return [
    line(document, [at.x + (right ? 6 : -6), at.y - 3, x + (right ? -3 : 3), y], {paint: "var(--ink-2)", width: 0.8}),
    el(document, "circle", {
      cx: at.x,
      cy: at.y,
      r: 6,
      style: `fill: var(--paper); stroke: var(--ink); stroke-width: 1.5px${dash}`
    }),
    point.dashed ? null : el(document, "circle", {cx: at.x, cy: at.y, r: 2, style: "fill: var(--ink)"}),
    words(document, point.label, {x, y: y + 4}, {size: 12, weight: 600, ink: "--ink", anchor: right ? "start" : "end"})
  ].filter((node) => node !== null);
}

function described(model: WeightsTriangleModel): string {
  const counts = new Map<string, number>();
  for (const {system} of model.cells) counts.set(system, (counts.get(system) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([system, n]) => `${system} leads under ${Math.round((100 * n) / model.cells.length)}% of all weights`)
    .join("; ");
}
