import {describe, expect, it} from "vitest";
import {assignSheets} from "../../../loaders/review/assign-sheets.js";
import {hideNames, itemCodes} from "../../../loaders/review/blind.js";
import {pickExamples} from "../../../loaders/review/pick-examples.js";
import {nEnoughFor} from "../../../loaders/review/review-size.js";
import {safeCsv} from "../../../loaders/review/safe-csv.js";
import {seeded} from "../../../src/statistics/random.js";
import {frameItems} from "./frame-items.js";

describe("assignSheets(raters, names, random)", () => {
  const nobody = Array.from({length: 60}, () => []);

  it("shares the answers out evenly and gives every tenth to two reviewers", () => {
    const {sheets, of} = assignSheets(nobody, ["Ada", "Ben", "Cleo"], seeded(1));
    expect(sheets).toEqual([
      {sheet: 1, reviewer: "Ada"},
      {sheet: 2, reviewer: "Ben"},
      {sheet: 3, reviewer: "Cleo"}
    ]);
    expect(of.map((on) => on[0]).sort()).toEqual([1, 2, 3].flatMap((sheet) => Array<number>(20).fill(sheet)));
    const doubled = of.filter((on) => on.length > 1);
    expect(doubled.length).toBe(6);
    for (const [first, second] of doubled) expect(first).not.toBe(second);
  });

  it("keeps a sheet of the doubled answers for a second pair of eyes where fewer than two are named", () => {
    for (const names of [[], ["Ada"]]) {
      const {sheets, of} = assignSheets(nobody, names, seeded(1));
      expect(sheets.map(({reviewer}) => reviewer)).toEqual([names[0] ?? null, null]);
      expect(of.filter((on) => on.includes(2)).length).toBe(6);
      expect(of.every((on) => on.includes(1))).toBe(true);
    }
  });

  it("gives nobody what he rated before", () => {
    const raters = Array.from({length: 60}, () => ["Ada"]);
    const {of} = assignSheets(raters, ["Ada", "Ben"], seeded(1));
    expect(of.every(([first]) => first === 2)).toBe(true);
  });
});

describe("hideNames(names)", () => {
  const hide = hideNames(["larus/skua-2", "skua-2", "Claude 3.5", "Kite"]);

  it("takes ids out however they are spelled, and words only with a capital", () => {
    expect(hide("I am Claude, or CLAUDE 3.5, from larus/skua-2 (SKUA-2).").text).toBe(
      "I am [model], or [model], from [model] ([model])."
    );
    expect(hide("fly a kite; class KiteShop; skua").text).toBe("fly a kite; class KiteShop; skua");
    expect(hide("Kite says hello").hidden).toBe(1);
  });

  it("leaves a text without names as it is, signs of expressions included", () => {
    expect(hideNames(["a+b (c)"])("x a+b (c) y").text).toBe("x [model] y");
    expect(hideNames([])("I am Claude").text).toBe("I am Claude");
  });
});

it("itemCodes(ids, key) are different, the same under one key and others under another", () => {
  const ids = Array.from({length: 3000}, (_, i) => `attempt ${i}`);
  const codes = itemCodes(ids, "7");
  expect(new Set(codes).size).toBe(3000);
  expect(itemCodes(ids, "7")).toEqual(codes);
  expect(itemCodes(ids.slice(0, 5), "8")).not.toEqual(codes.slice(0, 5));
});

it("pickExamples(items, drawn, {most}) takes answers of one mind, of every verdict in turn, none that is drawn", () => {
  const items = frameItems([[0.9, "review", "A", 6]]);
  const verdicts = [[1, 1], [1, 1, 1], [0, 0], [1, 0], [1], [0, 0]];
  items.forEach((item, i) => (item.verdicts = verdicts[i]!.map((verdict, r) => ({rater: `r${r}`, verdict}))));
  const options = {most: 3, random: seeded(1)};
  const examples = pickExamples(items, new Set([5]), options);
  expect(examples.slice(0, 2).map((at) => items[at]!.verdicts[0]!.verdict)).toEqual([1, 0]);
  expect([...examples].sort()).toEqual([0, 1, 2]);
});

it("safeCsv(columns, rows) leads what a spreadsheet would run with an apostrophe, numbers excepted", () => {
  const text = safeCsv(
    ["a", "b"],
    [
      {a: '=HYPERLINK("x")', b: -1},
      {a: "@x", b: "two\nlines"},
      {a: "-x", b: null}
    ]
  );
  expect(text).toBe('a,b\r\n"\'=HYPERLINK(""x"")",-1\r\n\'@x,"two\nlines"\r\n\'-x,\r\n');
});

describe("nEnoughFor(options, sheets)", () => {
  it("takes --n as it is, and hours less examples and second looks", () => {
    expect(nEnoughFor({n: "60", minutesPerItem: "4"}, 2)).toBe(60);
    // 3 h of 4 minutes are 45 looks, 6 of them for examples: 39 / 1.1 = 35.45.
    expect(nEnoughFor({hours: "3", minutesPerItem: "4"}, 2)).toBe(35);
  });

  it("refuses neither, both and too little", () => {
    expect(() => nEnoughFor({minutesPerItem: "4"}, 2)).toThrow("needs either --n or --hours");
    expect(() => nEnoughFor({n: "5", hours: "1", minutesPerItem: "4"}, 2)).toThrow("needs either --n or --hours");
    expect(() => nEnoughFor({hours: "0.2", minutesPerItem: "4"}, 2)).toThrow("--hours must allow for one answer");
    expect(() => nEnoughFor({n: "0", minutesPerItem: "4"}, 2)).toThrow("--n needs a whole number from 1, got 0");
  });
});
