import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";

/** Throws unless x and y are known pairs and the level of the interval makes sense. */
export function checkPairs(x: ArrayLike<number>, y: ArrayLike<number>, level: number): void {
  checkSameLength(x, y, "x and y");
  checkNumbers(x, "x");
  checkNumbers(y, "y");
  checkLevel(level);
}
