import {textWidth} from "../style/text-width.js";
import {line, stackedWords} from "./marks.js";
import {chartRoot, type ChartOptions} from "./svg.js";

/**
 * The picture of a question that cannot be answered yet: two dashed axes and what is missing.
 *
 * No icon and no alarm: `missing` says what to add, such as "needs two runs of one system".
 */
export function missingPicture(missing: string, {document, width, height = 62}: ChartOptions): SVGSVGElement {
  const dashed = {paint: "var(--faint)", dash: "3 3"};
  const lines = wrapped(missing, width - 32);
  return chartRoot(document, {width, height}, {label: `No picture: ${missing}`, description: missing}, [
    line(document, [1, 1, 1, height - 1], dashed),
    line(document, [1, height - 1, width, height - 1], dashed),
    stackedWords(document, lines, {x: width / 2, y: height / 2}, {size: 12, ink: "--ink-3", anchor: "middle"})
  ]);
}

function wrapped(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (textWidth(longer, 12) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter((l) => l !== "");
}
