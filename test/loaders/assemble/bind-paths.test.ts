import {describe, expect, it} from "vitest";
import {bindByConvention, bindByPattern, slug} from "../../../loaders/assemble/bind-paths.js";

const known = {
  isSystem: (name: string) => ["kite", "openai-gpt-5"].includes(name),
  isTask: (name: string) => ["t1", "humaneval-4", "src"].includes(name),
  isRun: (name: string) => name === "2026-11"
};

describe("bindByConvention(path, names)", () => {
  it("finds system, task, attempt and run among the folders, nearest to the file", () => {
    expect(bindByConvention("/ci/2026.11/kite/t1/0/src/app.py", known)).toEqual({
      system: "kite",
      task: "t1",
      attempt_index: "0",
      run: "2026-11"
    });
    expect(bindByConvention("kite/t1/work/openai_gpt-5/HumanEval/4/attempt_2/a.py", known)).toEqual({
      system: "openai-gpt-5",
      task: "humaneval-4",
      attempt_index: "2"
    });
  });

  it("takes the task before the system, and a file named for the second of the two", () => {
    expect(bindByConvention("HumanEval_4/kite.py", known)).toEqual({system: "kite", task: "humaneval-4"});
    expect(bindByConvention("C:\\work\\kite\\t1.sarif", known)).toEqual({system: "kite", task: "t1"});
  });

  it("finds nothing where no two neighbours are a system and a task", () => {
    expect(bindByConvention("kite/other/t1/app.py", known)).toBeNull();
    expect(bindByConvention("", known)).toBeNull();
  });
});

describe("bindByPattern(entry, path)", () => {
  it("reads the groups, and keeps what stands beside the pattern where a group is silent", () => {
    const entry = {pattern: "^(?<task>[^/]+)/(?:try-(?<attempt_index>\\d+)/)?", system: "Kite", run: "nightly"};
    expect(bindByPattern(entry, "t1\\try-3\\a.py")).toEqual({
      system: "Kite",
      run: "nightly",
      task: "t1",
      attempt_index: "3"
    });
    expect(bindByPattern(entry, "t2/a.py")).toEqual({system: "Kite", run: "nightly", task: "t2"});
    expect(bindByPattern({pattern: "x(?<item>\\d)"}, "nothing")).toBeNull();
  });
});

describe("slug(name)", () => {
  it("is one for names that differ only in case and signs", () => {
    expect(["openai:gpt-5", "OpenAI/GPT 5", "openai__gpt-5_"].map(slug)).toEqual(Array(3).fill("openai-gpt-5"));
  });
});
