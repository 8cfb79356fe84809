import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {dirichletDraw, gammaDraw} from "../../../src/statistics/composite/draws.js";
import {smaa} from "../../../src/statistics/composite/smaa.js";
import {smaaLocalDirichlet} from "../../../src/statistics/composite/smaa-local-dirichlet.js";
import {smaaUniform2} from "../../../src/statistics/composite/smaa-uniform-2.js";
import {smaaUniform3FirstRank} from "../../../src/statistics/composite/smaa-uniform-3-first-rank.js";
import {seeded} from "../../../src/statistics/random.js";

const systems = (metrics: number) =>
  fc.array(fc.array(fc.integer({min: 0, max: 10}), {minLength: metrics, maxLength: metrics}), {
    minLength: 1,
    maxLength: 5
  });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("gammaDraw(shape, random)", () => {
  it.each([0.3, 1, 7.5])("has the mean and variance of a gamma of shape %d", (shape) => {
    const random = seeded(2);
    const draws = Array.from({length: 20_000}, () => gammaDraw(shape, random));
    const mean = sum(draws) / draws.length;
    const variance = sum(draws.map((x) => (x - mean) ** 2)) / draws.length;
    // Both equal the shape; four standard errors, the variance's from the fourth moment 3k² + 6k.
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / 20_000));
    expect(Math.abs(variance - shape)).toBeLessThan(4 * Math.sqrt((2 * shape ** 2 + 6 * shape) / 20_000));
  });
});

describe("dirichletDraw(concentration, random)", () => {
  it("gives weights, none to a metric without concentration, even for tiny ones", () => {
    const random = seeded(1);
    for (let i = 0; i < 200; i++) {
      const w = dirichletDraw([0.001, 0, 0.002], random);
      expect(sum(w)).toBeCloseTo(1, 10);
      expect(w[1]).toBe(0);
    }
  });
});

describe("smaaUniform2(utilities)", () => {
  it("hands out every rank and every system once, and shares among equals", () => {
    fc.assert(
      fc.property(systems(2), (utilities) => {
        const {rank_acceptability} = smaaUniform2(utilities);
        rank_acceptability.forEach((row) => expect(sum(row)).toBeCloseTo(1, 9));
        utilities.forEach((_, rank) => expect(sum(rank_acceptability.map((row) => row[rank]!))).toBeCloseTo(1, 9));
      })
    );
    expect(
      smaaUniform2([
        [1, 1],
        [1, 1]
      ]).rank_acceptability
    ).toEqual([
      [0.5, 0.5],
      [0.5, 0.5]
    ]);
    expect(smaaUniform2([[0.3, 0.2]]).central_w1).toEqual([0.5]);
    expect(() => smaaUniform2([[1, 2, 3]])).toThrow("utilities must have two metrics, got 3");
  });
});

describe("smaaUniform3FirstRank(utilities)", () => {
  it("shares the triangle out completely, whatever the order of systems", () => {
    fc.assert(
      fc.property(systems(3), (utilities) => {
        const {first_rank} = smaaUniform3FirstRank(utilities);
        expect(sum(first_rank)).toBeCloseTo(1, 9);
        const back = smaaUniform3FirstRank(utilities.slice().reverse()).first_rank.reverse();
        back.forEach((value, j) => expect(value).toBeCloseTo(first_rank[j]!, 9));
      })
    );
  });
});

describe("smaaLocalDirichlet(utilities, options)", () => {
  it("with κ = 2 and even weights is the uniform case", () => {
    const utilities = [
      [1, 0],
      [0.6, 0.6],
      [0, 1]
    ];
    const local = smaaLocalDirichlet(utilities, {w1: 0.5, kappa: 2}).rank_acceptability;
    smaaUniform2(utilities).rank_acceptability.forEach((row, j) =>
      row.forEach((share, rank) => expect(local[j]![rank]).toBeCloseTo(share, 9))
    );
    expect(() => smaaLocalDirichlet(utilities, {w1: 1})).toThrow("w1 must lie between 0 and 1, got 1");
  });
});

describe("smaa(replicates, options)", () => {
  const utilities = [
    [0.9, 0.4, 0.3],
    [0.6, 0.7, 0.5],
    [0.3, 0.5, 0.9],
    [0.55, 0.55, 0.55]
  ];

  it("draws what is known exactly: two and three metrics, anyone's weights or ours", () => {
    const exact = smaaUniform3FirstRank(utilities).first_rank;
    smaa([utilities]).first_rank.forEach((share, j) => expect(Math.abs(share - exact[j]!)).toBeLessThan(0.02));
    const two = [
      [1, 0],
      [0.6, 0.6]
    ];
    const ours = smaaLocalDirichlet(two, {w1: 0.4, kappa: 20}).first_rank;
    const drawn = smaa([two], {weights: [0.4, 0.6], kappa: 20});
    drawn.first_rank.forEach((share, j) => expect(Math.abs(share - ours[j]!)).toBeLessThan(0.01));
    const central = smaaUniform2([
      [1, 0],
      [0.6, 0.6],
      [0, 1]
    ]).central_w1;
    smaa([
      [
        [1, 0],
        [0.6, 0.6],
        [0, 1]
      ]
    ]).central_weights.forEach((w, j) => expect(Math.abs(w![0]! - central[j]!)).toBeLessThan(0.02));
  });

  it("gives the same draws for the same seed and others for another", () => {
    expect(smaa([utilities], {seed: 7, draws: 500})).toEqual(smaa([utilities], {seed: 7, draws: 500}));
    expect(smaa([utilities], {seed: 8, draws: 500})).not.toEqual(smaa([utilities], {seed: 7, draws: 500}));
  });

  it("says how sure a first place is under its own weights", () => {
    // The first system wins on metric one in two of four replicates, whatever the weights.
    const replicates = [0.9, 0.9, 0.1, 0.1].map((u) => [
      [u, u],
      [0.5, 0.5]
    ]);
    const {confidence_factor, first_rank, rank_low, rank_high} = smaa(replicates, {draws: 400});
    expect(confidence_factor).toEqual([0.5, 0.5]);
    expect(first_rank).toEqual([0.5, 0.5]);
    expect([rank_low, rank_high]).toEqual([
      [1, 1],
      [2, 2]
    ]);
  });

  it("has no central weights for a system that is never first, and throws on uneven tables", () => {
    const {central_weights, confidence_factor} = smaa(
      [
        [
          [1, 1],
          [0, 0]
        ]
      ],
      {draws: 50}
    );
    expect([central_weights[1], confidence_factor[1]]).toEqual([null, null]);
    expect(() => smaa([])).toThrow("smaa needs one replicate");
    expect(() =>
      smaa([
        [[1, 1]],
        [
          [1, 1],
          [0, 0]
        ]
      ])
    ).toThrow("replicates[1] must hold 1 systems of 2 metrics");
    expect(() => smaa([[[1, 1]]], {weights: [0.5, 0.4]})).toThrow("sum to 1, got a sum of 0.9");
  });
});
