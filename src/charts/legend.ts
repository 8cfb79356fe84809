import {familyMark, systemMark} from "./marks.js";
import {el, type ChartDocument} from "./svg.js";

/** A family and its slot, as the models name them. */
export interface LegendFamily {
  name: string;
  slot: number;
}

const lastHue = 5;
const steps: [string, number][] = [
  ["0", 0],
  ["¼", 0.25],
  ["½", 0.5],
  ["¾", 0.75],
  ["1", 1]
];

/**
 * The line over the hero: what the ink says in five steps, and which outline is which family.
 *
 * Families of the sixth slot and later are one entry, "others", unless there is only one of them. `probability` is false
 * on charts whose fill says nothing.
 */
export function legend(
  families: LegendFamily[],
  {document, probability = true}: {document: ChartDocument; probability?: boolean}
): HTMLElement {
  const root = html(document, "div", "legend");
  const ordered = [...families].sort((a, b) => a.slot - b.slot);
  if (probability) {
    const slot = ordered.find((f) => f.slot === 4)?.slot ?? ordered[0]?.slot ?? 1;
    const line = html(document, "span");
    line.append(html(document, "span", "of", "Ink: probability of being on the frontier"));
    for (const [text, p] of steps) {
      line.append(key(document, text, systemMark(document, {x: 8, y: 7}, {slot, probability: p, radius: 4.6})));
    }
    root.append(line);
  }
  const named = ordered.filter((f) => f.slot <= lastHue);
  const others = ordered.filter((f) => f.slot > lastHue);
  if (others.length === 1) named.push(others[0]!);
  if (others.length > 1) named.push({name: "others", slot: lastHue + 1});
  if (named.length > 0) {
    const line = html(document, "span");
    line.append(html(document, "span", "of", "Shape: family"));
    for (const {name, slot} of named) {
      line.append(key(document, name, familyMark(document, {x: 8, y: 7}, {slot, radius: 4.6})));
    }
    root.append(line);
  }
  return root;
}

/** A family's mark alone, for table cells and headings: an image hidden from readers, whose name stands beside it. */
export function familyKey(
  look: {slot: number; probability?: number | null},
  {document}: {document: ChartDocument}
): SVGSVGElement {
  const at = {x: 7, y: 7};
  const mark =
    look.probability === undefined
      ? familyMark(document, at, {slot: look.slot, radius: 4.4})
      : systemMark(document, at, {slot: look.slot, probability: look.probability, radius: 4.4});
  return picture(document, 14, mark);
}

function key(document: ChartDocument, text: string, mark: SVGElement): HTMLElement {
  const span = html(document, "span", "key");
  span.append(picture(document, 16, mark), document.createTextNode(text));
  return span;
}

function picture(document: ChartDocument, width: number, mark: SVGElement): SVGSVGElement {
  return el(document, "svg", {class: "mark", width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true"}, [
    mark
  ]) as SVGSVGElement;
}

function html(document: ChartDocument, name: string, className?: string, text?: string): HTMLElement {
  const node = document.createElement(name);
  if (className !== undefined) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
