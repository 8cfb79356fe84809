import type {Shape} from "./palette.js";

type Point = [number, number];

/** Corners of each shape about its own centre at any size; `scaled` brings them to the area of the unit circle. */
const corners: Record<Exclude<Shape, "circle" | "half-disc">, Point[]> = {
  square: regular(4, 45),
  diamond: regular(4, 0),
  "triangle-up": regular(3, -90),
  "triangle-down": regular(3, 90),
  pentagon: regular(5, -90),
  hexagon: regular(6, -90),
  star: spokes(5, 1, 0.48),
  cross: armed(4, 0.42),
  "three-arm": armed(3, 0.5),
  bow: [
    [-1, -1],
    [1, -1],
    [0.28, 0],
    [1, 1],
    [-1, 1],
    [-0.28, 0]
  ]
};

/**
 * The SVG path of a shape centred on the origin, with the area of a circle of that radius, so that no family looks
 * larger than another.
 *
 * `radius` in px; coordinates are rounded to two decimals, finer than any screen shows.
 */
export function shapePath(shape: Shape, radius: number): string {
  if (shape === "circle") {
    const r = round(radius);
    return `M${r},0A${r},${r},0,1,1,${round(-radius)},0A${r},${r},0,1,1,${r},0Z`;
  }
  if (shape === "half-disc") {
    const r = round(radius * Math.SQRT2);
    // The centre of mass of a half disc lies 4r/3π above its base.
    const base = round((4 * radius * Math.SQRT2) / (3 * Math.PI));
    return `M${round(-r)},${base}A${r},${r},0,0,1,${r},${base}Z`;
  }
  return `M${scaled(corners[shape], radius)
    .map(([x, y]) => `${round(x)},${round(y)}`)
    .join("L")}Z`;
}

/** The furthest any outline reaches from its centre, in multiples of the radius: what a label must keep clear of. */
export const shapeReach = 1.65;

function scaled(points: Point[], radius: number): Point[] {
  const k = radius * Math.sqrt(Math.PI / Math.abs(area(points)));
  return points.map(([x, y]) => [x * k, y * k]);
}

function area(points: Point[]): number {
  let twice = 0;
  for (let i = 0; i < points.length; i++) {
    const [x1, y1] = points[i]!;
    const [x2, y2] = points[(i + 1) % points.length]!;
    twice += x1 * y2 - x2 * y1;
  }
  return twice / 2;
}

function regular(n: number, startDegrees: number): Point[] {
  return Array.from({length: n}, (_, i) => at(startDegrees + (360 * i) / n, 1));
}

function spokes(n: number, outer: number, inner: number): Point[] {
  return Array.from({length: 2 * n}, (_, i) => at(-90 + (180 * i) / n, i % 2 === 0 ? outer : inner));
}

/** Arms of half width `half` from the centre outwards: a cross with four, a Y with three. */
function armed(n: number, half: number): Point[] {
  const points: Point[] = [];
  const notch = half / Math.sin(Math.PI / n);
  for (let i = 0; i < n; i++) {
    const direction = -90 + (360 * i) / n + (n === 3 ? 180 : 0);
    const [ux, uy] = at(direction, 1);
    points.push([ux * 1.25 + uy * half, uy * 1.25 - ux * half], [ux * 1.25 - uy * half, uy * 1.25 + ux * half]);
    points.push(at(direction + 180 / n, notch));
  }
  return points;
}

function at(degrees: number, radius: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle) * radius, Math.sin(angle) * radius];
}

function round(x: number): number {
  return Math.round(x * 100) / 100 + 0;
}
