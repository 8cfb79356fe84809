import {describe, expect, it} from "vitest";
import {nearNames} from "../../src/models/near-names.js";

const names = ["Kite", "Kestrel", "Heron", "Heron-large", "review-017", "review-018"];

describe("nearNames(names, asked)", () => {
  it("offers the names that hold what was typed before those some letters away", () => {
    expect(nearNames(names, "heron")).toEqual(["Heron", "Heron-large"]);
    expect(nearNames(names, "kyte")).toEqual(["Kite"]);
    expect(nearNames(names, "review-17")).toEqual(["review-017", "review-018"]);
  });

  it("offers nothing where nothing is like it, and no more than asked", () => {
    expect(nearNames(names, "zzzzzz")).toEqual([]);
    expect(nearNames(names, " ")).toEqual([]);
    expect(nearNames(names, "review", 1)).toEqual(["review-017"]);
  });
});
