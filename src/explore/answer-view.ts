import {html} from "htl";
import {captionText} from "../components/page/answer-head.js";
import {save, savePng, saveSvg} from "../components/page/download-links.js";
import {figure} from "../components/page/figure.js";
import {keepFocus} from "../components/controls/keep-focus.js";
import {selectControl} from "../components/controls/select-control.js";
import {chartCaption} from "./chart-caption.js";
import {chartColumns, pickChart, type ChartChoice, type ChartSpec} from "./pick-chart.js";
import {quickChart} from "./quick-chart.js";
import {resultCsv} from "./result-csv.js";
import {resultTable} from "./result-table.js";
import type {Result} from "./result.js";

const WIDEST = 760;

/**
 * An answer below its query: the chart its columns suggest, the rows, and both as files.
 *
 * @param options - `onChart` hears of the reader's choice of chart, `arrow` gives all rows of the query as it last ran
 */
export function answerView({
  onChart,
  arrow
}: {
  onChart: (choice: ChartChoice) => void;
  arrow: () => Promise<Uint8Array>;
}): {element: HTMLElement; show: (result: Result, choice: ChartChoice) => void} {
  const element = html`<div class="answer-view"></div>` as HTMLElement;

  const show = (result: Result, choice: ChartChoice) => {
    if (result.columns.length === 0) return element.replaceChildren();
    const spec = pickChart(result, choice);
    const drawn = choice.chart !== "none" && !("refused" in spec) ? spec : null;
    const picture = drawn ? figure((width) => quickChart(drawn, Math.min(WIDEST, width))) : null;
    const change = (next: Partial<ChartChoice>) => {
      const now = withoutDefaults(result, {...choice, ...next});
      onChart(now);
      keepFocus(element, () => show(result, now));
    };
    element.replaceChildren(
      chartControls(result, choice, drawn, change),
      ...(picture && drawn ? [picture.frame, captionText(chartCaption(drawn))] : []),
      ...("refused" in spec && choice.chart !== "none"
        ? [html`<p class="caption">No chart: ${spec.refused}.</p>`]
        : []),
      resultTable(result),
      files(result, {hasChart: drawn !== null, svg: () => picture?.frame.querySelector("svg") ?? null, arrow})
    );
  };
  return {element, show};
}

/** A column that the chart would take by itself is not a choice, and stands in no address. */
function withoutDefaults(result: Result, choice: ChartChoice): ChartChoice {
  const drawn = pickChart(result, choice);
  const plain = (key: "x" | "y") => {
    const without = pickChart(result, {...choice, [key]: null});
    return !("refused" in drawn) && !("refused" in without) && without[key].name === drawn[key].name;
  };
  return {...choice, x: plain("x") ? null : choice.x, y: plain("y") ? null : choice.y};
}

function chartControls(
  result: Result,
  choice: ChartChoice,
  drawn: Exclude<ChartSpec, {refused: string}> | null,
  change: (next: Partial<ChartChoice>) => void
): HTMLElement {
  const {numbers, places} = chartColumns(result);
  const own = (names: readonly string[]) => names.map((name) => ({value: name, label: name}));
  const kinds = [
    {value: "auto", label: "As the columns suggest"},
    {value: "bars", label: "Bars"},
    {value: "dots", label: "Dots"},
    {value: "line", label: "Line"},
    {value: "none", label: "None"}
  ];
  const kind = drawn?.kind ?? null;
  const spread = kind === "dots" || kind === "line";
  const [x, y] = [drawn?.x.name ?? "", drawn?.y.name ?? ""];
  return html`<div class="controls">
    ${selectControl("Chart", kinds, choice.chart, (v) => change({chart: v as ChartChoice["chart"]}))}
    ${kind === "bars" && numbers.length > 1 ? selectControl("Length", own(numbers), x, (v) => change({x: v})) : null}
    ${spread && places.length > 1 ? selectControl("Along", own(places), x, (v) => change({x: v})) : null}
    ${spread && numbers.length > 1 ? selectControl("Up", own(numbers), y, (v) => change({y: v})) : null}
  </div>` as HTMLElement;
}

/** The rows as CSV and Arrow, and the chart as it stands. */
function files(
  result: Result,
  {hasChart, svg, arrow}: {hasChart: boolean; svg: () => SVGSVGElement | null; arrow: () => Promise<Uint8Array>}
): HTMLElement {
  const button = (label: string, act: () => void) => {
    const element = html`<button class="link" type="button">${label}</button>` as HTMLButtonElement;
    element.onclick = act;
    return element;
  };
  const csv = button("CSV", () => save(new Blob([resultCsv(result)], {type: "text/csv"}), "query.csv"));
  const ipc = button("Arrow", () => {
    ipc.disabled = true;
    void arrow()
      .then((bytes) => save(new Blob([bytes as Uint8Array<ArrayBuffer>]), "query.arrow"))
      .finally(() => (ipc.disabled = false));
  });
  const picture = [button("SVG", () => saveSvg(svg(), "query")), button("PNG", () => savePng(svg(), "query"))];
  return html`<p class="caption downloads">
    Download the rows as ${csv}${result.complete ? "" : " (those read)"} or ${ipc}${
      hasChart ? html`, the chart as ${picture[0]} or ${picture[1]}` : null
    }.
  </p>`;
}
