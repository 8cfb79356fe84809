import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {ingest} from "../../../loaders/ingest.js";
import {accounts, temporary, workspaceOf} from "./support.js";

const root = new URL("../../../", import.meta.url).pathname;
const init = (dir: string) =>
  spawnSync(process.execPath, ["--import", "tsx", join(root, "loaders/cli/init.ts"), dir], {
    cwd: root,
    encoding: "utf8"
  });

it("init writes a workspace.yaml that ingests at once, and never overwrites one", async () => {
  const dir = workspaceOf({
    "exports/runs.csv": "model,task_id,resolved,cost_usd,api calls\nA,t1,1,0.1,3\nA,t2,0,0.2,4\n",
    "exports/notes.txt": "nothing to see",
    "ratings/people.csv": "item_id,reviewer,criterion,label\ni1,ann,accept,yes\ni1,bob,accept,no\n",
    "outcomes/prs.csv": "pr,repo,merged,has_defect,lines_changed\n1,web,1,0,10\n2,web,1,1,90\n"
  });
  expect(init(dir).status).toBe(0);
  const done = await ingest({workspace: dir, out: join(temporary(), "out")});
  expect(accounts(done)).toEqual([
    "exports/runs.csv: 2 = 2 + 0 + 0",
    "outcomes/prs.csv: 2 = 2 + 0 + 0",
    "ratings/people.csv: 2 = 2 + 0 + 0"
  ]);
  expect(done.report.tables).toMatchObject({attempt: 2, rating: 2, outcome: 2, score: 2});
  expect(readFileSync(join(dir, "workspace.yaml"), "utf8")).toContain("# not recognised: exports/notes.txt");
  const again = init(dir);
  expect(again.status).toBe(2);
  expect(again.stderr).toMatch(/^init: .*never overwrites a workspace\.yaml/);
});
