/** Steps of the grid over τ. */
const STEPS = 80;

/**
 * The root mean squared error of each shrunken value, with all that is not known: the noise, the centre and τ.
 *
 * Under the normal model with a flat prior on the centre and on τ: for each τ the posterior of every unit is normal, and
 * these are averaged by how likely τ makes what was seen. An interval that took the estimated τ for the true one would be
 * far too short whenever it is estimated as nought.
 *
 * @param estimate - one per unit
 * @param se - its standard error, positive
 * @param shown - the values whose errors are wanted
 * @see Gelman et al. (2013), Bayesian Data Analysis, §5.4
 */
export function posteriorErrors(
  estimate: readonly number[],
  se: readonly number[],
  shown: readonly number[]
): number[] {
  const widest = Math.max(...estimate) - Math.min(...estimate) + 2 * Math.min(...se);
  const grid = Array.from({length: STEPS}, (_, i) => ((i + 0.5) / STEPS) * widest);
  const views = grid.map((tau) => given(tau, estimate, se));
  const most = Math.max(...views.map((v) => v.loglik));
  const weights = views.map((v) => Math.exp(v.loglik - most));
  const total = weights.reduce((a, b) => a + b, 0);
  return shown.map((value, i) => {
    let sum = 0;
    views.forEach((v, g) => (sum += weights[g]! * (v.variance[i]! + (v.mean[i]! - value) ** 2)));
    return Math.sqrt(sum / total);
  });
}

/** Each unit's posterior for one τ, and the log-likelihood of τ with the centre integrated out. */
function given(tau: number, estimate: readonly number[], se: readonly number[]) {
  const weight = se.map((s) => 1 / (s ** 2 + tau ** 2));
  const total = weight.reduce((a, b) => a + b, 0);
  const centre = weight.reduce((sum, w, i) => sum + w * estimate[i]!, 0) / total;
  let loglik = -0.5 * Math.log(total);
  weight.forEach((w, i) => (loglik += 0.5 * Math.log(w) - 0.5 * w * (estimate[i]! - centre) ** 2));
  const borrowed = se.map((s, i) => s ** 2 * weight[i]!);
  return {
    loglik,
    mean: estimate.map((y, i) => (1 - borrowed[i]!) * y + borrowed[i]! * centre),
    variance: se.map((s, i) => (1 - borrowed[i]!) * s ** 2 + borrowed[i]! ** 2 / total)
  };
}
