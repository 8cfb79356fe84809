import {readFileSync} from "node:fs";
import {parse, type Info} from "csv-parse/sync";
import {UserError} from "../user-error.js";

/** A cell and where it stands, as `sheet-1.csv:12:4`. */
export interface SheetCell {
  text: string;
  at: string;
}

/** One line of a filled sheet, by heading. */
export interface FilledRow {
  at: string;
  cell: (heading: string) => SheetCell | null;
}

/** A filled sheet as it came back. */
export interface FilledSheet {
  headings: SheetCell[];
  rows: FilledRow[];
}

/**
 * Reads a filled sheet: CSV with commas, semicolons or tabs, as spreadsheets of different countries write it.
 *
 * @param path - for opening
 * @param name - for messages
 */
export function readSheet(path: string, name: string): FilledSheet {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UserError(`${name}: needs a filled review sheet, found no file that can be read`);
  }
  const text = decode(bytes);
  const [header = ""] = text.split(/\r?\n/, 1);
  const [delimiter] = [",", ";", "\t"].sort((a, b) => header.split(b).length - header.split(a).length);
  const options = {
    delimiter: delimiter!,
    info: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true
  } as const;
  let records: {record: string[]; info: Info}[];
  try {
    records = parse(text, options) as unknown as {record: string[]; info: Info}[];
  } catch (error) {
    const lines = (error as {lines?: number}).lines ?? 1;
    throw new UserError(`${name}:${lines}:1: must be CSV with its quotes in pairs`);
  }
  const starts = records.map((_, i) => (i === 0 ? 1 : records[i - 1]!.info.lines + 1));
  const cells = (i: number) =>
    records[i]!.record.map((text, c): SheetCell => ({text: text.trim(), at: `${name}:${starts[i]}:${c + 1}`}));
  const headings = records.length > 0 ? cells(0) : [];
  const place = new Map(headings.map(({text}, c) => [text, c]));
  const rows = records.slice(1).map((_, i): FilledRow => {
    const own = cells(i + 1);
    const at = `${name}:${starts[i + 1]}:1`;
    return {at, cell: (heading) => own[place.get(heading) ?? -1] ?? null};
  });
  return {headings, rows: rows.filter((_, i) => records[i + 1]!.record.some((text) => text.trim() !== ""))};
}

/** UTF-8, or what a spreadsheet saves as "Unicode text". */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}
