import {html} from "htl";
import {dataOf} from "../../charts/chart-data.js";
import {standaloneSvg} from "../../charts/standalone-svg.js";

/** A cell of a CSV that no spreadsheet takes for a formula. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "number" ? String(value) : value;
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV with a header line. */
export function toCsv(rows: readonly Record<string, string | number | null>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    columns.map(csvCell).join(","),
    ...rows.map((row) => columns.map((c) => csvCell(row[c] ?? null)).join(","))
  ];
  return `${lines.join("\r\n")}\r\n`;
}

/** "Download as CSV, SVG or PNG": the table's rows and the figure as it stands; a table alone as CSV. */
export function downloadLinks(
  name: string,
  {rows, svg}: {rows: () => Record<string, string | number | null>[]; svg?: () => SVGSVGElement | null}
): HTMLElement {
  const csv = link("CSV", () => save(new Blob([toCsv(rows())], {type: "text/csv"}), `${name}.csv`));
  if (!svg) return html`<span class="downloads">Download as ${csv}.</span>`;
  return html`<span class="downloads"
    >Download as ${csv},
    ${link("SVG", () => saveSvg(svg(), name))} or ${link("PNG", () => savePng(svg(), name))}.</span
  >`;
}

/** The same for what a frame draws, in a line of its own: its numbers, and each of its pictures. */
export function chartDownloads(name: string, frame: HTMLElement): HTMLElement {
  const pictures = () => [...frame.querySelectorAll<SVGSVGElement>("svg[role=img]")];
  const each = (act: (svg: SVGSVGElement, file: string) => void) =>
    pictures().forEach((svg, i) => act(svg, i === 0 ? name : `${name}-${i + 1}`));
  const csv = () => save(new Blob([toCsv(pictures().flatMap(dataOf))], {type: "text/csv"}), `${name}.csv`);
  return html`<p class="caption downloads">
    Download as ${link("CSV", csv)}, ${link("SVG", () => each(saveSvg))} or ${link("PNG", () => each(savePng))}.
  </p>`;
}

function link(label: string, act: () => void): HTMLButtonElement {
  const button = html`<button class="link" type="button">${label}</button>` as HTMLButtonElement;
  button.onclick = act;
  return button;
}

/** Hands a file to the reader's browser. */
export function save(blob: Blob, file: string): void {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(blob);
  a.download = file;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
}

/** The figure with its colours written in, so that it stands alone outside the page, in slides as well. */
function standalone(svg: SVGSVGElement): {text: string; width: number; height: number} {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const {width, height} = svg.getBoundingClientRect();
  const root = getComputedStyle(document.documentElement);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  // A property of a library's own, such as Plot's background, is none of our colours.
  const token = (name: string) =>
    [name, "--paper"].map((n) => root.getPropertyValue(n).trim()).find((v) => /^#[0-9a-f]{6}$/i.test(v));
  return {text: standaloneSvg(copy, (name) => token(name) ?? ""), width, height};
}

export function saveSvg(svg: SVGSVGElement | null, name: string): void {
  if (svg) save(new Blob([standalone(svg).text], {type: "image/svg+xml"}), `${name}.svg`);
}

export function savePng(svg: SVGSVGElement | null, name: string): void {
  if (!svg) return;
  const {text, width, height} = standalone(svg);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    const context = canvas.getContext("2d")!;
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    canvas.toBlob((blob) => blob && save(blob, `${name}.png`), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
