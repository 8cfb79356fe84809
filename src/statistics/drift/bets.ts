import {checkNumbers} from "../rates/check.js";

/** Throws unless observations lie in [0, 1] and the mean they are tested against strictly inside. */
export function checkUnit(x: ArrayLike<number>, nullMean: number): void {
  checkNumbers(x, "x");
  for (let i = 0; i < x.length; i++)
    if (x[i]! < 0 || x[i]! > 1) throw new TypeError(`x[${i}] must lie in [0, 1], got ${x[i]}`);
  if (!(nullMean > 0 && nullMean < 1)) throw new TypeError(`nullMean must be between 0 and 1, got ${nullMean}`);
}

/** Whether a bet can never lose more than the stake, whatever the next observation in [0, 1]. */
export function isSafeBet(lambda: number, nullMean: number): boolean {
  return 1 - lambda * nullMean >= 0 && 1 + lambda * (1 - nullMean) >= 0;
}

/** e to a power, held at the largest number there is: the evidence is then beyond counting, but still a number. */
export function expHeld(log: number): number {
  return Math.min(Number.MAX_VALUE, Math.exp(log));
}

/** Throws unless the error rate is a share strictly between 0 and 1. */
export function checkAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new TypeError(`alpha must be between 0 and 1, got ${alpha}`);
}
