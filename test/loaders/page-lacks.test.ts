import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {pageLacks} from "../../loaders/framework/page-lacks.js";
import {temporary, workspaceOf} from "./ingest/support.js";

describe("pageLacks(out)", () => {
  it("pageLacks(out) names what a page waits for, and nothing of a page that has it", () => {
    const out = join(temporary(), "out");
    mkdirSync(out);
    writeFileSync(join(out, "report.json"), JSON.stringify({tables: {rating: 0, outcome: 12}}));
    expect(pageLacks(out)).toEqual({"/agreement": "needs ratings"});
  });

  it("pageLacks(out, workspace) asks for weights where nothing but the pass rate is declared", () => {
    const out = join(temporary(), "out");
    mkdirSync(out);
    writeFileSync(join(out, "report.json"), JSON.stringify({tables: {rating: 3, outcome: 12}}));
    const lacksOf = (yaml: string) => pageLacks(out, workspaceOf({"workspace.yaml": yaml}));
    expect(lacksOf("title: Bare\n")).toEqual({"/weights": "needs weights"});
    expect(lacksOf("metrics: {calls: {better: lower, anchors: [100, 10]}}\n")).toEqual({});
  });

  it("pageLacks(out) says nothing before the first ingest", () => {
    expect(pageLacks(undefined)).toEqual({});
    expect(pageLacks(join(temporary(), "nowhere"))).toEqual({});
  });
});
