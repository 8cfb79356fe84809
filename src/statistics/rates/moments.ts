/** The arithmetic mean; 0/0 is the caller's to refuse. */
export function mean(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] as number;
  return sum / x.length;
}

/** The sum of squared deviations from the mean, in two passes so that nothing cancels. */
export function sumOfSquares(x: ArrayLike<number>, centre = mean(x)): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += ((x[i] as number) - centre) ** 2;
  return sum;
}

/** The sum of products of deviations from the means of two lists of one length. */
export function sumOfProducts(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const mx = mean(x);
  const my = mean(y);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += ((x[i] as number) - mx) * ((y[i] as number) - my);
  return sum;
}

/** The unbiased sample variance. */
export function variance(x: ArrayLike<number>): number {
  return sumOfSquares(x) / (x.length - 1);
}

/** Whether a spread is nothing but rounding beside numbers of this size: 0.1 + 0.2 − 0.3 is not a variance. */
export function isZeroSpread(se: number, scale: number): boolean {
  return se <= 1e-12 * Math.abs(scale);
}
