import {formatCountOf} from "../style/format.js";
import {formatMeasureTick} from "../style/format-measure.js";
import {familyTitle} from "../style/family-title.js";
import {slotLook} from "../style/palette.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {frontierLayout} from "./frontier/layout.js";
import {pointWords} from "./frontier/point-mark.js";
import {frontierPoints, type FrontierModel, type FrontierPoint} from "./frontier/points.js";
import {staircase, staircasePoints} from "./frontier/staircase.js";
import {uprightEnds} from "./interval-ends.js";
import {familyMark, intervalLine, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {axisScale, costDomain, logTicks} from "./scales.js";
import {chartRoot, el, type ChartDocument, type ChartOptions} from "./svg.js";

const panelHeight = 152;
const gap = {x: 34, y: 22};

interface Panel {
  title: string;
  slot: number;
  points: FrontierPoint[];
}

/**
 * Each family against the same frontier, for boards of more than 40 systems: small multiples on one pair of scales.
 *
 * A panel draws its family's systems with their quality intervals, filled on the frontier and hollow off it; all other
 * systems are grey dots of 1.6 px. Families of the sixth slot and later share the last panel.
 */
export function familyMultiples(model: FrontierModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  const points = frontierPoints(model);
  if (points.priced.length === 0) return missingPicture("needs the cost of a system", options);
  const panels = panelsOf(points.priced);
  const columns = Math.min(panels.length, width >= 760 ? 3 : width >= 480 ? 2 : 1);
  const panelWidth = (width - gap.x * (columns - 1)) / columns;
  const rows = Math.ceil(panels.length / columns);
  const height = rows * (panelHeight + gap.y) - gap.y;
  const scales = sharedScales(model, points.priced, panelWidth);
  const drawn = panels.map((panel, i) => {
    const x = (i % columns) * (panelWidth + gap.x);
    const y = Math.floor(i / columns) * (panelHeight + gap.y);
    return el(document, "g", {class: "panel", transform: `translate(${Math.round(x * 100) / 100},${y})`}, [
      ...heading(document, panel),
      yGrid(document, scales.plot, scales.yTicks, scales.y, 0),
      xAxis(document, scales.plot, scales.xTicks, scales.x),
      staircase(document, staircasePoints(points.priced, scales), 1, "--ink-3"),
      ...others(document, points.priced, panel, scales),
      ...family(document, panel, model, scales)
    ]);
  });
  return chartRoot(
    document,
    {width, height},
    {
      label: `${model.quality_label} over cost per ${model.cost_unit}, by family`,
      data: panels.flatMap((panel) =>
        panel.points.map(({system, quality, cost}) => ({
          family: panel.title,
          system,
          quality: quality.value,
          quality_low: quality.low,
          quality_high: quality.high,
          cost: cost?.value ?? null,
          cost_low: cost?.low ?? null,
          cost_high: cost?.high ?? null
        }))
      ),
      description: panels.map((p) => `${p.title}: ${formatCountOf(p.points.length, "system")}`).join("; ")
    },
    drawn
  );
}

interface Scales {
  plot: Plot;
  x: (usd: number) => number;
  y: (quality: number) => number;
  xTicks: {value: number; label: string}[];
  yTicks: {value: number; label: string}[];
}

function sharedScales(model: FrontierModel, priced: FrontierPoint[], width: number): Scales {
  const plot = {left: 36, right: width - 2, top: 26, bottom: panelHeight - 22};
  const domain = costDomain(priced.flatMap((p) => (p.cost === null ? [] : [p.cost])));
  const layout = frontierLayout(model, {priced, unpriced: [], refused: []}, {width: 968, height: 540});
  const top = layout.plot.top;
  const bottom = layout.plot.bottom;
  // The same y domain as the large chart, so that a system stands at the same share of the height.
  const y = (quality: number): number =>
    plot.bottom + ((layout.y(quality) - bottom) / (bottom - top)) * (plot.bottom - plot.top);
  const {yTicks} = layout;
  const last = yTicks.length - 1;
  return {
    plot,
    x: axisScale("log", domain, [plot.left, plot.right]),
    y,
    xTicks: logTicks(domain, 4).map((value) => ({value, label: formatMeasureTick(model.measure)(value)})),
    yTicks: yTicks.length > 3 ? yTicks.filter((_, i) => (last - i) % 2 === 0) : yTicks
  };
}

function panelsOf(priced: FrontierPoint[]): Panel[] {
  const byName = new Map<string, Panel>();
  const rest = new Set<string>();
  for (const point of priced) {
    const hued = slotLook(point.slot).hue !== "--s-other";
    if (!hued) rest.add(point.family ?? "unnamed");
    const key = hued ? (point.family ?? "unnamed") : "";
    const panel = byName.get(key) ?? {title: key, slot: point.slot, points: []};
    panel.points.push(point);
    byName.set(key, panel);
  }
  const other = byName.get("");
  if (other !== undefined) other.title = rest.size === 1 ? [...rest][0]! : `${rest.size} other families`;
  const order = (p: Panel): number => (p === other ? Infinity : -p.points.length);
  return [...byName.values()].sort((a, b) => order(a) - order(b) || a.slot - b.slot);
}

function heading(document: ChartDocument, panel: Panel): SVGElement[] {
  const mixed = panel.title.endsWith("other families");
  const x = mixed ? 0 : 18;
  const name = words(
    document,
    mixed ? panel.title : familyTitle(panel.title),
    {x, y: 12},
    {size: 12.5, weight: 600, ink: "--ink"}
  );
  const style = "font-size: 12px; font-weight: 400; fill: var(--ink-2)";
  name.appendChild(el(document, "tspan", {dx: 6, style}, [String(panel.points.length)]));
  return mixed ? [name] : [familyMark(document, {x: 7, y: 8}, {slot: panel.slot, radius: 5}), name];
}

function others(document: ChartDocument, priced: FrontierPoint[], panel: Panel, {x, y}: Scales): SVGElement[] {
  return priced
    .filter((p) => !panel.points.includes(p))
    .map((p) =>
      el(document, "circle", {
        cx: x(p.cost?.value ?? 1),
        cy: y(p.quality.value),
        r: 1.6,
        style: "fill: var(--faint)"
      })
    );
}

function family(document: ChartDocument, panel: Panel, model: FrontierModel, {plot, x, y}: Scales): SVGElement[] {
  return panel.points.map((p) => {
    const at = {x: x(p.cost?.value ?? 1), y: y(p.quality.value)};
    const {hue} = slotLook(p.slot);
    const interval = intervalLine(document, uprightEnds(p.quality, y, plot, at.x), {
      horizontal: false,
      paint: `var(${hue})`,
      width: 1,
      opacity: 0.45
    });
    return el(document, "g", {class: "mark", "data-system": p.system}, [
      el(document, "title", {}, [pointWords(p, model)]),
      interval,
      familyMark(document, at, {slot: p.slot, radius: 4, hollow: !p.onFrontier})
    ]);
  });
}
