import {describe, expect, it} from "vitest";
import {history} from "../../../bench/calibration/composite.js";
import {judgedChanges} from "../../../src/models/weights/outcome-history.js";
import {offeredEntry, proposedWeights} from "../../../src/models/weights/offered-entry.js";
import {recalibrate} from "../../../src/models/weights/recalibrate.js";
import {recalibrationStudy} from "../../../src/statistics/composite/recalibration-study.js";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import type {OutcomeFacts} from "../../../src/tables/outcome-facts.js";
import {workedCells} from "../value/worked-cells.js";

const METRICS = ["care", "skill", "noise"];
const DAY = 86_400_000;
const START = Date.parse("2026-01-01");

/** A world in which changes turn out well by a composite under the given weights, watched for sixty days each. */
function world(seed: number, n: number, truth: readonly number[], slope: number): OutcomeFacts {
  const {rows, y, repositories} = history(seeded(seed), n, truth, slope);
  const unknown = () => new Int8Array(n).fill(-1);
  const none = () => new Float64Array(n).fill(NaN);
  const opened_at = Float64Array.from(rows, (_, i) => START + (i * DAY) / 4);
  return {
    length: n,
    repositories: Array.from({length: 30}, (_, r) => `r${r}`),
    repository: Int32Array.from(repositories),
    system: new Int32Array(n),
    opened_at,
    observed_until: opened_at.map((t) => t + 60 * DAY),
    merged: unknown(),
    rejected: new Int8Array(n),
    defect: Int8Array.from(y, (good) => 1 - good),
    reverted: unknown(),
    defect_count: none(),
    incident_usd: none(),
    review_minutes: none(),
    metrics: METRICS,
    values: METRICS.map((_, k) => Float64Array.from(rows, (row) => row[k]!))
  };
}

const {facts} = workedCells([]);
const standing = {care: 0.6, skill: 0.2, noise: 0.2};

function value(q: object | undefined): Estimate {
  if (q === undefined || isRefusal(q)) throw new Error(`refused: ${JSON.stringify(q)}`);
  return q as Estimate;
}

describe("recalibrate(facts, outcomes, standing)", () => {
  const truth = [0.2, 0.8, 0];
  const found = recalibrate(facts, world(1, 1200, truth, 8), standing)!;

  it("recovers the weights that made the world, and lets noise go to nought", () => {
    expect(found).toMatchObject({adopt: true, n: 1200, repositories: 30, missing: []});
    METRICS.forEach((m, k) => {
      const {low, high} = value(found.free?.[m]);
      expect(low! - 1e-9).toBeLessThanOrEqual(truth[k]!);
      expect(high!).toBeGreaterThanOrEqual(truth[k]!);
    });
    expect(value(found.free?.noise).value).toBeLessThan(0.05);
    expect(value(found.weights?.skill).value).toBeGreaterThan(0.6);
    expect(value(found.weights?.noise).value).toBeLessThan(0.1);
    expect(found.reason).toMatch(/^On later changes the new weights save \d+\.\d thousandths/);
    expect(value(found.gain).low).toBeGreaterThan(0);
  });

  it("makes one entry of the proposal, by the page and by the terminal", () => {
    const weights = proposedWeights(found)!;
    const model = {
      choice: {suite: "", weights},
      standing: {id: "now", since: null, why: null, weights: standing, ranking: []},
      recalibrated: found,
      data: "0123456789ab",
      day: "2026-11-01"
    };
    const entry = offeredEntry(model, {by: "Ada", why: "as agreed"});
    expect(entry).toMatchObject({
      id: "outcomes-2026-11-01",
      by: "Ada",
      why: "as agreed; learned from 1,200 changes of 30 repositories",
      data: "0123456789ab"
    });
    expect(Object.values(entry.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    const byHand = offeredEntry({...model, choice: {suite: "", weights: {care: 1, skill: 0, noise: 0, other: 0}}});
    // What stood before stays in the entry with nought, so that outcomes can still be asked about it.
    expect(byHand).toMatchObject({id: "by-hand-2026-11-01", weights: {care: 1, skill: 0, noise: 0}});
    expect(byHand.gain).toBeUndefined();
    expect(byHand.weights).not.toHaveProperty("other");
  });

  it("says what outcomes lack, and never fills it in", () => {
    const lacking = recalibrate(facts, world(2, 300, truth, 8), {care: 0.5, cost: 0.5})!;
    expect(lacking).toMatchObject({adopt: false, weights: null, missing: ["cost"]});
    expect(lacking.reason).toBe("No change with an outcome carries cost, so weights for it cannot be learned.");
    const few = recalibrate(facts, world(2, 40, truth, 8), standing)!;
    expect(few.reason).toMatch(/^Only \d+ changes turned out (well|badly); 30 are needed to fit 3 weights\.$/);
    expect(recalibrate(facts, world(2, 300, truth, 8), {care: 1})).toBeNull();
  });
});

it("recalibrationStudy adopts in at most 5 of 100 worlds in which the weights we hold are right", () => {
  const prior = [0.5, 0.3, 0.2];
  let adopted = 0;
  for (let seed = 0; seed < 100; seed++) {
    const study = recalibrationStudy(history(seeded(1000 + seed), 240, prior, 4), {prior, bootstraps: 1});
    if (!isRefusal(study) && study.adopt) adopted++;
  }
  expect(adopted).toBeLessThanOrEqual(5);
});

describe("judgedChanges(outcomes, metrics, settings)", () => {
  it("counts what it leaves out: too young, of unknown end, undated, incomplete", () => {
    const outcomes = world(3, 8, [1, 0, 0], 4);
    outcomes.defect.set([0, 1, 0, -1, 0, 0, 0, 0]);
    outcomes.observed_until[1] = outcomes.opened_at[1]! + 29 * DAY;
    outcomes.rejected[2] = 1;
    outcomes.opened_at[4] = NaN;
    outcomes.values[1]![5] = NaN;
    const {history: kept, excluded} = judgedChanges(outcomes, METRICS, facts.settings);
    expect(excluded).toEqual({censored: 1, unknown: 1, undated: 1, incomplete: 1});
    // Change 2 was rejected: bad at once, whatever its watch found.
    expect(kept.y).toEqual([1, 0, 1, 1]);
    expect(kept.rows[0]).toEqual([0, 1, 2].map((k) => outcomes.values[k]![0]));
  });
});
