import {describe, expect, it} from "vitest";
import {latencyEstimates} from "../../../src/models/system/latency-estimates.js";
import {latencyCaption, latencyText} from "../../../src/models/system/latency-words.js";
import {refuse} from "../../../src/statistics/estimate.js";
import type {Latencies} from "../../../src/tables/latencies.js";
import {workedCells} from "../value/worked-cells.js";

const {facts} = workedCells([
  {system: "A", task: "t1", passed: true, cost: 1, category: "sql"},
  {system: "A", task: "t2", passed: true, cost: 1, category: "docs"},
  {system: "B", task: "t1", passed: true, cost: 1, category: "sql"}
]);

type Row = [run: number, task: number, kind: string, seconds: number, ending?: number];

function latenciesOf(rows: readonly Row[]): Latencies {
  const kinds = [...new Set(rows.map((r) => r[2]))].sort();
  return {
    length: rows.length,
    run: Uint32Array.from(rows, (r) => r[0]),
    task: Uint32Array.from(rows, (r) => r[1]),
    kind: Uint8Array.from(rows, (r) => kinds.indexOf(r[2])),
    kinds,
    seconds: Float64Array.from(rows, (r) => r[3]),
    ending: Uint8Array.from(rows, (r) => r[4] ?? 0)
  };
}

describe("latencyEstimates(facts, latencies)", () => {
  it("latencyEstimates(facts, latencies) never puts two clocks together, nor cached answers with others", () => {
    const rows = [1, 2, 3].flatMap((s): Row[] => [
      [0, 0, "request", s],
      [0, 1, "task_wall", 10 * s],
      [0, 0, "cached", s / 100]
    ]);
    const found = latencyEstimates(facts, latenciesOf(rows));
    expect(found.map((e) => [e.kind, e.category, e.attempts, "value" in e.p50 && e.p50.value])).toEqual([
      ["cached", null, 3, 0.02],
      ["request", null, 3, 2],
      ["task_wall", null, 3, 20]
    ]);
  });

  it("latencyEstimates(facts, latencies) parts by category where a clock timed two or more", () => {
    const rows: Row[] = [
      [0, 0, "request", 1],
      [0, 0, "request", 2],
      [0, 1, "request", 5],
      [0, 1, "request", 6],
      [1, 0, "request", 3],
      [1, 0, "request", 4]
    ];
    const found = latencyEstimates(facts, latenciesOf(rows));
    expect(found.map((e) => [facts.systems[e.system]!.system, e.category, e.attempts])).toEqual([
      ["A", null, 4],
      ["A", "docs", 2],
      ["A", "sql", 2],
      ["B", null, 2]
    ]);
    // By hand: the median of 1, 2, 5, 6 lies midway between 2 and 5.
    expect(found[0]!.p50).toMatchObject({value: 3.5, n: 4});
    expect(found[0]!.p90).toEqual(refuse("n_too_small", 4));
  });

  it("latencyEstimates(facts, latencies) counts timeouts as longer and leaves errors out", () => {
    const seconds = Array.from({length: 18}, (_, i): Row => [0, 0, "request", i + 1]);
    const cut: Row[] = [...Array.from({length: 12}, (): Row => [0, 0, "request", 60, 1]), [0, 0, "request", 0.1, 2]];
    const [found] = latencyEstimates(facts, latenciesOf([...seconds, ...cut]));
    expect(found).toMatchObject({attempts: 30, timeouts: 12, errors: 1, longest_s: 60, p90: refuse("not_reached", 30)});
    // By hand: half of thirty have finished between the 15th and the 16th second.
    expect(found!.p50).toMatchObject({value: 15.5, method: "kaplan-meier, log-log"});
    expect(latencyText([found!])).toMatch(
      /^By the time of its requests half of the attempts finish within 15\.5\ss \(95% interval [\d.]+\ss to [\w\s]+\)\. 12 of 30 attempts were cut off by a timeout and count as longer\. 1 that broke off with an error \(3\.2%\) is left out\.$/u
    );
    expect(latencyCaption([found!])).toContain("Kaplan and Meier");
  });

  it("latencyText(overall) says where the median itself is not reached", () => {
    const rows: Row[] = [[0, 0, "task_wall", 5], ...Array.from({length: 9}, (): Row => [0, 0, "task_wall", 300, 1])];
    const [found] = latencyEstimates(facts, latenciesOf(rows));
    expect(found!.p50).toEqual(refuse("not_reached", 10));
    expect(latencyText([found!])).toBe(
      "By the clock on the wall more than half of the attempts were cut off, the longest after 300\u00a0s: their median is not reached."
    );
  });
});
