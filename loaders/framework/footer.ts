import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

interface ReportedSource {
  rows_read: number;
  rows_kept: number;
}

const count = new Intl.NumberFormat("en-US");

/**
 * What every page says at its foot: how many of the rows read were kept.
 *
 * @param out - the folder of the ingested tables, with `report.json`; undefined where nothing was ingested
 */
export function footer(out: string | undefined): string {
  const file = out === undefined ? undefined : join(out, "report.json");
  if (file === undefined || !existsSync(file)) return "Assay";
  const {sources} = JSON.parse(readFileSync(file, "utf8")) as {sources: ReportedSource[]};
  let read = 0;
  let kept = 0;
  for (const source of sources) {
    read += source.rows_read;
    kept += source.rows_kept;
  }
  return `Rows: ${count.format(kept)} kept of ${count.format(read)} read`;
}
