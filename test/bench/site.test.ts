import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {pageWeight} from "../../bench/site/page-weight.js";
import {siteText} from "../../bench/site/site-text.js";
import {spread} from "../../bench/site/spread.js";

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), "weight-"))));
afterEach(() => rmSync(dist, {recursive: true, force: true}));

function put(path: string, bytes: string | Buffer): string {
  const file = join(dist, path);
  mkdirSync(join(file, ".."), {recursive: true});
  writeFileSync(file, bytes);
  return file;
}

describe("bench/site: pageWeight(dist, files)", () => {
  it("weighs scripts gzipped, data apart from them, and what is gzipped already as it is", () => {
    const script = "export const x = 1;\n".repeat(100);
    const cells = gzipSync("0".repeat(1000));
    const files = new Set([put("_pack/page.js", script), put("_file/data/cells.arrow.gz", cells)]);
    expect(pageWeight(dist, files)).toEqual({code: gzipSync(script).length, data: cells.length, sql: false});
  });

  it("knows a page that brings a database", () => {
    const files = new Set([put("_node/@duckdb/duckdb-wasm@1/duckdb.js", "x")]);
    expect(pageWeight(dist, files).sql).toBe(true);
  });
});

describe("bench/site: spread(values)", () => {
  it("is the least, the lower middle and the largest, whatever the order, and null of nothing", () => {
    expect(spread([30, 10, 20, 100])).toEqual({min: 10, median: 20, max: 100, n: 4});
    expect(spread([])).toBeNull();
  });
});

describe("bench/site: siteText(title, built_s, pages)", () => {
  const times = (median: number) => ({min: 0.9 * median, median, max: 2 * median, n: 5});
  const drawn = (median: number) => ({waited: times(median), worked: times(median / 4)});
  const weight = {code: 260_000, data: 12_000, sql: false};

  it("says the ratio first, and what is over its limit", () => {
    const answers = {first: 900, range: times(30), select: null, unanswered: ["Unit", "Unit"], repaint: times(10)};
    const page = {page: "value", weight, chart: drawn(600), empty: drawn(200), answers};
    const text = siteText("a site", 61.4, [page]);
    expect(text.split("\n")).toEqual([
      "site: a site, built in 61 s",
      "  work of the page's thread until the first chart, against an empty page of the same shell; wait, with what else",
      "  the machine does; page, scripts and styles gzipped, of 250 KB",
      "   3.00×  value: 150 ms of work, against 50; after 600 ms, 540 to 1200 of 5 (over 500), against 200; 260 KB (over), 12 KB of data",
      "  input to painted against a bare repaint",
      "   3.00×  value, sliders: 30 ms, 27 to 60 of 5, against 10",
      "          value, the first, which reads the cells: 900 ms",
      "          value: nothing changed within 20 s by Unit",
      ""
    ]);
  });

  it("does not hold a page of SQL to the limit, nor a page without a chart to its time", () => {
    const page = {page: "explore", weight: {...weight, sql: true}, chart: null, empty: null, answers: null};
    const text = siteText("a site", 1, [page]);
    expect(text).toContain("          explore: no chart; 260 KB, 12 KB of data\n");
  });
});
