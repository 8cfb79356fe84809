import {describe, expect, it} from "vitest";
import {correctedRate} from "../../../src/statistics/judges/corrected-rate.js";
import {ppiMean} from "../../../src/statistics/judges/ppi-mean.js";
import {widthAfterLabels} from "../../../src/statistics/judges/width-after-labels.js";
import {seeded, type Random} from "../../../src/statistics/random.js";
import {known} from "../known.js";

/** Units whose judge approves too much: 95 % of what is right and 30 % of what is wrong. */
function biased(random: Random, n: number, rate: number) {
  const truth = Array.from({length: n}, () => (random() < rate ? 1 : 0));
  const judge = truth.map((y): number => (random() < (y === 1 ? 0.95 : 0.3) ? 1 : 0));
  return {truth, judge};
}

describe("correctedRate(human, judge, {probability, clusters})", () => {
  it("is ppiMean where labels are a plain random sample", () => {
    const random = seeded(2);
    const {truth, judge} = biased(random, 600, 0.6);
    const human = truth.map((y, i) => (i % 4 === 0 ? y : null));
    const rate = correctedRate(human, judge);
    const labelled = human.flatMap((y, i) => (y === null ? [] : [i]));
    const direct = known(
      ppiMean(
        labelled.map((i) => truth[i]!),
        labelled.map((i) => judge[i]!),
        judge.filter((_, i) => human[i] === null)
      )
    );
    expect(rate).toMatchObject({design: "random", units: 600, n_human: 150, primary: "corrected", gain: true});
    const corrected = known(rate.corrected);
    expect(corrected.value).toBeCloseTo(direct.value, 12);
    expect(corrected.low).toBeCloseTo(direct.low!, 12);
    // The number of labels saved, from the two variances: both definitions agree to n/(n − 1).
    expect(rate.n_eff! / direct.n_eff).toBeCloseTo(1, 1);
  });

  it("covers the truth of a judge that approves too much, where the judge alone never does", () => {
    const random = seeded(5);
    const trials = 300;
    let corrected = 0;
    let alone = 0;
    for (let trial = 0; trial < trials; trial++) {
      const {truth, judge} = biased(random, 500, 0.5);
      const rate = correctedRate(
        truth.map((y) => (random() < 0.25 ? y : null)),
        judge
      );
      const [c, j] = [known(rate.corrected), known(rate.judge_only)];
      if (c.low! <= 0.5 && 0.5 <= c.high!) corrected++;
      if (j.low! <= 0.5 && 0.5 <= j.high!) alone++;
    }
    expect(corrected / trials).toBeGreaterThan(0.92);
    expect(alone / trials).toBeLessThan(0.3);
  });

  it("covers the truth where people looked more often at what the judge marked low", () => {
    const random = seeded(6);
    const trials = 300;
    let covered = 0;
    let naive = 0;
    for (let trial = 0; trial < trials; trial++) {
      const {truth, judge} = biased(random, 600, 0.6);
      const probability = judge.map((f) => (f === 0 ? 0.5 : 0.12));
      const human = truth.map((y, i) => (random() < probability[i]! ? y : null));
      const rate = correctedRate(human, judge, {probability});
      const {low, high} = known(rate.corrected);
      if (low! <= 0.6 && 0.6 <= high!) covered++;
      const blind = known(correctedRate(human, judge).human_only);
      if (blind.low! <= 0.6 && 0.6 <= blind.high!) naive++;
      expect(rate.design).toBe("active");
    }
    expect(covered / trials).toBeGreaterThan(0.92);
    expect(naive / trials).toBeLessThan(0.3);
  });

  it("does not depend on the scale of logged chances: they may belong to a larger pool", () => {
    const random = seeded(7);
    const {truth, judge} = biased(random, 400, 0.6);
    const probability = judge.map((f) => (f === 0 ? 0.4 : 0.2));
    const human = truth.map((y, i) => (random() < probability[i]! ? y : null));
    const one = known(correctedRate(human, judge, {probability}).corrected);
    const other = known(correctedRate(human, judge, {probability: probability.map((p) => p / 5)}).corrected);
    expect(other.value).toBeCloseTo(one.value, 12);
    expect(other.high).toBeCloseTo(one.high!, 12);
  });

  it("covers the truth where whole clusters are right or wrong together", () => {
    const random = seeded(8);
    const trials = 200;
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const clusters = Array.from({length: 600}, (_, i) => i % 60);
      const level = Array.from({length: 60}, () => 0.2 + 0.8 * random());
      const truth = clusters.map((c) => (random() < level[c]! ? 1 : 0));
      const judge = truth.map((y): number => (random() < (y === 1 ? 0.9 : 0.3) ? 1 : 0));
      const human = truth.map((y) => (random() < 0.4 ? y : null));
      const {low, high} = known(correctedRate(human, judge, {clusters}).corrected);
      if (low! <= 0.6 && 0.6 <= high!) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.91);
  });

  it("lets people lead under 30 labels, and where the judge is a coin", () => {
    const random = seeded(9);
    const {truth, judge} = biased(random, 400, 0.6);
    const few = correctedRate(
      truth.map((y, i) => (i < 29 ? y : null)),
      judge
    );
    expect(few).toMatchObject({n_human: 29, primary: "human_only"});
    const coin = correctedRate(
      truth.map((y, i) => (i < 100 ? y : null)),
      truth.map((y, i): number => truth.slice(0, i).filter((x) => x === y).length % 2)
    );
    expect(coin).toMatchObject({gain: false, primary: "human_only"});
  });

  it("refuses the correction where nobody looked, or everything was looked at", () => {
    expect(correctedRate([null, null, null], [1, 0, 1])).toMatchObject({
      human_only: {refused: "n_zero", n: 0},
      corrected: {refused: "n_too_small", n: 0},
      primary: null
    });
    const all = correctedRate([1, 0, 1, 1], [1, 0, 1, 0]);
    expect(all).toMatchObject({corrected: {refused: "n_too_small", n: 4}, primary: "human_only"});
  });
});

describe("widthAfterLabels(rate, more)", () => {
  it("foretells the interval that more labels then have", () => {
    const random = seeded(12);
    const {truth, judge} = biased(random, 2000, 0.6);
    const order = truth.map(() => random());
    const rate = (n: number) => {
      const cut = [...order].sort((a, b) => a - b)[n]!;
      return correctedRate(
        truth.map((y, i) => (order[i]! < cut ? y : null)),
        judge
      );
    };
    const planned = known(widthAfterLabels(rate(120), 240));
    const later = known(rate(360).corrected);
    expect(planned.after / (later.high! - later.low!)).toBeCloseTo(1, 1);
    expect(planned.now).toBeGreaterThan(planned.after);
  });

  it("says when more labels would let the correction lead, and never promises a wider interval", () => {
    const random = seeded(13);
    const {truth, judge} = biased(random, 800, 0.6);
    const rate = correctedRate(
      truth.map((y, i) => (i < 20 ? y : null)),
      judge
    );
    expect(rate.primary).toBe("human_only");
    const {now, after, primary_after} = known(widthAfterLabels(rate, 60));
    expect(primary_after).toBe("corrected");
    expect(after).toBeLessThan(now);
    expect(known(widthAfterLabels(rate, 0)).after).toBeLessThanOrEqual(now);
  });

  it("refuses where no rate leads", () => {
    expect(widthAfterLabels(correctedRate([null, null], [1, 0]), 60)).toEqual({refused: "n_zero", n: 0});
  });
});
