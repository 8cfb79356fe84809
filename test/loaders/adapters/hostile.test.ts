import {describe, expect, it} from "vitest";
import {adapters} from "../../../loaders/adapters/index.js";
import {inspect} from "../../../loaders/adapters/inspect.js";
import {promptfoo} from "../../../loaders/adapters/promptfoo.js";
import {aider} from "../../../loaders/adapters/aider.js";
import {UnreadableFile} from "../../../loaders/intake.js";
import {collectText, temporaryFile} from "./collect.js";
import {buildZip, zstdBomb} from "./zip-builder.js";

const ROW = '{"id":"r1","promptIdx":0,"testIdx":0,"provider":{"id":"a:b"},"success":true,"failureReason":0,"cost":0.1';
const whole = (rows: string[]) => `{"evalId":"e","results":{"version":3,"prompts":[],"results":[${rows.join(",")}]}}`;
const EVAL = {eval_id: "E1", task: "t", model: "acme/kite", created: "2026-01-02T03:04:05Z"};
const HEADER = JSON.stringify({version: 2, status: "success", eval: EVAL});
const SAMPLE = JSON.stringify({id: 1, epoch: 1, uuid: "u1", scores: {match: {value: "C"}}});

function detected(text: string | Uint8Array): string[] {
  const {file, remove} = temporaryFile(text);
  remove();
  return adapters.filter((adapter) => adapter.detects(file)).map(({format}) => format);
}

describe("hostile text", () => {
  it("is of no harness where it is HTML, empty, a number, prose or another JSON", () => {
    const others = [
      "<!DOCTYPE html><html></html>",
      "",
      "   \n",
      "42",
      "evalId,results",
      '{"a":1}',
      '{"evalId":1}',
      '[{"id":1}]',
      "[]"
    ];
    for (const text of others) expect(detected(text)).toEqual([]);
  });

  it("is known by content, whatever the file is called, and by one format alone", () => {
    expect(detected(whole([`${ROW}}`]))).toEqual(["promptfoo"]);
    expect(detected(`${ROW},"gradingResult":null}\n`)).toEqual(["promptfoo"]);
    const bare = `{"version":2,"timestamp":"x","results":[${ROW},"namedScores":{},"response":{"output":"${"x".repeat(70_000)}"}}]}`;
    expect(detected(bare)).toEqual(["promptfoo"]);
    expect(detected(HEADER)).toEqual(["inspect"]);
    expect(detected(buildZip([]))).toEqual(["inspect"]);
    expect(detected("- dirname: x\n  model: y\n  pass_rate_1: 1\n")).toEqual(["aider"]);
    expect(detected('{"testdir":"a","testcase":"b","tests_outcomes":[true]}')).toEqual(["aider"]);
  });

  it("is read in UTF-16 and with a byte order mark", async () => {
    const text = whole([`${ROW},"response":{"output":"é\u{1f600}"}}`]);
    const swapped = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    for (const bytes of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le"), swapped]) {
      expect(detected(bytes)).toEqual(["promptfoo"]);
      const {attempts} = await collectText(promptfoo, bytes);
      expect(attempts[0]!.text!.output).toBe("é\u{1f600}");
    }
  });

  it("cut short keeps the results before the cut and counts the one it cut", async () => {
    const text = whole([`${ROW}}`, `${ROW},"response":{"output":"long`]).slice(0, -4);
    const {attempts, rejects, notes} = await collectText(promptfoo, text);
    expect(attempts).toHaveLength(1);
    expect(rejects).toEqual([expect.objectContaining({position: "results[1]", code: "truncated", row_kept: false})]);
    expect(notes.join()).toContain("the file is broken at byte");
  });

  it("with bare NaN and Infinity keeps the row and refuses the cell", async () => {
    const row = `${ROW.replace("0.1", "NaN")},"latencyMs":Infinity,"namedScores":{"x":NaN}}`;
    const {attempts, rejects} = await collectText(promptfoo, whole([row]));
    expect(attempts[0]).toMatchObject({cost_usd: null, latency_s: null, verdict: "pass"});
    expect(rejects.map(({column, row_kept}) => [column, row_kept]).sort()).toEqual([
      ["cost_usd", true],
      ["latency_s", true],
      ["score", true]
    ]);
  });

  it("with keys of Object.prototype changes nothing but its own row", async () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const row = `${ROW},"namedScores":{${poison}},"testCase":{"vars":{${poison}},"metadata":{${poison}}}}`;
    const {attempts} = await collectText(promptfoo, whole([row]));
    expect(attempts).toHaveLength(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("nested 100,000 deep rejects the row alone, in every format", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const json = await collectText(promptfoo, whole([`${ROW},"vars":${deep}}`, `${ROW}}`]));
    expect([json.attempts.length, json.rejects.map(({code}) => code)]).toEqual([1, ["too_deep"]]);
    const lines = await collectText(promptfoo, `${ROW},"testCase":{},"vars":${deep}}\n${ROW},"testCase":{}}\n`);
    expect([lines.attempts.length, lines.rejects.map(({code}) => code)]).toEqual([1, ["too_deep"]]);
    const log = HEADER.replace(/}$/, `,"samples":[{"id":1,"scores":{"m":{"value":1}},"metadata":${deep}}]}`);
    const sample = await collectText(inspect, log);
    expect(sample.attempts[0]!.verdict).toBe("pass");
    expect(sample.rejects.map(({column, row_kept}) => [column, row_kept])).toEqual([["metadata", true]]);
    await expect(collectText(aider, `{"testcase":"a","tests_outcomes":${deep}}`)).rejects.toThrow("nested deeper");
    const board = `- model: x\n  pass_rate_1: ${"[".repeat(100_000)}\n`;
    await expect(collectText(aider, board)).rejects.toThrow(UnreadableFile);
  });

  it("on one line of 60 MB is read like any other", async () => {
    const line = `${ROW},"testCase":{},"response":{"output":"${"x".repeat(60_000_000)}"}}`;
    const {attempts, rejects} = await collectText(promptfoo, line);
    expect(rejects).toEqual([]);
    expect(attempts[0]!.text!.output).toHaveLength(60_000_000);
  });

  it("that is not what it seemed is one plain line, without its own words", async () => {
    const {file, remove} = temporaryFile('{"evalId":"secret words ]}');
    await expect(promptfoo.read(file, emptySink())).rejects.toThrow("byte 26: the file ends in the middle of a value");
    remove();
  });
});

describe("hostile archives", () => {
  const members = (more: Parameters<typeof buildZip>[0] = []) =>
    buildZip([{name: "header.json", data: HEADER}, {name: "samples/1_epoch_1.json", data: SAMPLE}, ...more]);

  it("cut in half are one plain line", async () => {
    const bytes = members();
    await expect(collectText(inspect, bytes.subarray(0, bytes.length / 2))).rejects.toThrow(
      "needed a whole zip archive: its directory is missing"
    );
  });

  it("without a log are one plain line", async () => {
    await expect(collectText(inspect, buildZip([{name: "a.txt", data: "x"}]))).rejects.toThrow(/needed header\.json/);
  });

  it("may hold names that climb out: nothing is written and the log is read", async () => {
    const {attempts} = await collectText(inspect, members([{name: "../../evil.json", data: "x"}]));
    expect(attempts).toHaveLength(1);
  });

  it("with a member that expands out of proportion refuse that member alone", async () => {
    const bomb = zstdBomb(4000); // 500 MB from 16 KB
    const honest = {
      name: "samples/2_epoch_1.json",
      data: "",
      method: 93,
      stored: bomb,
      declaredBytes: 4000 * 131072
    } as const;
    const lying = {...honest, name: "samples/3_epoch_1.json", declaredBytes: 1000};
    const zeros = {name: "samples/4_epoch_1.json", data: Buffer.alloc(80_000_000, " ")};
    const {attempts, rejects} = await collectText(inspect, members([honest, lying, zeros]));
    expect(attempts).toHaveLength(1);
    expect(rejects.map(({position, code, row_kept}) => [position, code, row_kept])).toEqual([
      ["samples/2_epoch_1.json", "too_large", false],
      ["samples/3_epoch_1.json", "too_large", false],
      ["samples/4_epoch_1.json", "too_large", false]
    ]);
  });

  it("with a wrong checksum, a wrong size, an unknown method or broken JSON reject that member", async () => {
    const broken = [
      {name: "samples/2_epoch_1.json", data: SAMPLE, crc: 1},
      {name: "samples/3_epoch_1.json", data: SAMPLE, declaredBytes: SAMPLE.length + 5},
      {name: "samples/4_epoch_1.json", data: SAMPLE, stored: Buffer.from("garbage")},
      {name: "samples/5_epoch_1.json", data: SAMPLE.slice(0, 20)},
      {name: "samples/6_epoch_1.json", data: "[]"}
    ];
    const {attempts, rejects} = await collectText(inspect, members(broken));
    expect(attempts).toHaveLength(1);
    expect(rejects.map(({position}) => position).sort()).toEqual(broken.map(({name}) => name));
    expect(rejects.every(({row_kept}) => !row_kept)).toBe(true);
  });
});

function emptySink() {
  const nothing = () => undefined;
  const later = async () => undefined;
  return {
    system: nothing,
    run: nothing,
    attempt: later,
    summary: later,
    outcome: later,
    report: later,
    reject: nothing,
    note: nothing,
    progress: nothing
  };
}
