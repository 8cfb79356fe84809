import {isRefusal, refuse, type Refusal} from "../estimate.js";
import {checkWhole} from "../rates/check.js";
import {abilityGrid, softplus} from "./irt-2pl.js";
import {irt2plEap} from "./irt-2pl-eap.js";
import {maximiseItem, maximiseShared, type ExpectedCounts} from "./irt-item-step.js";

/** Which model so many systems can carry, and the items and abilities under it. */
export interface IrtFit {
  /** "2pl": each item its own discrimination; "1pl": one for all; "classical": too few systems for either. */
  model: "2pl" | "1pl" | "classical";
  /** Why this model, for the page to say. */
  reason: string;
  /** Discriminations and difficulties; null under "classical". */
  a: number[] | null;
  b: number[] | null;
  /** Ability of each row and its posterior standard deviation, null for a row without answers; null under "classical". */
  theta: (number | null)[] | null;
  theta_sd: (number | null)[] | null;
  /** Share of rows that passed each item, of those that tried; null where none did. */
  pass_share: (number | null)[];
  marginal_loglik: number | null;
  iterations: number;
  converged: boolean;
  n_rows: number;
}

interface FitOptions {
  /** Distinct systems, where rows are their runs; the number of rows by default. */
  systems?: number;
  maxIterations?: number;
  tolerance?: number;
}

/**
 * Places tasks by difficulty and systems by ability on one scale, as far as the number of systems allows.
 *
 * With 30 systems or more, or 200 rows of system × run, each task gets its own discrimination (2PL); with 10 to 29 one is
 * shared (1PL); below that only shares are given. Marginal maximum likelihood by EM with abilities standard normal, and priors
 * ln a ~ N(0, .5²), b ~ N(0, 2²) without which tens of systems could not hold the parameters in place.
 *
 * @param data - systems (or system × run) in rows, tasks in columns: 1, 0 or null where not tried
 * @returns the fit; `converged` false when the last step still moved a parameter; refused `n_zero` without rows or tasks,
 *   `no_variation` when all answers are the same
 * @see Bock and Aitkin (1981), Psychometrika 46, 443–459; Mislevy (1986), Psychometrika 51, 177–195
 */
export function irtFit(
  data: readonly (readonly (number | null)[])[],
  {systems = data.length, maxIterations = 500, tolerance = 1e-3}: FitOptions = {}
): IrtFit | Refusal {
  checkWhole(systems, "systems", 0);
  checkWhole(maxIterations, "maxIterations");
  const rows = data.length;
  const items = data[0]?.length ?? 0;
  data.forEach((row, i) => {
    if (row.length !== items) throw new TypeError(`every row needs ${items} answers: row ${i} has ${row.length}`);
    for (const y of row)
      if (y !== 0 && y !== 1 && y !== null) throw new TypeError(`answers must be 0, 1 or null, got ${y} in row ${i}`);
  });
  if (rows === 0 || items === 0) return refuse("n_zero", rows);
  const answers = new Set(data.flatMap((row) => row.filter((y) => y !== null)));
  if (answers.size < 2) return refuse(answers.size === 0 ? "n_zero" : "no_variation", rows);

  const pass_share = data[0]!.map((_, j) => {
    const tried = data.filter((row) => row[j] !== null);
    return tried.length === 0 ? null : tried.filter((row) => row[j] === 1).length / tried.length;
  });
  const model = systems >= 30 || rows >= 200 ? "2pl" : systems >= 10 ? "1pl" : "classical";
  const reason = `${model === "classical" ? "fewer than 10" : model === "1pl" ? "10 to 29" : "30 or more"} systems`;
  const common = {
    model,
    reason: rows >= 200 && systems < 30 ? "200 or more rows of system × run" : reason,
    pass_share,
    n_rows: rows
  } as const;
  if (model === "classical")
    return {
      ...common,
      a: null,
      b: null,
      theta: null,
      theta_sd: null,
      marginal_loglik: null,
      iterations: 0,
      converged: true
    };

  const a = new Float64Array(items).fill(1);
  const b = Float64Array.from(pass_share, (share) => (share === null ? 0 : -Math.log((share + 0.05) / (1.05 - share))));
  let iterations = 0;
  let moved = Infinity;
  while (iterations < maxIterations && moved > tolerance) {
    const counts = expectedCounts(posteriors(data, a, b), data, items);
    const before = [...a, ...b];
    if (model === "2pl")
      for (let j = 0; j < items; j++) [a[j], b[j]] = maximiseItem(counts[j]!, a[j]!, b[j]!) as [number, number];
    else maximiseShared(counts, a, b);
    moved = [...a, ...b].reduce((most, x, i) => Math.max(most, Math.abs(x - before[i]!)), 0);
    iterations++;
  }
  // Abilities once more on the finer grid of irt2plEap: with hundreds of tasks they are sharper than a step of this one.
  const abilities = data.map((row) => irt2plEap(row, {a, b}));
  return {
    ...common,
    a: [...a],
    b: [...b],
    theta: abilities.map((ability) => (isRefusal(ability) ? null : ability.theta)),
    theta_sd: abilities.map((ability) => (isRefusal(ability) ? null : ability.sd)),
    marginal_loglik: abilities.reduce((sum, ability) => sum + (isRefusal(ability) ? 0 : ability.marginal_loglik), 0),
    iterations,
    converged: moved <= tolerance
  };
}

/** For each row, how probable each ability on the grid is given its answers. */
function posteriors(data: readonly (readonly (number | null)[])[], a: Float64Array, b: Float64Array) {
  const points = abilityGrid.length;
  const logPass = new Float64Array(a.length * points);
  const logFail = new Float64Array(a.length * points);
  for (let j = 0; j < a.length; j++)
    for (let q = 0; q < points; q++) {
      const logit = a[j]! * (abilityGrid[q]! - b[j]!);
      const surprise = softplus(-logit);
      logPass[j * points + q] = -surprise;
      logFail[j * points + q] = -surprise - logit;
    }
  return data.map((row) => {
    const log = abilityGrid.map((x) => -(x * x) / 2);
    row.forEach((y, j) => {
      if (y === null) return;
      const table = y === 1 ? logPass : logFail;
      for (let q = 0; q < points; q++) log[q]! += table[j * points + q]!;
    });
    const most = log.reduce((max, x) => Math.max(max, x), -Infinity);
    let total = 0;
    for (let q = 0; q < points; q++) total += log[q] = Math.exp(log[q]! - most);
    for (let q = 0; q < points; q++) log[q]! /= total;
    return log;
  });
}

/** For each item, how many rows of each ability are expected to have tried and to have passed it. */
function expectedCounts(
  weights: readonly Float64Array[],
  data: readonly (readonly (number | null)[])[],
  items: number
): ExpectedCounts[] {
  const points = abilityGrid.length;
  const counts = Array.from({length: items}, () => ({
    tried: new Float64Array(points),
    passed: new Float64Array(points)
  }));
  data.forEach((row, i) => {
    const weight = weights[i]!;
    // With hundreds of tasks a row's ability is all but certain, and most of the grid is empty.
    const live = [...weight.keys()].filter((q) => weight[q]! > 1e-12);
    for (let j = 0; j < items; j++) {
      if (row[j] === null) continue;
      const {tried, passed} = counts[j]!;
      for (const q of live) {
        tried[q]! += weight[q]!;
        if (row[j] === 1) passed[q]! += weight[q]!;
      }
    }
  });
  return counts;
}
