import {roganGladen} from "../../../statistics/judges/rogan-gladen.js";
import {correctedRate, type CorrectedRate} from "../../../statistics/judges/corrected-rate.js";
import {refuse, type Estimate, type Refusal} from "../../../statistics/estimate.js";
import type {Facts} from "../../../tables/cells.js";
import type {RatingFacts} from "../../../tables/rating-facts.js";
import type {JudgeSeries} from "../judges/judge-series.js";
import type {ReviewChances} from "../review-chances.js";

/** What one system's answers come to: a task in a run is one unit, however many attempts it had. */
export interface SystemUnits {
  system: number;
  /** Runs the units are from. */
  runs: Set<number>;
  human: (number | null)[];
  judge: (number | null)[];
  chance: number[];
  cluster: string[];
}

/**
 * The units of every system that the judge judged or people did.
 *
 * Where people looked at some runs of a system only, the others are left out: a label speaks for the run it was drawn
 * from. A system nobody looked at keeps all its runs.
 *
 * @param labels - people's share of approval by item
 */
export function systemUnits(
  ratings: RatingFacts,
  facts: Facts,
  {judge, labels, chances}: {judge: JudgeSeries; labels: ReadonlyMap<number, number>; chances: ReviewChances}
): SystemUnits[] {
  const looked = new Map<number, Set<number>>();
  for (const item of labels.keys()) {
    const {system, run} = ratings.items[item]!;
    if (!looked.has(system)) looked.set(system, new Set());
    looked.get(system)!.add(run);
  }
  const bySystem = new Map<number, Map<string, Unit>>();
  ratings.items.forEach(({system, run, task}, item) => {
    if (system < 0 || (!labels.has(item) && !judge.values.has(item))) return;
    if (looked.has(system) && !looked.get(system)!.has(run)) return;
    if (!bySystem.has(system)) bySystem.set(system, new Map());
    const units = bySystem.get(system)!;
    const key = task < 0 ? `item ${item}` : `${run} ${task}`;
    let unit = units.get(key);
    if (!unit) {
      const cluster = task < 0 ? key : String(facts.tasks[task]!.cluster);
      units.set(key, (unit = {run, cluster, human: [], judge: [], chance: 0}));
    }
    const [label, value] = [labels.get(item), judge.values.get(item)];
    if (label !== undefined) unit.human.push(label);
    if (value !== undefined) unit.judge.push(value);
    unit.chance = Math.max(unit.chance, chances.of.get(item) ?? 0);
  });
  return [...bySystem]
    .sort(([a], [b]) => a - b)
    .map(([system, units]) => {
      const all = [...units.values()];
      return {
        system,
        runs: new Set(all.map((u) => u.run)),
        human: all.map((u) => meanOf(u.human)),
        judge: all.map((u) => meanOf(u.judge)),
        chance: all.map((u) => u.chance || 1),
        cluster: all.map((u) => u.cluster)
      };
    });
}

interface Unit {
  run: number;
  cluster: string;
  human: number[];
  judge: number[];
  chance: number;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** A system's three rates, by the way in which people's labels were drawn. */
export function ratesOf({human, judge, chance, cluster}: SystemUnits, chances: ReviewChances): CorrectedRate {
  return correctedRate(human, judge, {
    clusters: cluster,
    ...(chances.kind === "unequal" ? {probability: chance} : {})
  });
}

/**
 * The rate of a system nobody looked at, from how the judge errs on the systems people did look at.
 *
 * Rogan and Gladen's correction: it takes for granted that the judge errs here as it erred there.
 */
export function rateFromElsewhere(units: SystemUnits, others: readonly SystemUnits[]): Estimate | Refusal {
  const yes = (f: number) => (f >= 0.5 ? 1 : 0);
  const judged = units.judge.flatMap((f) => (f === null ? [] : [yes(f)]));
  const count = {m1: 0, hit1: 0, m0: 0, hit0: 0};
  for (const other of others)
    other.human.forEach((y, i) => {
      const f = other.judge[i] ?? null;
      if (y === null || y === 0.5 || f === null) return;
      if (y > 0.5) {
        count.m1++;
        count.hit1 += yes(f);
      } else {
        count.m0++;
        count.hit0 += 1 - yes(f);
      }
    });
  const n = judged.length;
  if (n === 0 || count.m1 === 0 || count.m0 === 0) return refuse("n_zero", n);
  return roganGladen({
    p: judged.reduce((sum: number, f) => sum + f, 0) / n,
    n,
    sensitivity: count.hit1 / count.m1,
    m1: count.m1,
    specificity: count.hit0 / count.m0,
    m0: count.m0
  });
}
