import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {outsideFolders} from "../../../loaders/workspace/outside-folders.js";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";

const root = mkdtempSync(join(tmpdir(), "assay-outside-"));
afterAll(() => rmSync(root, {recursive: true, force: true}));

it("outsideFolders(workspace) names the folders of sources that lie elsewhere, each once", async () => {
  for (const folder of ["mine/exports", "elsewhere"]) mkdirSync(join(root, folder), {recursive: true});
  for (const file of ["mine/exports/a.csv", "elsewhere/b.csv", "elsewhere/c.csv"])
    writeFileSync(join(root, file), "system,task,passed\nKite,t1,1\n");
  const columns = "columns: {system: system, task: task, passed: passed = 1}";
  writeFileSync(
    join(root, "mine/workspace.yaml"),
    `sources:\n  - {path: exports/*, format: table, table: attempt, ${columns}}\n  - {path: ../elsewhere/*, format: table, table: attempt, ${columns}}\n`
  );
  expect(await outsideFolders(readWorkspace(join(root, "mine")))).toEqual([join(root, "elsewhere")]);
});
