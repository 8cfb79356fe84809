import type {Plot} from "./axes.js";
import type {Estimate} from "./estimate.js";
import {intervalLine} from "./marks.js";
import {el, polyline, type ChartOptions} from "./svg.js";

/** Where costs and qualities stand in the picture. */
export interface Frame {
  plot: Plot;
  x: (usd: number) => number;
  y: (quality: number) => number;
}

/** The intervals of a cost and a quality, crossing where both have their value. */
export function cross(
  document: ChartOptions["document"],
  p: {cost: Estimate; quality: Estimate},
  {plot, x, y}: Frame,
  paint: string
): SVGElement {
  const {cost, quality} = p;
  const place = (v: number | null, scale: (v: number) => number) => (v === null || !(v > 0) ? null : scale(v));
  const style = {paint, width: 1.4};
  return el(document, "g", {class: "intervals"}, [
    intervalLine(
      document,
      {
        low: place(cost.low, x),
        high: place(cost.high, x),
        frameLow: plot.left,
        frameHigh: plot.right,
        across: y(quality.value)
      },
      {...style, horizontal: true}
    ),
    intervalLine(
      document,
      {
        low: place(quality.low, y),
        high: place(quality.high, y),
        frameLow: plot.bottom,
        frameHigh: plot.top,
        across: x(cost.value)
      },
      {...style, horizontal: false}
    )
  ]);
}

/** The 95 % interval of the routed quality at every budget. */
export function band(
  document: ChartOptions["document"],
  curve: {cost: Estimate; quality: Estimate}[],
  {plot, x, y}: Frame
): SVGElement {
  const inside = (v: number) => Math.min(plot.bottom, Math.max(plot.top, y(v)));
  const upper = curve.map((p): [number, number] => [x(p.cost.value), inside(p.quality.high ?? p.quality.value)]);
  const lower = curve.map((p): [number, number] => [x(p.cost.value), inside(p.quality.low ?? p.quality.value)]);
  return el(document, "path", {
    class: "band",
    d: `${polyline([...upper, ...lower.reverse()])}Z`,
    style: "fill: var(--band)"
  });
}
