import {expect, it} from "vitest";
import {plainNames} from "../../src/charts/labels/plain-names.js";

it("drops brackets where the names still differ", () => {
  const names = ["A (2025-08-07) (medium)", "B (high)", "B (low)", "(odd)"];
  expect([...plainNames(names).values()]).toEqual(["A", "B (high)", "B (low)", "(odd)"]);
});
