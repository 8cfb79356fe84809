import {textWidth} from "../../style/text-width.js";

/** A name cut in its middle, where names of one family are alike, until it fits into `room` px. */
export function shortenName(name: string, room: number, size: number): string {
  if (textWidth(name, size) <= room) return name;
  for (let kept = name.length - 2; kept > 3; kept--) {
    const end = Math.ceil(kept / 2);
    const cut = `${name.slice(0, kept - end)}…${name.slice(name.length - end)}`;
    if (textWidth(cut, size) <= room) return cut;
  }
  return `${name.slice(0, 2)}…`;
}
