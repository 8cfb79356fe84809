import {phi} from "../distributions.js";

/**
 * What it would be worth to know for certain which of two systems is better, per task, if their difference in net
 * benefit is about normal.
 *
 * The unit normal loss se·[φ(z) − z·(1 − Φ(z))] at z = |difference|/se. Times volume and horizon it is the most a larger
 * evaluation could pay back.
 *
 * @param deltaNmb - net benefit of A minus B, dollars per task
 * @param se - its standard error; 0 leaves nothing to learn
 * @see Raiffa and Schlaifer (1961), Applied Statistical Decision Theory, ch. 5
 */
export function evpiNormalTwo(deltaNmb: number, se: number): {evpi: number; prob_a_better: number} {
  if (!Number.isFinite(deltaNmb)) throw new TypeError(`deltaNmb must be a finite number, got ${deltaNmb}`);
  if (!(se >= 0 && Number.isFinite(se))) throw new TypeError(`se must not be negative, got ${se}`);
  if (se === 0) return {evpi: 0, prob_a_better: deltaNmb > 0 ? 1 : deltaNmb < 0 ? 0 : 0.5};
  const z = Math.abs(deltaNmb) / se;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return {evpi: Math.max(0, se * (density - z * phi(-z))), prob_a_better: phi(deltaNmb / se)};
}
