import {phi, probit} from "../distributions.js";
import {checkLevel} from "../rates/check.js";

/**
 * The mean of a log-normal quantity without its dearest share: how much of an average rests on the tail.
 *
 * @param mean - with the tail
 * @param sigma - spread of the logarithm, 0 for a quantity that is known
 * @param share - what is cut off at the top, .01 unless given
 */
export function meanWithoutTop(mean: number, sigma: number, share = 0.01): number {
  checkLevel(share);
  return (mean * phi(probit(1 - share) - sigma)) / (1 - share);
}
