import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {pageLacks} from "../../loaders/framework/page-lacks.js";
import {temporary} from "./ingest/support.js";

describe("pageLacks(out)", () => {
  it("pageLacks(out) names what a page waits for, and nothing of a page that has it", () => {
    const out = join(temporary(), "out");
    mkdirSync(out);
    writeFileSync(join(out, "report.json"), JSON.stringify({tables: {rating: 0, outcome: 12}}));
    expect(pageLacks(out)).toEqual({"/agreement": "needs ratings"});
  });

  it("pageLacks(out) says nothing before the first ingest", () => {
    expect(pageLacks(undefined)).toEqual({});
    expect(pageLacks(join(temporary(), "nowhere"))).toEqual({});
  });
});
