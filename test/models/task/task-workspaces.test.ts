import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {taskChoice} from "../../../loaders/cli/task-options.js";
import {taskMarkdown} from "../../../src/models/markdown/task-markdown.js";
import {pageModels, type SiteData} from "../../../src/models/page-models.js";
import {composeTask} from "../../../src/models/task/compose-task.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {siteOf} from "../../support/ingested.js";

const shared = (name: string) => fileURLToPath(new URL(`../../../../shared/workspaces/${name}`, import.meta.url));

describe("the task page of the sample", () => {
  let site: SiteData;
  beforeAll(async () => {
    site = await siteOf(fileURLToPath(new URL("../../../data/sample", import.meta.url)));
  });

  it("shows by itself the task that parts strong from weak most clearly, and says why", () => {
    const m = pageModels.task(site);
    expect(m.kind).toBe("tried");
    expect(m.systems.map((s) => s.system)).toHaveLength(8);
    expect(m.basis).toMatch(/Shown first because, of \d+ tasks, it parts strong systems from weak ones most clearly/);
    expect(m.lists.telling[0]!.task).toBe(m.choice.task);
    // Another of the list is not the pick of so many.
    const other = composeTask(site.facts, site.cells, site.ratings, {suite: m.suite, task: m.lists.telling[1]!.task});
    expect(other.why).toBe("");
  });

  it("finds a rated task with its people under the names the workspace has", () => {
    const rated = site.ratings.items[site.ratings.item[0]!]!;
    const {task} = site.facts.tasks[rated.task]!;
    const m = composeTask(site.facts, site.cells, site.ratings, {suite: "", task});
    expect(m.rated!.items).toBeGreaterThan(0);
    expect(taskMarkdown(m)).toContain("| Answer of | Asked | People | Judges |");
  });

  it("takes a task by name from the terminal, and offers near ones for a name that is not there", () => {
    const [first] = site.facts.tasks;
    expect(taskChoice(site.facts, site.cells, {task: first!.task})).toEqual({suite: "bench-240", task: first!.task});
    expect(taskChoice(site.facts, site.cells, {})).toEqual({suite: "bench-240", task: ""});
    expect(() => taskChoice(site.facts, site.cells, {task: "kiln-controll-016"})).toThrow(
      '--task needs a task of the workspace, got "kiln-controll-016", near it "kiln-control-016"'
    );
    expect(() => taskChoice(site.facts, site.cells, {suite: "bench", task: "x"})).toThrow(
      '--suite needs a suite, got "bench", near it "bench-240"'
    );
  });
});

// The published exports of the two are not part of the project.
describe.skipIf(!existsSync(shared("cruxeval-codellama")))(
  "the task page on CRUXEval's generations of Code Llama",
  () => {
    let site: SiteData;
    beforeAll(async () => {
      site = await siteOf(shared("cruxeval-codellama"));
    });

    it("has ten attempts of each system at a task, and sets beside each other only those that ran both halves", () => {
      const m = pageModels.task(site);
      expect(m.systems.map((s) => s.attempts)).toEqual(m.systems.map(() => 10));
      expect(m.difficulty!.tasks).toBe(1600);
      // 800 inputs and 800 outputs; some of the systems ran one of the halves alone.
      expect(m.difficulty!.systems).toBeLessThan(m.systems.length);
      for (const s of m.systems) if (isRefusal(s.share)) throw new Error(s.share.refused);
      expect(m.discrimination!.verdict).toBe("not_shown");
    });
  }
);

describe.skipIf(!existsSync(shared("swebench")))("the task page on SWE-bench Verified", () => {
  it("counts who passes a task in single attempts, with mates of one repository", async () => {
    const m = pageModels.task(await siteOf(shared("swebench")));
    expect(m.systems.every((s) => s.attempts === 1)).toBe(true);
    expect(m.facts!.cluster_mates).toBeGreaterThan(0);
    expect(m.history).toEqual([]);
    // Chosen in the site's own data: 20 of 25 pass it.
    expect(m.answer).toMatch(/^20 of 25 systems pass astropy__astropy-14539, tried once each\./);
  });
});

describe.skipIf(!existsSync(shared("aider")))("the task page on a board", () => {
  it("says that totals have no tasks", async () => {
    const m = pageModels.task(await siteOf(shared("aider")));
    expect(m.kind).toBe("board");
    expect(m.answer).toContain("gives totals without tasks");
  });
});
