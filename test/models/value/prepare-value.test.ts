import {describe, expect, it} from "vitest";
import {composeValue, reweighValue} from "../../../src/models/value/compose-value.js";
import {
  prepareSections,
  prepareSelection,
  prepareValue,
  selectionKey
} from "../../../src/models/value/prepare-value.js";
import {suites} from "../../../src/models/value/suites.js";
import {defaultChoice} from "../../../src/models/value/value-choice.js";
import {runOf, workedCells} from "./worked-cells.js";

const draws = {replicates: 100, seed: 1};
const attempts = [
  ...runOf("Cheap", 40, 20, 0.01).map((a) => ({...a, metrics: {tidy: 0.9}})),
  ...runOf("Good", 40, 32, 0.1).map((a) => ({...a, metrics: {tidy: 0.2}}))
];
const scale = {better: "higher" as const, anchors: [0, 1] as [number, number], unit: null};
const {facts, cells} = workedCells(attempts, {
  metrics: {pass: {title: "Pass", ...scale}, tidy: {title: "Tidiness", ...scale}},
  weights: [{id: "w", since: "2026-01-01", why: "", weights: {pass: 0.5, tidy: 0.5}}]
});
const standing = defaultChoice(facts, suites(facts, cells));
const other = {...standing, weights: {pass: 0.9, tidy: 0.1}};

describe("prepareSelection and prepareSections", () => {
  it("give in two halves what prepareValue gives in one", () => {
    const selection = prepareSelection(facts, cells, standing, draws);
    const halves = {...selection, ...prepareSections(facts, selection, standing, draws)};
    expect(composeValue(facts, halves, standing)).toEqual(
      composeValue(facts, prepareValue(facts, cells, standing, draws), standing)
    );
  });

  it("make only the plans anew for other weights, and the page is the one prepared for these", () => {
    const selection = prepareSelection(facts, cells, standing, draws);
    const made = prepareSections(facts, selection, standing, draws);
    const anew = prepareSections(facts, selection, other, draws, made);
    expect(anew.finished).toBe(made.finished);
    expect(anew.routing?.key).not.toBe(made.routing?.key);
    expect(composeValue(facts, {...selection, ...anew}, other)).toEqual(
      composeValue(facts, prepareValue(facts, cells, other, draws), other)
    );
  });
});

describe("selectionKey(choice)", () => {
  it("is the same for other weights of the same metrics and another cost basis, and another for other attempts", () => {
    expect(selectionKey(other)).toBe(selectionKey(standing));
    expect(selectionKey({...standing, cost: "task"})).toBe(selectionKey(standing));
    expect(selectionKey({...standing, errors: "excluded"})).not.toBe(selectionKey(standing));
    expect(selectionKey({...standing, weights: {pass: 1}})).not.toBe(selectionKey(standing));
    expect(selectionKey({...standing, depth: {...standing.depth, since: "2026-10-01"}})).not.toBe(
      selectionKey(standing)
    );
  });
});

describe("reweighValue(facts, selection, choice, before)", () => {
  const selection = prepareSelection(facts, cells, standing, draws);
  const before = composeValue(facts, prepareValue(facts, cells, standing, draws), standing);
  const full = composeValue(facts, prepareValue(facts, cells, other, draws), other);

  it("weighs the systems anew and leaves the sections as they stand", () => {
    const {finished, worth, routing, depth, cliffs, boards, ...rest} = reweighValue(facts, selection, other, before, {
      moving: false
    });
    for (const [now, then] of [
      [finished, before.finished],
      [worth, before.worth],
      [routing, before.routing],
      [depth, before.depth],
      [cliffs, before.cliffs],
      [boards, before.boards]
    ])
      expect(now).toBe(then);
    expect(full).toMatchObject(rest);
  });

  it("keeps the scale and makes no tables while a weight moves", () => {
    const moving = reweighValue(facts, selection, other, {...before, quality_from: 0.123}, {moving: true});
    expect(moving.steps).toEqual([]);
    expect(moving.slices).toEqual([]);
    expect(moving.quality_from).toBe(0.123);
    expect(moving.systems).toEqual(full.systems);
  });
});
