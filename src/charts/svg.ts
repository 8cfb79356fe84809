import {keepData, type DataRow} from "./chart-data.js";

const namespace = "http://www.w3.org/2000/svg";

/** A document that can make SVG elements: the browser's or jsdom's. */
export type ChartDocument = Pick<Document, "createElementNS" | "createElement" | "createTextNode">;

/** What every chart is told besides its model. Width and height in px. */
export interface ChartOptions {
  document: ChartDocument;
  width: number;
  height?: number;
}

type Child = Node | string | null | undefined;
type Attribute = string | number | null | undefined;

/** One SVG element with its attributes and children; nullish attributes and children are left out, numbers kept to three decimals. */
export function el(
  document: ChartDocument,
  name: string,
  attributes: Record<string, Attribute> = {},
  children: Child[] = []
): SVGElement {
  const node = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value != null) node.setAttribute(key, typeof value === "number" ? rounded(value) : value);
  }
  for (const child of children) {
    if (child != null) node.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return node;
}

/** The root of a chart: an image with a name and a description for those who do not see it, and its numbers for a download. */
export function chartRoot(
  document: ChartDocument,
  size: {width: number; height: number},
  words: {label: string; description: string; data?: readonly DataRow[]},
  children: Child[]
): SVGSVGElement {
  const {width, height} = size;
  const root = el(
    document,
    "svg",
    {
      xmlns: namespace,
      width,
      height,
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      role: "img",
      "aria-label": words.label
    },
    [el(document, "desc", {}, [words.description]), ...children]
  ) as SVGSVGElement;
  if (words.data) keepData(root, words.data);
  return root;
}

/** A number as an attribute, three decimals at most, so that a snapshot does not hang on the last bit. */
export function rounded(x: number): string {
  return String(Math.round(x * 1000) / 1000 + 0);
}

/** SVG path data from points, rounded: `M1,2L3,4`. */
export function polyline(points: [number, number][]): string {
  return points.length === 0 ? "" : `M${points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join("L")}`;
}
