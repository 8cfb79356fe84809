// Dense algebra for the handful of parameters a regression here has.

/**
 * The lower triangle L with L·Lᵀ equal to a symmetric matrix, or null where the matrix is not positive definite.
 *
 * A pivot under 1e-12 of its own diagonal counts as zero: the column repeats the ones before it.
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const lower: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row = new Array<number>(size).fill(0);
    lower.push(row);
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * lower[j]![k]!;
      if (i === j) {
        if (!(sum > 1e-12 * Math.abs(matrix[i]![i]!))) return null;
        row[i] = Math.sqrt(sum);
      } else row[j] = sum / lower[j]![j]!;
    }
  }
  return lower;
}

/** The x that solves L·Lᵀ·x = right, from `cholesky`. */
export function choleskySolve(lower: readonly (readonly number[])[], right: ArrayLike<number>): number[] {
  const size = lower.length;
  const x = Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The inverse of a symmetric matrix from its `cholesky`. */
export function choleskyInverse(lower: readonly (readonly number[])[]): number[][] {
  return lower.map((_, i) =>
    choleskySolve(
      lower,
      lower.map((_, j) => (i === j ? 1 : 0))
    )
  );
}

/** A·M·A for a symmetric A: the "bread, meat, bread" of a sandwich variance. */
export function sandwich(bread: readonly (readonly number[])[], meat: readonly (readonly number[])[]): number[][] {
  return multiply(multiply(bread, meat), bread);
}

function multiply(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
