import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {overkillShare} from "../../../src/statistics/value/overkill-share.js";
import {routingCells, shrunkenQuality} from "../../../src/statistics/value/routing-cells.js";
import {optionsOf, routingDraws, singleOf} from "../../../src/statistics/value/routing-draws.js";
import {routingFloor} from "../../../src/statistics/value/routing-floor.js";
import {greedyAbove, greedyWithin} from "../../../src/statistics/value/routing-greedy.js";
import {relax, type Category} from "../../../src/statistics/value/routing-relaxation.js";
import {aboveFloor, withinBudget} from "../../../src/statistics/value/routing-rules.js";
import {bestPerTask, outOfBag} from "../../../src/statistics/value/routing-score.js";
import {known} from "../known.js";
import {world} from "./routing-worlds.js";

const small = fc.array(
  fc.record({
    volume: fc.integer({min: 1, max: 9}),
    options: fc.array(fc.tuple(fc.integer({min: 1, max: 9}), fc.integer({min: 0, max: 9})), {
      minLength: 1,
      maxLength: 4
    })
  }),
  {minLength: 1, maxLength: 5}
);

/** Every plan there is, with its cost and summed quality. */
function everyPlan(categories: readonly Category[]): {cost: number; quality: number}[] {
  return categories.reduce(
    (plans, c) =>
      plans.flatMap((p) =>
        c.options.map(([cost, quality]) => ({
          cost: p.cost + c.volume * cost,
          quality: p.quality + c.volume * quality
        }))
      ),
    [{cost: 0, quality: 0}]
  );
}

describe("routingFloor(categories, {floor})", () => {
  it("spends the least of all plans that hold the floor", () => {
    fc.assert(
      fc.property(small, fc.integer({min: 0, max: 100}), (categories, percent) => {
        const volume = categories.reduce((sum, c) => sum + c.volume, 0);
        const plans = everyPlan(categories); // exhaustive search
        const top = Math.max(...plans.map((p) => p.quality));
        const floor = (top * percent) / 100 / volume;
        const least = Math.min(...plans.filter((p) => p.quality >= floor * volume - 1e-9).map((p) => p.cost));
        const found = routingFloor(categories, {floor});
        if (isRefusal(found)) throw new Error(found.refused);
        expect(found.cost).toBeCloseTo(least, 9);
        expect(found.quality).toBeGreaterThanOrEqual(floor - 1e-9);
      })
    );
  });

  it("refuses a floor that nothing reaches", () => {
    const one: Category[] = [{volume: 2, options: [[1, 0.5]]}];
    expect(routingFloor(one, {floor: 0.6})).toEqual({refused: "budget_below_cheapest", n: 1});
  });
});

describe("greedyWithin, greedyAbove(relaxation, bound)", () => {
  it("keep their bound and are within one step of the best plan", () => {
    fc.assert(
      fc.property(small, fc.integer({min: 0, max: 100}), (categories, percent) => {
        const relaxation = relax(categories);
        const plans = everyPlan(categories); // exhaustive search
        const [low, high] = [Math.min(...plans.map((p) => p.cost)), Math.max(...plans.map((p) => p.cost))];
        const budget = low + ((high - low) * percent) / 100;
        const step = Math.max(0, ...relaxation.steps.map((s) => s.quality));
        const within = greedyWithin(relaxation, budget);
        const best = Math.max(...plans.filter((p) => p.cost <= budget).map((p) => p.quality));
        expect(within.cost).toBeLessThanOrEqual(budget + 1e-9);
        expect(within.quality).toBeGreaterThanOrEqual(best - step - 1e-9);

        const floor = (Math.max(...plans.map((p) => p.quality)) * percent) / 100;
        const dearest = Math.max(0, ...relaxation.steps.map((s) => s.cost));
        const above = greedyAbove(relaxation, floor);
        const least = Math.min(...plans.filter((p) => p.quality >= floor).map((p) => p.cost));
        expect(above.quality).toBeGreaterThanOrEqual(floor - 1e-9);
        expect(above.cost).toBeLessThanOrEqual(least + dearest + 1e-9);
      })
    );
  });
});

const prices = [0.1, 0.12, 0.3];

describe("routingCells(table)", () => {
  it("shrinks leads, not rates: that some work is harder for all favours nobody", () => {
    // One system above the others by .2 on every kind, though the kinds differ by .5 in what anybody passes.
    const table = world([[0, 0, 0], [0, 0, 0]], prices, {tasks: 80, seed: 1}); // prettier-ignore
    table.quality.forEach((_, i) => {
      const [t, s] = [Math.floor(i / 3), i % 3];
      table.quality[i] = (t % 2 === 0 ? 0.2 : 0.7) + (s === 2 ? 0.2 : 0) + ((t * (s + 1)) % 4) * 0.01;
    });
    const cells = routingCells(table);
    expect(cells.whole).toEqual([0, 1, 2]);
    // By hand: .2 over two others is a lead of 2/15 in both kinds, to the spread that was added.
    expect(cells.shrunken[2]!).toBeCloseTo(2 / 15, 1);
    expect(cells.shrunken[5]!).toBeCloseTo(2 / 15, 1);
  });

  it("does not open a cell of fewer than five tasks, and says so in place of its quality", () => {
    const table = world([[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]], prices, {tasks: 40, seed: 2}); // prettier-ignore
    // The first system ran four tasks of the first kind.
    for (let t = 8; t < 40; t += 2) table.quality[t * 3] = NaN;
    const cells = routingCells(table);
    expect(cells.open).toEqual([
      [1, 2],
      [0, 1, 2]
    ]);
    expect(cells.whole).toEqual([1, 2]);
    expect(shrunkenQuality(cells, 0)[0]).toEqual({refused: "n_too_small", n: 4});
    expect(known(shrunkenQuality(cells, 0)[1]!).flags).toContain("small_n");
  });
});

function alone(cells: ReturnType<typeof routingCells>, s: number): number {
  return singleOf(cells, s, cells.cost, cells.lead, cells.shrunken).lead;
}

describe("outOfBag(table, draws, rule)", () => {
  const judge = (table: ReturnType<typeof world>, rule: "budget" | "floor", seed: number) => {
    const cells = routingCells(table);
    const draws = routingDraws(table, cells, {replicates: 40, seed});
    const whole = cells.whole.map((s) => singleOf(cells, s, cells.cost, cells.lead, cells.shrunken));
    const decide = rule === "budget" ? withinBudget(cells, whole, 0.25) : aboveFloor(cells, 0);
    return outOfBag(table, draws, draws.draws.map(decide), {share: true});
  };

  it("finds nothing where there is nothing: no gain from routing between equals on average", () => {
    const equal = Array.from({length: 4}, () => [0.5, 0.5, 0.5, 0.5, 0.5]);
    const same = [0.2, 0.2, 0.2, 0.2, 0.2];
    let flattered = 0;
    const gains = Array.from({length: 60}, (_, i) => {
      const table = world(equal, same, {tasks: 120, seed: 100 + i});
      const cells = routingCells(table);
      const plan = greedyWithin(relax(optionsOf(cells, cells.cost, cells.lead)), 1);
      flattered += (plan.quality - Math.max(...cells.whole.map((s) => alone(cells, s)))) / 60;
      return known(judge(table, "budget", 7 + i).gain).value;
    });
    const mean = gains.reduce((a, b) => a + b, 0) / gains.length;
    const se = Math.sqrt(gains.reduce((sum, g) => sum + (g - mean) ** 2, 0) / (gains.length - 1) / gains.length);
    // In truth nought. Judged on the tasks it was chosen on, a plan seems to gain several points.
    expect(flattered).toBeGreaterThan(0.03);
    expect(Math.abs(mean)).toBeLessThan(3 * se);
    expect(se).toBeLessThan(0.008);
  });

  it("finds what there is: two systems, each good at one kind", () => {
    const table = world([[0.9, 0.3], [0.3, 0.9]], [0.1, 0.1], {tasks: 400, seed: 3}); // prettier-ignore
    const score = judge(table, "budget", 5);
    // In truth .9 when routed and .6 alone.
    expect(known(score.gain).low!).toBeGreaterThan(0.2);
    expect(known(score.gain).low!).toBeLessThan(0.3);
    expect(known(score.gain).high!).toBeGreaterThan(0.3);
  });

  it("tells what knowing the kind of work is worth from what any split would save", () => {
    const knows = judge(world([[0.9, 0.3], [0.3, 0.9]], [0.1, 0.1], {tasks: 400, seed: 3}), "budget", 5); // prettier-ignore
    // In truth .3: routed .9, any random split .6.
    expect(known(knows.over_blind).low!).toBeGreaterThan(0.2);
    // Both kinds alike: a plan can only be a lottery that took one kind for the other.
    const alike = Array.from({length: 40}, (_, i) => {
      const table = world([[0.5, 0.8], [0.5, 0.8]], [0.01, 0.1], {tasks: 200, seed: 300 + i}); // prettier-ignore
      const cells = routingCells(table);
      const draws = routingDraws(table, cells, {replicates: 40, seed: i});
      return known(outOfBag(table, draws, draws.draws.map(aboveFloor(cells, 0.15)), {share: true}).over_blind).value;
    });
    const mean = alike.reduce((a, b) => a + b, 0) / alike.length;
    const se = Math.sqrt(alike.reduce((sum, g) => sum + (g - mean) ** 2, 0) / (alike.length - 1) / alike.length);
    expect(Math.abs(mean)).toBeLessThan(3 * se + 0.002);
  });

  it("a budget of what the best system costs leaves that system within reach on every resample", () => {
    const table = world([[0.9, 0.3], [0.9, 0.3]], [0.2, 0.1], {tasks: 60, seed: 9}); // prettier-ignore
    table.cost.forEach((c, i) => (table.cost[i] = c * (1 + (i % 7) / 10)));
    const cells = routingCells(table);
    const whole = cells.whole.map((s) => singleOf(cells, s, cells.cost, cells.lead, cells.shrunken));
    const rule = withinBudget(cells, whole, whole[0]!.cost);
    for (const draw of routingDraws(table, cells, {replicates: 30, seed: 3}).draws)
      expect(rule(draw)).toMatchObject({single: 0, plan: [0, 0]});
  });

  it("saves where a cheap system is as good on half of the work, and keeps the floor", () => {
    const table = world([[0.8, 0.8], [0.2, 0.8]], [0.01, 0.1], {tasks: 600, seed: 4}); // prettier-ignore
    const cells = routingCells(table);
    const draws = routingDraws(table, cells, {replicates: 60, seed: 4});
    const score = outOfBag(table, draws, draws.draws.map(aboveFloor(cells, 0.03)), {share: true});
    // In truth half of the work for a tenth: a saving of 45 %.
    expect(known(score.saving_share).value).toBeGreaterThan(0.3);
    expect(known(score.gain).low!).toBeGreaterThan(-0.06);
    // In truth half of the dollars go to work the cheap system does as well.
    const share = overkillShare(cells, draws, 1, {margin: 0.1, tasks: 600});
    expect(share.value).toBeCloseTo(0.5, 10);
    expect(share.low!).toBeLessThanOrEqual(share.value);
  });

  it("gives nought with bounds of nought where routing is one system for all", () => {
    const table = world([[1, 0], [1, 0]], [0.1, 0.2], {tasks: 40, seed: 5}); // prettier-ignore
    const score = judge(table, "floor", 6);
    expect(known(score.gain)).toMatchObject({value: 0, low: 0, high: 0, method: "constant"});
    expect(known(score.saving)).toMatchObject({value: 0, low: 0, high: 0});
  });

  it("judges every task only under plans chosen without its cluster", () => {
    const table = world([[0.7, 0.4], [0.4, 0.7]], [0.1, 0.1], {tasks: 48, seed: 8, perCluster: 3}); // prettier-ignore
    const cells = routingCells(table);
    const draws = routingDraws(table, cells, {replicates: 30, seed: 2});
    const rule = aboveFloor(cells, 0);
    const score = outOfBag(table, draws, draws.draws.map(rule), {share: true});
    // A resample leaves a cluster out whole or not at all.
    for (const out of draws.leftOut)
      for (const t of out)
        expect(table.clusters.of.every((g, u) => g !== table.clusters.of[t]! || out.includes(u))).toBe(true);
    // Brute force: task by task over the resamples that left its cluster out.
    let total = 0;
    let judged = 0;
    for (let t = 0; t < 48; t++) {
      let sum = 0;
      let n = 0;
      draws.draws.forEach((draw, b) => {
        if (!draws.leftOut[b]!.includes(t)) return;
        sum += table.quality[t * 2 + rule(draw).plan[table.category[t]!]!]!;
        n++;
      });
      if (n > 0) {
        total += sum / n;
        judged++;
      }
    }
    expect(known(score.quality).value).toBeCloseTo(total / judged, 12);
  });
});

describe("bestPerTask(table)", () => {
  it("takes the best of each task, and of equals the cheapest", () => {
    const table = world([[0, 0, 0], [0, 0, 0]], prices, {tasks: 2, seed: 1}); // prettier-ignore
    table.quality.set([0, 1, 1, NaN, 0, 0]);
    const best = bestPerTask(table);
    expect([...best.quality]).toEqual([1, 0]);
    expect([...best.cost]).toEqual([0.12, 0.12]);
  });
});
