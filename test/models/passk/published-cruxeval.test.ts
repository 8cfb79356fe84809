import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {pageModels} from "../../../src/models/page-models.js";
import type {PasskModel} from "../../../src/models/passk/passk-model.js";
import {siteOf} from "../../support/ingested.js";

const workspace = fileURLToPath(new URL("../../../../shared/workspaces/cruxeval-codellama", import.meta.url));
const published = fileURLToPath(
  new URL("../../../../shared/realdata/cruxeval/published_pass_at_k.csv", import.meta.url)
);
const there = existsSync(workspace) && existsSync(published);

// Left out only where the shared folder with the published results is absent.
describe.runIf(there)("pass@k of published results", () => {
  let model: PasskModel;

  beforeAll(async () => {
    model = pageModels.passk(await siteOf(workspace));
  });

  it("reproduces every published pass@1 and pass@5 to 1e-6", () => {
    const [head, ...lines] = readFileSync(published, "utf8").trim().split("\n");
    const columns = head!.split(",");
    expect(lines.length).toBe(34);
    for (const line of lines) {
      const cells = line.split(",");
      const cell = (name: string) => cells[columns.indexOf(name)]!;
      const system = `${cell("model")}${cell("cot") === "1" ? " CoT" : ""} T=${cell("temperature")}`;
      for (const k of [1, 5]) {
        const row = model.systems.find((r) => r.system === system && r.category === cell("task") && r.k === k);
        if (!row || "refused" in row.pass_at_k) throw new Error(`no pass@${k} of ${system} on ${cell("task")}`);
        // Published as percent.
        expect(Math.abs(row.pass_at_k.value - Number(cell(`pass_at_${k}_published`)) / 100)).toBeLessThan(1e-6);
        expect(row).toMatchObject({tasks: 800, tasks_dropped: 0});
      }
    }
  });

  it("has k up to the ten samples, each with intervals that hold the value", () => {
    expect(model.ks).toEqual([1, 2, 3, 5, 10]);
    // Two chain-of-thought settings were published for the input task only.
    const ran = model.systems.filter((r) => r.tasks > 0);
    expect(model.systems.length - ran.length).toBe(2 * model.ks.length);
    for (const {pass_at_k: q} of ran) {
      if ("refused" in q) throw new Error(q.refused);
      expect(q.low).toBeLessThan(q.value);
      expect(q.high).toBeGreaterThan(q.value);
    }
  });
});
