import {describe, expect, it} from "vitest";
import {pieces} from "../../bench/statistics/pieces.js";
import {checkSame} from "../../bench/statistics/timing.js";

describe("bench/statistics: pieces(size)", () => {
  it.each(pieces.map((piece) => [piece.name, piece] as const))("%s equals its hand-written baseline", (_, piece) => {
    const {name, ours, plain} = piece("small");
    expect(ours().length).toBeGreaterThan(0);
    expect(() => checkSame(ours(), plain(), name)).not.toThrow();
  });

  it("finds a baseline that disagrees, in length, in a number or in having none", () => {
    expect(() => checkSame([1, 2], [1, 2], "a")).not.toThrow();
    expect(() => checkSame([1], [1, 2], "a")).toThrow("a: 1 numbers against 2");
    expect(() => checkSame([1, 2], [1, 2.001], "a")).toThrow("a: number 1 is 2 against 2.001");
    expect(() => checkSame([NaN], [1], "a")).toThrow("a: number 0 is NaN against 1");
  });
});
