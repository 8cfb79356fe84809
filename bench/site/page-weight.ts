import {readFileSync} from "node:fs";
import {relative, sep} from "node:path";
import {gzipSync} from "node:zlib";

/** What a page loads until it is quiet, in bytes as a host sends them gzipped. */
export interface Weight {
  /** Page, scripts, workers and styles. */
  code: number;
  /** Models, cells and whatever else lies under `_file`. */
  data: number;
  /** Whether the page brings a database: then the limit is not for it. */
  sql: boolean;
}

/**
 * The weight of the files that went out for one page.
 *
 * @param files - absolute paths of a built site's files
 */
export function pageWeight(dist: string, files: ReadonlySet<string>): Weight {
  const weight: Weight = {code: 0, data: 0, sql: false};
  for (const file of files) {
    const path = relative(dist, file).split(sep).join("/");
    const bytes = readFileSync(file);
    const sent = path.endsWith(".gz") ? bytes.length : gzipSync(bytes).length;
    if (path.startsWith("_file/")) weight.data += sent;
    else weight.code += sent;
    if (path.includes("duckdb")) weight.sql = true;
  }
  return weight;
}
