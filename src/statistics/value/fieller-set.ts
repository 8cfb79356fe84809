/** Two means with their variances and covariance. */
export interface TwoMeans {
  numerator: number;
  denominator: number;
  varNumerator: number;
  varDenominator: number;
  cov: number;
  quantile: number;
}

/** The ratios compatible with two means: an interval when the denominator is clearly not zero. */
export interface FiellerSet {
  g: number;
  low: number | null;
  high: number | null;
  /** Where the set is not an interval: the smallest non-negative ratio in it. */
  lowerBound: number;
}

/**
 * Every ratio R for which numerator − R·denominator is not clearly different from zero.
 *
 * The roots of aR² − 2bR + c with a = Y² − t²·vY, b = XY − t²·cov, c = X² − t²·vX. With g = t²·vY/Y² ≥ 1 the set runs
 * to infinity; what is left to say is from where on.
 *
 * @see Fieller (1954), J. R. Stat. Soc. B 16, 175–185
 */
export function fiellerSet(m: TwoMeans): FiellerSet {
  const t2 = m.quantile ** 2;
  const a = m.denominator ** 2 - t2 * m.varDenominator;
  const b = m.numerator * m.denominator - t2 * m.cov;
  const c = m.numerator ** 2 - t2 * m.varNumerator;
  const g = m.denominator === 0 ? Infinity : (t2 * m.varDenominator) / m.denominator ** 2;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  if (g < 1) return {g, low: (b - root) / a, high: (b + root) / a, lowerBound: Math.max(0, (b - root) / a)};
  // Opening downwards: the set is what lies outside the roots. Below the positive root nothing positive is allowed only
  // if 0 itself is ruled out, that is c > 0.
  const positive = a === 0 ? c / (2 * b) : (b - root) / a;
  return {g, low: null, high: null, lowerBound: c > 0 && positive > 0 ? positive : 0};
}
