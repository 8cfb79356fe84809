import {extent} from "d3-array";
import {line} from "./marks.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, polyline, type ChartOptions} from "./svg.js";

/** A metric's utility over its values, and where the systems lie. */
export interface UtilityCurveModel {
  title: string;
  /** Value worth 0, value worth 1. */
  anchors: readonly [number, number];
  systems: readonly {system: string; value: number; words: string}[];
}

const pad = 2;

/** The fixed scale of a metric, level beyond its anchors, with a tick for each system: how much of the scale they use. */
export function utilityCurve(
  {title, anchors, systems}: UtilityCurveModel,
  {document, width, height = 26}: ChartOptions
): SVGSVGElement {
  const [nought, one] = anchors;
  const [low, high] = extent([nought, one, ...systems.map((s) => s.value)]) as [number, number];
  const x = axisScale("linear", [low, high], [pad, width - pad]);
  const floor = height - 3;
  const y = (value: number) => {
    const utility = Math.max(0, Math.min(1, (value - nought) / (one - nought)));
    return floor - utility * (floor - 3);
  };
  const bends = [...new Set([low, Math.min(nought, one), Math.max(nought, one), high])];
  const ticks = systems.map(({value, words}) =>
    el(document, "g", {class: "tick"}, [
      el(document, "title", {}, [words]),
      line(document, [x(value), floor - 7, x(value), floor + 1], {paint: "var(--ink-2)", width: 1.25})
    ])
  );
  return chartRoot(
    document,
    {width, height},
    {label: `Utility of ${title} over its values`, description: systems.map((s) => s.words).join("; ")},
    [
      line(document, [0, floor, width, floor], {paint: "var(--faint)"}),
      el(document, "path", {
        d: polyline(bends.map((value) => [x(value), y(value)])),
        style: "fill: none; stroke: var(--ink-2); stroke-width: 1.25px"
      }),
      ...ticks
    ]
  );
}
