import {describe, expect, it} from "vitest";
import {formatDate, formatDateRange, formatDateRangeShort} from "../../src/style/format-date.js";
import {
  formatCount,
  formatCountOf,
  formatDollars,
  formatDollarTick,
  formatInterval,
  formatList,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatPoints,
  formatProbability,
  formatPValue,
  formatSeconds,
  formatSigned,
  formatSymbol,
  formatSystem,
  formatTokens
} from "../../src/style/format.js";

// Expected values: written by hand from the rules of the look.
describe("numbers become text", () => {
  it.each([
    [131.2, "$131"],
    [9.996, "$10"],
    [5.05, "$5.05"],
    [0.0531, "$0.053"],
    [0.00996, "$0.010"],
    [0.0996, "$0.10"],
    [0.0031, "$0.0031"],
    [0.000102, "$0.00010"],
    [0, "$0"],
    [-0.16, "−$0.16"],
    [12500, "$12,500"],
    [Infinity, "unbounded"]
  ])("formatDollars(%d) says %s", (usd, text) => expect(formatDollars(usd)).toBe(text));

  it("formatDollarTick drops trailing noughts", () => {
    expect([0.003, 0.1, 1, 250].map((x) => formatDollarTick(x))).toEqual(["$0.003", "$0.1", "$1", "$250"]);
  });

  it("formatNumber uses a true minus and none on what rounds to nought", () => {
    expect(formatNumber(-0.16, 2)).toBe("−0.16");
    expect(formatNumber(-0.001, 2)).toBe("0.00");
    expect(formatNumber(NaN)).toBe("not a number");
  });

  it("percent, points and signs keep to their decimals", () => {
    expect(formatPercent(0.742)).toBe("74%");
    expect(formatPercent(0.742, 1)).toBe("74.2%");
    expect(formatPoints(-0.026)).toBe("−2.6");
    expect(formatSigned(2.1)).toBe("+2.1");
    expect(formatSigned(0.01)).toBe("0.0");
  });

  it("formatProbability drops the leading nought and says 0 and 1 whole", () => {
    expect([0.72, 0.051, 0.999, 0.001, 0.5].map(formatProbability)).toEqual([".72", ".05", "1", "0", ".50"]);
    expect(formatPValue(0.0004)).toBe("<\u00a0.001");
    expect(formatPValue(0.004)).toBe(".004");
  });

  it("formatInterval says which side has no bound", () => {
    const points = (x: number): string => formatNumber(x, 1);
    expect(formatInterval(1, 8.8, points)).toBe("1.0 to 8.8");
    expect(formatInterval(-2.6, 3.2, points)).toBe("−2.6 to 3.2");
    expect(formatInterval(1.22, null, points)).toBe("1.2 to unbounded");
    expect(formatInterval(null, null, points)).toBe("unbounded");
  });

  it("counts, tokens and times stay short", () => {
    expect(formatCount(12500)).toBe("12,500");
    expect(formatCountOf(1, "task")).toBe("1 task");
    expect(formatCountOf(2, "repository", "repositories")).toBe("2 repositories");
    expect([340, 1200, 48000, 2_500_000, 999_600].map((n) => formatTokens(n))).toEqual([
      "340",
      "1.2k",
      "48k",
      "2.5M",
      "1.0M"
    ]);
    expect([0.42, 12, 200, 9000].map((n) => formatSeconds(n))).toEqual([
      "0.42\u00a0s",
      "12\u00a0s",
      "3\u00a0min",
      "2.5\u00a0h"
    ]);
  });

  it("a symbol keeps its number and a name its hyphen", () => {
    expect(formatSymbol("κ", "0.49")).toBe("κ\u00a00.49");
    expect(formatSystem("gpt-oss-120b")).toBe("gpt-\u2060oss-\u2060120b");
    expect(formatList(["A", "B", "C"])).toBe("A, B and C");
  });

  it("another locale parts thousands its own way", () => expect(formatCount(12500, "de-DE")).toBe("12.500"));
});

describe("dates become text", () => {
  it.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [112, "112th"],
    [122, "122nd"]
  ])("formatOrdinal(%d) is %s", (n, text) => expect(formatOrdinal(n)).toBe(text));
  it("formatDateRange says no more than it must", () => {
    expect(formatDateRange("2025-07-20", "2025-12-09T10:00:00Z")).toBe("20 July to 9 December 2025");
    expect(formatDateRange("2024-12-21", "2025-10-03")).toBe("21 December 2024 to 3 October 2025");
    expect(formatDateRange("2025-12-03", "2025-12-09")).toBe("3 to 9 December 2025");
    expect(formatDateRange("2025-12-09", "2025-12-09")).toBe("9 December 2025");
    expect(formatDateRangeShort("2025-07-20", "2025-12-09")).toBe("20 Jul – 9 Dec 2025");
  });
  it("formatDate refuses what is no date", () => {
    expect(formatDate("2026-11-01")).toBe("1 November 2026");
    expect(() => formatDate("last week")).toThrow('needed a date such as 2025-12-09, got "last week"');
  });
});
