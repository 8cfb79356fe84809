import {betaCdf, betaln, betaQuantile} from "../distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import {betaBinomialPosterior} from "./beta-binomial-posterior.js";

/** Passes out of n attempts. */
export interface Count {
  passes: number;
  n: number;
}

/**
 * The probability that system A's pass rate is higher than system B's, after both were tried on *different* tasks.
 *
 * On the same tasks this ignores the pairing and misleads: use `pairedDiffScoreCi` there. The posterior of each is
 * Beta(a + passes, b + failures); the probability is the integral of A's density times B's distribution function, taken
 * by the double-exponential rule over the range that holds all but 1e-13 of A.
 *
 * @param options - prior `a`, `b`, the same for both, 1 and 1 unless given
 * @returns a probability in [0, 1] without an interval, `n` the attempts of both; refused `invalid_counts` or `n_zero`
 * @see Takahasi and Mori (1974), Publ. RIMS 9, 721–741 (the quadrature)
 */
export function probBetaSuperior(a: Count, b: Count, prior: {a?: number; b?: number} = {}): Estimate | Refusal {
  const postA = betaBinomialPosterior(a.passes, a.n, prior);
  const postB = betaBinomialPosterior(b.passes, b.n, prior);
  if (isRefusal(postA)) return postA;
  if (isRefusal(postB)) return postB;
  const from = betaQuantile(1e-13, postA.a, postA.b);
  const to = betaQuantile(1 - 1e-13, postA.a, postA.b);
  const logScale = betaln(postA.a, postA.b);
  const integrand = (p: number) =>
    Math.exp((postA.a - 1) * Math.log(p) + (postA.b - 1) * Math.log1p(-p) - logScale) * betaCdf(p, postB.a, postB.b);
  const value = Math.min(1, Math.max(0, integrate(integrand, from, to)));
  return {value, low: null, high: null, n: a.n + b.n, method: "posterior probability, point", flags: []};
}

/** ∫f over (from, to) with nodes that crowd double-exponentially at the ends, where a beta density may rise without bound. */
function integrate(f: (x: number) => number, from: number, to: number): number {
  const step = 1 / 64;
  let sum = 0;
  for (let k = -256; k <= 256; k++) {
    const t = k * step;
    const u = (Math.PI / 2) * Math.sinh(t);
    const x = from + (to - from) / (1 + Math.exp(-2 * u));
    const weight = ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(u) ** 2;
    if (x > from && x < to && x > 0 && x < 1) sum += weight * f(x);
  }
  return (sum * step * (to - from)) / 2;
}
