import {afterPaint} from "./after-paint.js";

/** Work that is done a piece after each frame, so that it never holds up a hand on a slider. */
export interface Slices {
  /** Begins with these pieces; what was left of earlier ones is dropped. */
  start: (pieces: readonly (() => void)[]) => void;
  stop: () => void;
}

/** Does pieces of work in turn. A page that is printed meanwhile gets the rest at once. */
export function inSlices(): Slices {
  let left: (() => void)[] = [];
  const next = (of: (() => void)[]) => {
    if (of !== left) return;
    const piece = left.shift();
    if (piece === undefined) return;
    afterPaint(() => next(of));
    piece();
  };
  addEventListener("beforeprint", () => {
    while (left.length > 0) left.shift()!();
  });
  return {
    start(pieces) {
      const of = (left = [...pieces]);
      afterPaint(() => next(of));
    },
    stop: () => void (left = [])
  };
}
