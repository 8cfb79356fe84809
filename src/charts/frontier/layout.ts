import {formatNumber} from "../../style/format.js";
import {formatMeasureTick} from "../../style/format-measure.js";
import type {Plot} from "../axes.js";
import {axisScale, costDomain, linearTicks, logTicks} from "../scales.js";
import type {FrontierModel, FrontierPoints} from "./points.js";

/** Below this width names of dominated systems, the strip and the arrow are left out, px. */
const narrowBelow = 520;
/** Above this many systems names stand only where they fit without a leader. */
const crowdedAbove = 40;

/** More names than fit with their numbers stand alone: cost and probability are then in the table. */
function mostWithNumbers(narrow: boolean, height: number): number {
  if (narrow) return 8;
  return height < 400 ? 12 : 24;
}

const stripWidth = 94;

/** Where everything of a frontier chart stands, px. */
export interface FrontierLayout {
  width: number;
  height: number;
  plot: Plot;
  /** Left edge of the strip of systems without a cost, null where there is none. */
  strip: number | null;
  narrow: boolean;
  crowded: boolean;
  measure: FrontierModel["measure"];
  /** Names alone stand on the chart; cost and probability are in the table. */
  bare: boolean;
  x: (cost: number) => number;
  y: (quality: number) => number;
  xTicks: {value: number; label: string}[];
  yTicks: {value: number; label: string}[];
  /** Where labels may stand. */
  frame: {left: number; top: number; right: number; bottom: number};
}

/** The height a frontier chart takes where none is given: 540 on a wide page, lower on a narrow one. */
function frontierHeight(width: number): number {
  return width < narrowBelow ? 430 : Math.round(Math.max(400, Math.min(540, width * 0.58)));
}

/** Lays out a frontier chart: costs on a log axis, shares from nought, a strip at the right for systems without a cost. */
export function frontierLayout(
  model: FrontierModel,
  points: FrontierPoints,
  size: {width: number; height?: number}
): FrontierLayout {
  const {width} = size;
  const height = size.height ?? frontierHeight(width);
  const narrow = width < narrowBelow;
  const hasStrip = !narrow && points.unpriced.length > 0 && points.priced.length > 0;
  const plot = {
    left: 36,
    right: hasStrip ? width - stripWidth : width - 2,
    top: narrow ? 76 : 26,
    bottom: height - 42
  };
  const costs = points.priced.flatMap((p) => (p.cost === null ? [] : [p.cost]));
  const domain = costs.length > 0 ? costDomain(costs) : ([0.01, 1] as [number, number]);
  const yDomain = qualityDomain(model, points);
  const y = axisScale("linear", yDomain, [plot.bottom, plot.top]);
  return {
    width,
    height,
    plot,
    strip: hasStrip ? plot.right + 13 : null,
    narrow,
    measure: model.measure,
    bare: points.priced.filter((p) => p.tier !== "dominated").length > mostWithNumbers(narrow, height),
    crowded: model.systems.length > crowdedAbove,
    x: axisScale("log", domain, [plot.left, plot.right]),
    y,
    xTicks: logTicks(domain, narrow ? 5 : 6).map((value) => ({value, label: formatMeasureTick(model.measure)(value)})),
    yTicks: qualityTicks(model, yDomain),
    frame: {left: plot.left + 2, top: 19, right: plot.right + (hasStrip ? 8 : 0), bottom: plot.bottom - 2}
  };
}

/** The y domain: from where the model says to a little over the highest interval end; a share never leaves [0, 1]. */
function qualityDomain(model: FrontierModel, points: FrontierPoints): [number, number] {
  let most = model.quality_from;
  let least = model.quality_from;
  for (const {quality} of [...points.priced, ...points.unpriced]) {
    most = Math.max(most, quality.high ?? quality.value, quality.value);
    least = Math.min(least, quality.low ?? quality.value, quality.value);
  }
  if (most === least) return [least, least + 1];
  const top = least + (most - least) * 1.08;
  if (!model.quality_is_share) return [least, top];
  return [0, top > 0.92 ? 1 : top];
}

/** Ticks of the quality axis; percent for shares, the sign on the last only. */
export function qualityTicks(
  model: Pick<FrontierModel, "quality_is_share">,
  domain: [number, number],
  most = 6
): {value: number; label: string}[] {
  const ticks = linearTicks(domain, most);
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  return ticks.map((value, i) => {
    if (!model.quality_is_share) {
      const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
      return {value, label: formatNumber(value, value === 0 ? 0 : decimals)};
    }
    const text = formatNumber(value * 100, step < 0.00999 ? 1 : 0);
    return {value, label: i === ticks.length - 1 ? `${text}%` : text};
  });
}
