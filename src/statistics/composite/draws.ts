import type {Random} from "../random.js";

/**
 * One draw from the standard normal distribution.
 *
 * @see Marsaglia and Bray (1964), SIAM Review 6, 260–264 (polar method; the second draw is let go, so that the stream
 *   keeps no hidden state)
 */
export function normalDraw(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * One draw from the gamma distribution of unit scale.
 *
 * @param shape - positive
 * @see Marsaglia and Tsang (2000), ACM TOMS 26, 363–372
 */
export function gammaDraw(shape: number, random: Random): number {
  if (!(shape > 0)) throw new TypeError(`the shape of a gamma draw must be positive, got ${shape}`);
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/**
 * One draw of weights from a Dirichlet distribution: not negative, summing to 1.
 *
 * @param concentration - not negative, not all zero; a metric with 0 always gets weight 0
 */
export function dirichletDraw(concentration: readonly number[], random: Random): number[] {
  for (;;) {
    const parts = concentration.map((alpha) => (alpha === 0 ? 0 : gammaDraw(alpha, random)));
    const sum = parts.reduce((total, part) => total + part, 0);
    // Concentrations far below 1 can underflow to nothing.
    if (sum > 0) return parts.map((part) => part / sum);
  }
}
