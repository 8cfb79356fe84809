import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {parse} from "yaml";
import {writeWeights} from "../../../loaders/recalibrate/write-weights.js";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";
import {entryLines, weightsEntry} from "../../../src/models/weights/weights-entry.js";
import {workspaceOf} from "../ingest/support.js";

const entry = weightsEntry({
  name: "outcomes",
  day: "2026-11-16",
  by: "Ada",
  why: "learned from 90 changes",
  data: "012345678901",
  gain: {value: 0.01, low: 0.002, high: 0.018, n: 90, method: "", flags: []},
  weights: {pass: 0.6, care: 0.4}
});

const commented = `# Ours.
title:   Birds   # odd blanks stay
metrics:
  pass: {better: higher, anchors: [0, 1]}
  care: {better: higher, anchors: [0, 1]}
weights: # dated
  # The first ones.
  - id: old
    why: "by feel" # nobody remembers
    weights: {pass: 1}   # all of it

# What people are asked.
rubric:
  - {dimension: ok, question: "Fine?", labels: [no, yes]}
`;

const read = (workspace: string) => readFileSync(join(workspace, "workspace.yaml"), "utf8");

it("writeWeights(workspace, entry, lines) adds seven lines and leaves every other as it was", () => {
  const workspace = workspaceOf({"workspace.yaml": commented});
  writeWeights(workspace, entry, entryLines(entry));
  const [before, after] = [commented.split("\n"), read(workspace).split("\n")];
  const at = before.indexOf("    weights: {pass: 1}   # all of it") + 1;
  expect([...after.slice(0, at), ...after.slice(at + 7)]).toEqual(before);
  expect(after.slice(at, at + 2)).toEqual(['  - id: "outcomes-2026-11-16"', "    since: 2026-11-16"]);
  expect(readWorkspace(workspace).settings.weights?.at(-1)).toEqual(entry);
});

it("writeWeights(workspace, entry, lines) writes valid weights whatever the form of weights:", () => {
  for (const form of [
    "title: Bare\n",
    "# only this\nweights: [{id: old, weights: {pass: 1}}] # in one line\n",
    "weights: []\n",
    "weights:\n- id: old\n  weights:\n    pass: 1",
    "weights:\n  - {id: old, weights: {pass: 1}}\ntitle: After\n"
  ]) {
    const metrics = "metrics: {pass: {better: higher, anchors: [0, 1]}, care: {better: higher, anchors: [0, 1]}}";
    const yaml = `${metrics}\n${form}`;
    const workspace = workspaceOf({"workspace.yaml": yaml});
    writeWeights(workspace, entry, entryLines(entry));
    const made = read(workspace);
    expect(parse(made).weights.at(-1), made).toEqual(entry);
    expect(readWorkspace(workspace).settings.weights?.at(-1)?.id).toBe(entry.id);
    for (const comment of yaml.match(/#.*/g) ?? []) expect(made).toContain(comment);
  }
});

it("writeWeights(workspace, entry, lines) refuses a name that is taken, and writes nothing", () => {
  const workspace = workspaceOf({"workspace.yaml": commented.replace("id: old", `id: ${entry.id}`)});
  const before = read(workspace);
  expect(() => writeWeights(workspace, entry, entryLines(entry))).toThrow(
    "workspace.yaml: weights needs another name than outcomes-2026-11-16, which is taken: --name"
  );
  expect(read(workspace)).toBe(before);
});
