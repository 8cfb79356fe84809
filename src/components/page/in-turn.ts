import {afterPaint} from "./after-paint.js";

const waiting: (() => void)[] = [];
let busy = false;

/**
 * Does the first piece of work at once and each further one after a frame is painted: a page shows its first chart
 * without waiting for the tenth, and answers a click between two.
 */
export function inTurn(work: () => void): void {
  if (busy) {
    waiting.push(work);
    return;
  }
  busy = true;
  afterPaint(next);
  work();
}

function next(): void {
  const work = waiting.shift();
  if (work === undefined) {
    busy = false;
    return;
  }
  afterPaint(next);
  work();
}
