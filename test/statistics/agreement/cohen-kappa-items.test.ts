import {describe, expect, it} from "vitest";
import {cohenKappaItems} from "../../../src/statistics/agreement/cohen-kappa-items.js";
import {cohenKappa} from "../../../src/statistics/agreement/cohen-kappa.js";
import {isRefusal, type Estimate, type Refusal} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";

function given<T extends Estimate>(x: T | Refusal): T {
  if (isRefusal(x)) throw new Error(`refused: ${x.refused}`);
  return x;
}

// 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: the example everyone knows, κ = .4.
const a = [..."y".repeat(25), ..."n".repeat(25)];
const b = [..."y".repeat(20), ..."n".repeat(5), ..."y".repeat(10), ..."n".repeat(15)];

describe("cohenKappaItems(a, b)", () => {
  it("cohenKappaItems(a, b) is cohenKappa of the table", () => {
    // By hand: p_o 35/50 = .7, p_e .5·.6 + .5·.4 = .5, κ = .2/.5 = .4
    expect(given(cohenKappaItems(a, b)).value).toBeCloseTo(0.4, 12);
    const table = [
      [15, 10],
      [5, 20]
    ];
    expect(given(cohenKappaItems(a, b, {replicates: 0}))).toEqual(given(cohenKappa(table)));
  });

  it("cohenKappaItems(a, b) leaves out items one of them did not judge", () => {
    expect(given(cohenKappaItems([...a, "y", null], [...b, null, "n"])).n).toBe(50);
  });

  it("cohenKappaItems(a, b) has an interval near the large-sample one without clusters", () => {
    const {low, high} = given(cohenKappaItems(a, b));
    const formula = given(cohenKappaItems(a, b, {replicates: 0}));
    expect(low!).toBeCloseTo(formula.low!, 1);
    expect(high!).toBeCloseTo(formula.high!, 1);
  });

  it("cohenKappaItems(a, b, {clusters}) is wider where items of a cluster are copies, as with a fifth of the items", () => {
    const clusters = a.map((_, i) => Math.floor(i / 5));
    const copies = given(cohenKappaItems(a, b, {clusters, seed: 3}));
    // Every fifth item by itself: the same verdicts, a fifth as many.
    const fifth = (x: string[]) => x.filter((_, i) => i % 5 === 0);
    const few = given(cohenKappaItems(fifth(a), fifth(b), {seed: 3}));
    const width = ({low, high}: Estimate) => high! - low!;
    expect(copies.value).toBeCloseTo(few.value, 12);
    expect(width(copies)).toBeCloseTo(width(few), 1);
    expect(width(copies)).toBeGreaterThan(1.5 * width(given(cohenKappaItems(a, b))));
  });

  it("cohenKappaItems(a, b, {clusters}) does not depend on the order of the items", () => {
    const random = seeded(5);
    const order = a.map((_, i) => i).sort(() => random() - 0.5);
    const clusters = a.map((_, i) => i % 7);
    const turned = cohenKappaItems(
      order.map((i) => a[i]!),
      order.map((i) => b[i]!),
      {clusters: order.map((i) => clusters[i]!)}
    );
    expect(given(turned).value).toBeCloseTo(0.4, 12);
  });

  it("cohenKappaItems(a, b, {weights}) credits near misses on ordered categories", () => {
    const [x, y] = [
      [1, 2, 3, 1, 2, 3],
      [1, 2, 3, 2, 3, 3]
    ];
    const plain = given(cohenKappaItems(x!, y!, {replicates: 0}));
    const weighted = given(cohenKappaItems(x!, y!, {replicates: 0, weights: "quadratic"}));
    expect(weighted.value).toBeGreaterThan(plain.value);
    // By hand: the squared distances of the six items add up to 2, those of all 36 pairings to 2·(14 + 4 + 6) = 48, and 1 − 2/(48/6) = .75.
    expect(squares(x!, y!)).toBe(48);
    expect(weighted.value).toBeCloseTo(0.75, 12);
  });

  it("cohenKappaItems([], []) is refused, and so is a single category", () => {
    expect(cohenKappaItems([], [])).toMatchObject({refused: "n_zero"});
    expect(cohenKappaItems(["y", "y"], ["y", "y"])).toMatchObject({refused: "undefined_chance_agreement", n: 2});
  });
});

function squares(x: readonly number[], y: readonly number[]): number {
  return x.flatMap((p) => y.map((q) => (p - q) ** 2)).reduce((sum, d) => sum + d, 0);
}
