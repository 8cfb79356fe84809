import {cholesky, choleskySolve} from "./linear-algebra.js";

/** Rows of a regression with their leading 1 where there is an intercept. */
export type Design = readonly (readonly number[])[];

/** The design of a regression: a leading column of ones where there is an intercept. */
export function designOf(rows: readonly ArrayLike<number>[], intercept: boolean): number[][] {
  return rows.map((row) => (intercept ? [1, ...Array.from(row)] : Array.from(row)));
}

/** 1/(1+e^−x), without overflow. */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** ln(1+e^x), without overflow: the log loss of a 0 where the score is x. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Probabilities, log likelihood and information X′WX of a logistic regression at given coefficients. */
export function logitState(design: Design, y: ArrayLike<number>, coef: readonly number[]) {
  const size = coef.length;
  const p = new Float64Array(design.length);
  const information = Array.from({length: size}, () => new Array<number>(size).fill(0));
  let loglik = 0;
  design.forEach((row, i) => {
    const eta = row.reduce((sum, value, j) => sum + value * coef[j]!, 0);
    p[i] = logistic(eta);
    loglik += y[i]! * eta - softplus(eta);
    const weight = p[i]! * logistic(-eta);
    for (let j = 0; j < size; j++) for (let k = 0; k <= j; k++) information[j]![k]! += weight * row[j]! * row[k]!;
  });
  for (let j = 0; j < size; j++) for (let k = j + 1; k < size; k++) information[j]![k] = information[k]![j]!;
  return {p, loglik, information};
}

/**
 * Scales of the columns, to make "small step" mean the same for lines of code and for a share; null where a column
 * repeats others (the Gram matrix has no inverse).
 */
export function columnScales(design: Design): number[] | null {
  const size = design[0]?.length ?? 0;
  const scales = Array.from({length: size}, (_, j) => Math.sqrt(design.reduce((s, row) => s + row[j]! ** 2, 0)));
  const gram = scales.map((a, j) =>
    scales.map((b, k) => design.reduce((sum, row) => sum + (row[j]! / a) * (row[k]! / b), 0))
  );
  if (scales.some((scale) => scale === 0) || cholesky(gram) === null) return null;
  return scales.map((scale) => scale / Math.sqrt(design.length));
}

/**
 * Coefficients of greatest likelihood by Newton's method, or null where there are none: yes and no can be told apart by
 * a combination of the columns, wholly or but for ties, and the likelihood rises without end.
 */
export function fitLogit(design: Design, y: ArrayLike<number>, scales: readonly number[]): number[] | null {
  let coef = scales.map(() => 0);
  let state = logitState(design, y, coef);
  // Where there is no maximum each step pushes the separated rows about 1 further, so 30 steps tell.
  for (let step = 0; step < 30; step++) {
    const lower = cholesky(state.information);
    if (lower === null) return null;
    const gradient = coef.map((_, j) => design.reduce((sum, row, i) => sum + row[j]! * (y[i]! - state.p[i]!), 0));
    const move = choleskySolve(lower, gradient);
    let share = 1;
    let next = coef;
    let nextState = state;
    do {
      next = coef.map((value, j) => value + share * move[j]!);
      nextState = logitState(design, y, next);
      share /= 2;
    } while (nextState.loglik < state.loglik - 1e-12 * (1 + Math.abs(state.loglik)) && share > 1e-6);
    coef = next;
    state = nextState;
    if (move.every((change, j) => Math.abs(change) * scales[j]! < 1e-9)) return coef;
  }
  return null;
}
