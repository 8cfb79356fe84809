import {UserError} from "../user-error.js";
import {DOUBLE_SHARE} from "./assign-sheets.js";
import {EXAMPLES} from "./sample-review.js";

/**
 * How many answers to draw: as asked, or as many as the reviewers' hours allow with examples and second looks.
 *
 * @param sheets - every sheet begins with examples, which take time too
 */
export function nEnoughFor(
  {n, hours, minutesPerItem}: {n?: string; hours?: string; minutesPerItem: string},
  sheets: number
): number {
  if ((n === undefined) === (hours === undefined)) throw new UserError("review sample needs either --n or --hours");
  if (n !== undefined) {
    if (!/^\d{1,6}$/.test(n) || Number(n) < 1) throw new UserError(`--n needs a whole number from 1, got ${n}`);
    return Number(n);
  }
  const [given, minutes] = [Number(hours), Number(minutesPerItem)];
  if (!(given > 0)) throw new UserError(`--hours needs a number above 0, got ${hours}`);
  if (!(minutes > 0)) throw new UserError(`--minutes-per-item needs a number above 0, got ${minutesPerItem}`);
  const looks = Math.floor((given * 60) / minutes) - EXAMPLES * sheets;
  const answers = Math.floor(looks / (1 + DOUBLE_SHARE));
  if (answers < 1)
    throw new UserError(
      `--hours must allow for one answer beside ${EXAMPLES} examples on each of ${sheets} sheets, got ${hours}`
    );
  return answers;
}
