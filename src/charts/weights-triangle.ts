import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {breakName} from "./labels/break-name.js";
import {line, stackedWords, words} from "./marks.js";
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

/** Systems of one family have one hue: the first is tinted so, the next more faintly or more strongly. */
const tints = [28, 12, 46, 20, 58];

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
  const tint = tintOf(model.cells);
  const cells = model.cells.map((cell) =>
    el(document, "path", {
      d: hexagon(place(cell.weights), radius),
      style: `fill: color-mix(in srgb, ${slotPaint(cell.slot)} ${tint.get(cell.system)!}%, var(--paper))`
    })
  );
  const bottom = top + tall + radius + 18;
  const data = model.cells.map(({weights: [top, left, right], system}) => ({
    [model.corners[0]]: top,
    [model.corners[1]]: left,
    [model.corners[2]]: right,
    leads: system
  }));
  return chartRoot(document, {width, height: bottom + 6}, {label: model.label, description: described(model), data}, [
    words(document, model.corners[0], {x: width / 2, y: 12}, {anchor: "middle"}),
    ...cells,
    ...regionNames(document, model, place),
    ...model.points.flatMap((p, i) => pointer(document, p, place(p.weights), width, i % 2 === 0)),
    words(document, model.corners[1], {x: Math.max(0, left - 34), y: bottom}),
    words(document, model.corners[2], {x: Math.min(width, left + side + 34), y: bottom}, {anchor: "end"})
  ]);
}

function tintOf(cells: WeightsTriangleModel["cells"]): Map<string, number> {
  const seen = new Map<number, number>();
  const found = new Map<string, number>();
  for (const {system, slot} of cells) {
    if (found.has(system)) continue;
    const nth = seen.get(slot) ?? 0;
    seen.set(slot, nth + 1);
    found.set(system, tints[nth % tints.length]!);
  }
  return found;
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
  const taken: {x: number; y: number; half: number; tall: number}[] = model.points.map((p) => ({
    ...place(p.weights),
    half: 10,
    tall: 10
  }));
  for (const [system, places] of regions) {
    for (const lines of [[`${system} leads`], breakName(`${system} leads`, 11, false, 90), threeLines(system)]) {
      const half = Math.max(...lines.map((text) => textWidth(text, 11))) / 2;
      const tall = (lines.length * 13) / 2;
      const at = freePlace(places, {half, tall}, taken);
      if (!at) continue;
      taken.push({...at, half, tall});
      names.push(stackedWords(document, lines, at, {size: 11, ink: "--ink", anchor: "middle"}));
      break;
    }
  }
  return names;
}

/** A long name over its setting in brackets, and the verb beneath. */
function threeLines(system: string): string[] {
  return [...breakName(system, 11, false, 60), "leads"];
}

/** The row of the region nearest to its middle on which a box lies wholly inside it and clear of other words. */
function freePlace(
  places: readonly {x: number; y: number}[],
  {half, tall}: {half: number; tall: number},
  taken: readonly {x: number; y: number; half: number; tall: number}[]
): {x: number; y: number} | null {
  const middle = places.reduce((sum, p) => sum + p.y, 0) / places.length;
  const spans = new Map<string, {y: number; left: number; right: number}>();
  for (const {x, y} of places) {
    const span = spans.get(rounded(y));
    spans.set(rounded(y), {y, left: Math.min(x, span?.left ?? x), right: Math.max(x, span?.right ?? x)});
  }
  const rows = [...spans.values()].sort((a, b) => Math.abs(a.y - middle) - Math.abs(b.y - middle));
  for (const {y} of rows) {
    const crossed = rows.filter((r) => Math.abs(r.y - y) <= tall);
    const left = Math.max(...crossed.map((r) => r.left));
    const right = Math.min(...crossed.map((r) => r.right));
    const x = (left + right) / 2;
    const inside = right - left >= 2 * half - 8;
    const free = taken.every((t) => Math.abs(t.y - y) > tall + t.tall + 3 || Math.abs(t.x - x) > half + t.half + 4);
    if (inside && free) return {x, y};
  }
  return null;
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
