import type {Plot} from "./axes.js";

type Bounds = {low: number | null; high: number | null};
type Ends = Bounds & {frameLow: number; frameHigh: number; across: number};

/** Where an interval stands in a plot when drawn upright at `x`, for `intervalLine`; a side without bound stays so. */
export function uprightEnds(q: Bounds, y: (value: number) => number, plot: Plot, x: number): Ends {
  return {...placed(q, y), frameLow: plot.bottom, frameHigh: plot.top, across: x};
}

/** The same when it is drawn level at `y`. */
export function levelEnds(q: Bounds, x: (value: number) => number, plot: Plot, y: number): Ends {
  return {...placed(q, x), frameLow: plot.left, frameHigh: plot.right, across: y};
}

function placed({low, high}: Bounds, place: (value: number) => number): Bounds {
  return {low: low === null ? null : place(low), high: high === null ? null : place(high)};
}
