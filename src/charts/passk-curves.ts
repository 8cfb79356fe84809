import {xAxis, yGrid, type Plot} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {breakName} from "./labels/break-name.js";
import {uprightEnds} from "./interval-ends.js";
import {familyMark, intervalLine, line, stackedWords, struckCircle, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, polyline, type ChartDocument, type ChartOptions} from "./svg.js";
import type {TriesCurves, TriesPanel} from "../models/passk/tries-curves.js";
import type {Quantity} from "../models/quantity.js";
import {textWidth} from "../style/text-width.js";
import {slotPaint} from "../style/palette.js";
import {formatInterval, formatPercent, formatShare} from "../style/format.js";

const gap = {x: 24, y: 18};
const ticks = [0, 0.5, 1].map((value) => ({value, label: value === 1 ? "100%" : formatShare(value, 0)}));

/**
 * Two curves a system on one pair of scales: above, the share of tasks on which one of k tries passes (filled); below,
 * the share on which all pass (hollow). They start together at one try and part as far as tries differ.
 *
 * k stands in equal steps. Values are written on the marks of the chosen k. A k beyond the attempts is a struck circle.
 */
export function passkCurves(model: TriesCurves, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.panels.length === 0) return missingPicture("needs attempts", options);
  const narrow = width < 520;
  const least = narrow ? 150 : 204;
  const columns = Math.min(model.panels.length, Math.max(1, Math.floor((width + gap.x) / (least + gap.x))));
  const panelWidth = Math.min(340, (width - gap.x * (columns - 1)) / columns);
  const titles = model.panels.map((p) => breakName(p.system, 12.5, true, panelWidth - 20));
  const titleLines = Math.max(...titles.map((t) => t.length));
  const plot = {left: 40, right: panelWidth - 12, top: 16 + 15 * titleLines, bottom: 16 + 15 * titleLines + 112};
  const panelHeight = plot.bottom + 22;
  const rows = Math.ceil(model.panels.length / columns);
  const top = 18;
  const height = top + rows * (panelHeight + gap.y) - gap.y + 18;
  const panels = model.panels.map((panel, i) => {
    const x = (i % columns) * (panelWidth + gap.x);
    const y = top + Math.floor(i / columns) * (panelHeight + gap.y);
    return el(document, "g", {class: "panel", transform: `translate(${Math.round(x * 100) / 100},${y})`}, [
      familyMark(document, {x: 6, y: 9 + (titleLines - titles[i]!.length) * 15}, {slot: panel.slot, radius: 4.4}),
      stackedWords(
        document,
        titles[i]!,
        {x: 18, y: 9 + (titleLines - 1) * 7.5 + ((titleLines - titles[i]!.length) * 15) / 2},
        {size: 12.5, weight: 600, ink: "--ink"}
      ),
      ...drawPanel(document, model, panel, plot)
    ]);
  });
  const end = Math.min(columns, model.panels.length) * (panelWidth + gap.x) - gap.x;
  return chartRoot(
    document,
    {width, height},
    {
      label: "Share of tasks by number of tries: at least one passes, and all pass, with 95% intervals",
      description: model.panels.map((p) => panelWords(p)).join("; ")
    },
    [
      words(document, "Share of tasks", {x: 0, y: 11}),
      ...panels,
      words(document, "Tries, k (in steps)", {x: end - 8, y: height - 3}, {anchor: "end"})
    ]
  );
}

/** The picture for the list of answers: one system's two curves, its values written at the last k. */
export function passkSmall(model: TriesCurves, {document, width, height = 150}: ChartOptions): SVGSVGElement {
  const panel = model.panels[0];
  if (!panel) return missingPicture("needs attempts", {document, width, height});
  const plot = {left: 40, right: width - 14, top: 24, bottom: height - 20};
  return chartRoot(document, {width, height}, {label: `Tries of ${panel.system}`, description: panelWords(panel)}, [
    familyMark(document, {x: 6, y: 9}, {slot: panel.slot, radius: 4.4}),
    words(document, panel.system, {x: 18, y: 13}, {size: 12, weight: 600, ink: "--ink"}),
    ...drawPanel(document, model, panel, plot)
  ]);
}

function drawPanel(document: ChartDocument, model: TriesCurves, panel: TriesPanel, plot: Plot): (SVGElement | null)[] {
  const inset = 12;
  const step = (plot.right - plot.left - 2 * inset) / Math.max(1, model.ks.length - 1);
  const x = (k: number) => plot.left + inset + model.ks.indexOf(k) * step;
  const y = (share: number) => plot.bottom - share * (plot.bottom - plot.top);
  const paint = slotPaint(panel.slot);
  const marks: (SVGElement | null)[] = [];
  const paths = {any: [] as [number, number][], all: [] as [number, number][]};
  for (const point of panel.points) {
    const at = x(point.k);
    if (!isEstimate(point.any)) {
      const title = el(document, "title", {}, [`${panel.system}: ${pointWords(point)}`]);
      marks.push(el(document, "g", {}, [title, struckCircle(document, {x: at, y: plot.bottom - 8})]));
      continue;
    }
    for (const which of ["all", "any"] as const) {
      const q = point[which];
      // At one try the two are the same number, drawn once.
      if (!isEstimate(q) || (which === "all" && point.k === 1)) continue;
      const hollow = which === "all";
      marks.push(
        el(document, "g", {}, [
          el(document, "title", {}, [`${panel.system}: ${pointWords(point)}`]),
          intervalLine(document, uprightEnds(q, y, plot, at), {horizontal: false, paint, width: 1.4}),
          el(document, "circle", {
            cx: at,
            cy: y(q.value),
            r: 3.4,
            style: hollow ? `fill: var(--paper); stroke: ${paint}; stroke-width: 1.4px` : `fill: ${paint}`
          })
        ])
      );
    }
    paths.any.push([at, y(point.any.value)]);
    if (isEstimate(point.all)) paths.all.push([at, y(point.all.value)]);
  }
  const thin = `fill: none; stroke: ${paint}; stroke-width: 1px; opacity: 0.6`;
  return [
    yGrid(document, plot, ticks, y, 0),
    line(document, [x(model.k), plot.top, x(model.k), plot.bottom], {paint: "var(--ink-3)", dash: "2 2"}),
    xAxis(
      document,
      plot,
      model.ks.map((k) => ({value: k, label: String(k)})),
      x
    ),
    el(document, "path", {d: polyline(paths.any), style: thin}),
    el(document, "path", {d: polyline(paths.all), style: thin}),
    ...marks,
    ...valueLabels(document, model, panel, plot, {x, y})
  ];
}

/**
 * The values at the chosen k, beside their marks: "one of 5: 72%" above, "all 5: 16%" below.
 *
 * They reach back over smaller k, where the upper curve lies lower and the lower one higher, so both stand clear. Where
 * the lower curve leaves no room over the axis its words stand between the curves, else over the upper words.
 */
function valueLabels(
  document: ChartDocument,
  {k, ks}: TriesCurves,
  panel: TriesPanel,
  plot: Plot,
  {x, y}: {x: (k: number) => number; y: (share: number) => number}
): SVGElement[] {
  const point = panel.points.find((p) => p.k === k);
  if (!point || !isEstimate(point.any)) return [];
  const size = 11.5;
  const label = (text: string, baseline: number) => {
    const left = Math.max(plot.left + 2, x(k) + 8 - textWidth(text, size, true));
    return words(document, text, {x: left, y: baseline}, {size, weight: 600, ink: "--ink", halo: true});
  };
  const top = (q: Quantity) => (isEstimate(q) ? y(q.high ?? 1) : plot.bottom);
  const foot = (q: Quantity) => (isEstimate(q) ? y(q.low ?? 0) : plot.bottom);
  if (k === 1 || !isEstimate(point.all)) return [label(formatPercent(point.any.value), top(point.any) - 5)];
  const one = `one of ${k}: ${formatPercent(point.any.value)}`;
  const all = `all ${k}: ${formatPercent(point.all.value)}`;
  const above = Math.max(plot.top - 3, top(point.any) - 5);
  const below = foot(point.all) + 13;
  if (below <= plot.bottom - 3) return [label(one, above), label(all, below)];
  // The marks the words pass over, from the first k they reach.
  const reach = x(k) + 8 - textWidth(all, size, true);
  const step = ks.length > 1 ? x(ks[1]!) - x(ks[0]!) : 0;
  const under = panel.points.filter((p) => p.k <= k && x(p.k) >= reach - step);
  const between = Math.min(...under.map((p) => top(p.all))) - 5;
  const roof = Math.max(...under.map((p) => foot(p.any)));
  return between - size > roof ? [label(one, above), label(all, between)] : [label(one, above - 13), label(all, above)];
}

function panelWords(panel: TriesPanel): string {
  return `${panel.system}: ${panel.points.map(pointWords).join(", ")}`;
}

function pointWords({k, any, all}: TriesPanel["points"][number]): string {
  if (!isEstimate(any)) return `k = ${k} refused, fewer attempts than k`;
  const words = (q: Quantity) =>
    isEstimate(q)
      ? `${formatPercent(q.value, 1)} (${formatInterval(q.low, q.high, (v) => formatShare(v))})`
      : "refused";
  return k === 1 ? `one try ${words(any)}` : `one of ${k} ${words(any)}, all ${k} ${words(all)}`;
}
