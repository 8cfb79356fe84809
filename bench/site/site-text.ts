import type {Answers} from "./measure-answers.js";
import type {MeasuredPage, MeasuredSite} from "./measure-site.js";
import type {Spread} from "./spread.js";

/** Bytes of page, scripts and styles that a page without SQL may load, gzipped. */
const MOST_CODE = 250_000;
const MOST_CHART_MS = 500;

/** The measurements of a site as lines for a terminal, the ratios first. */
export function siteText(title: string, built_s: number, {pages, empty, repaint}: MeasuredSite): string {
  const lines = [
    `site: ${title}, built in ${built_s.toFixed(0)} s`,
    `  an empty page stands after ${ms(empty)}; a bare repaint takes ${ms(repaint)}`,
    "  first chart over the empty page; page, scripts and styles gzipped, of 250 KB",
    ...pages.map((page) => pageLine(page, empty)),
    "  input to painted over the bare repaint",
    ...pages.flatMap(({page, answers}) => (answers ? answerLines(page, answers, repaint) : []))
  ];
  return `${lines.join("\n")}\n`;
}

function pageLine({page, weight, chart}: MeasuredPage, empty: Spread): string {
  const code = `${kilobytes(weight.code)}${weight.code > MOST_CODE && !weight.sql ? " (over)" : ""}`;
  const data = weight.data > 0 ? `, ${kilobytes(weight.data)} of data` : "";
  if (chart === null) return `${blank}${page}: no chart; ${code}${data}`;
  const late = chart.median > MOST_CHART_MS ? " (over 500)" : "";
  return `${ratio(chart.median, empty.median)}${page}: ${ms(chart)}${late}; ${code}${data}`;
}

function answerLines(page: string, {first, range, select, unanswered}: Answers, repaint: Spread): string[] {
  const line = (name: string, times: Spread | null) =>
    times === null ? [] : [`${ratio(times.median, repaint.median)}${page}, ${name}: ${ms(times)}`];
  return [
    ...line("sliders", range),
    ...line("choices", select),
    ...(first === null
      ? []
      : [`${ratio(first, repaint.median)}${page}, the first, which reads the cells: ${first.toFixed(0)} ms`]),
    ...(unanswered.length > 0
      ? [`${blank}${page}: nothing changed within 20 s by ${[...new Set(unanswered)].join(", ")}`]
      : [])
  ];
}

const blank = " ".repeat(10);

function ratio(ours: number, baseline: number): string {
  return `${(ours / baseline).toFixed(2).padStart(7)}×  `;
}

function ms({median, max, n}: Spread): string {
  return `${median.toFixed(0)} ms, at most ${max.toFixed(0)} of ${n}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`;
}
