/** What is odd about a published share: it is no whole number of the tasks stated, and perhaps of how many it is one. */
export interface OddRate {
  /** A count just below the stated number over which the share is a whole number of tasks. */
  fits: {passes: number; tasks: number} | null;
}

/** How far a board's rounding to two decimals of a percent may move a share. */
const ROUNDING = 0.00005;
/** Where the count is printed as well, boards that cut to one decimal are not taken for wrong. */
const WITH_COUNT = 0.001;
/** Farther off, some count would fit by luck alone. */
const NEAR = 2;

/**
 * Whether a published rate can be a share of the tasks the board states: some boards divide by the tasks that ran, or
 * keep the full count where fewer ran.
 *
 * @param rate - the share printed, in [0, 1]
 * @param tasks - the number of tasks stated
 * @param passes - tasks passed, where the board states it
 * @returns `null` where rate, passes and tasks agree
 */
export function oddRate(rate: number, tasks: number, passes: number | null): OddRate | null {
  const countOver = (d: number) => {
    const count = passes ?? Math.round(rate * d);
    return Math.abs(count / d - rate) <= (passes === null ? ROUNDING : WITH_COUNT) ? count : null;
  };
  if (countOver(tasks) !== null) return null;
  for (let step = 1; step <= NEAR; step++)
    for (const d of passes === null ? [tasks - step] : [tasks - step, tasks + step]) {
      const count = d > 0 ? countOver(d) : null;
      if (count !== null) return {fits: {passes: count, tasks: d}};
    }
  return {fits: null};
}
