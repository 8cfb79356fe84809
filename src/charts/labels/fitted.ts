import {textWidth} from "../../style/text-width.js";

/** A line that no space could break, cut where it would leave its room. */
export function fitted(text: string, room: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  let end = text.length;
  while (end > 3 && textWidth(`${text.slice(0, end)}…`, size, bold) > room) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
