/** A published share that the number of tasks stated beside it cannot give, and the count it is a share of instead. */
export interface OtherDenominator {
  passes: number;
  tasks: number;
}

/** How far a board's rounding to two decimals of a percent may move a share. */
const ROUNDING = 0.00005;
/** Where the count is printed as well, boards that cut to one decimal are not taken for wrong. */
const WITH_COUNT = 0.001;

/**
 * The denominator a published rate was really formed over, where it is not the stated number of tasks: some boards
 * divide by the tasks that ran, or keep the full count where fewer ran.
 *
 * @param rate - the share printed, in [0, 1]
 * @param tasks - the number of tasks stated
 * @param passes - tasks passed, where the board states it
 * @returns `null` where rate, passes and tasks agree; else a nearby denominator that fits, the nearest first
 */
export function otherDenominator(rate: number, tasks: number, passes: number | null): OtherDenominator | null {
  const fits = (d: number) => {
    const count = passes ?? Math.round(rate * d);
    return Math.abs(count / d - rate) <= (passes === null ? ROUNDING : WITH_COUNT) ? count : null;
  };
  if (fits(tasks) !== null) return null;
  for (let step = 1; step <= 5; step++)
    for (const d of [tasks - step, tasks + step]) {
      const count = d > 0 ? fits(d) : null;
      if (count !== null) return {passes: count, tasks: d};
    }
  return null;
}
