import type {Answers} from "./measure-answers.js";
import type {MeasuredPage} from "./measure-site.js";
import type {Spread} from "./spread.js";

/** Bytes of page, scripts and styles that a page without SQL may load, gzipped. */
const MOST_CODE = 250_000;
/** Even the quickest load is later than this. */
const MOST_CHART_MS = 500;

/** The measurements of a site as lines for a terminal, the ratios first. */
export function siteText(title: string, built_s: number, pages: readonly MeasuredPage[]): string {
  const lines = [
    `site: ${title}, built in ${built_s.toFixed(0)} s`,
    "  work of the page's thread until the first chart, against an empty page of the same shell; wait, with what else",
    "  the machine does; page, scripts and styles gzipped, of 250 KB",
    ...pages.map(pageLine),
    "  input to painted against a bare repaint",
    ...pages.flatMap(({page, answers}) => (answers ? answerLines(page, answers) : []))
  ];
  return `${lines.join("\n")}\n`;
}

function pageLine({page, weight, chart, empty}: MeasuredPage): string {
  const code = `${kilobytes(weight.code)}${weight.code > MOST_CODE && !weight.sql ? " (over)" : ""}`;
  const data = weight.data > 0 ? `, ${kilobytes(weight.data)} of data` : "";
  if (chart === null || empty === null) return `${blank}${page}: no chart; ${code}${data}`;
  const {waited, worked} = chart;
  const late = waited.min > MOST_CHART_MS ? " (over 500)" : "";
  const work = `${worked.median.toFixed(0)} ms of work, against ${empty.worked.median.toFixed(0)}`;
  return `${ratio(worked, empty.worked)}${page}: ${work}; after ${ms(waited)}${late}, against ${empty.waited.median.toFixed(0)}; ${code}${data}`;
}

function answerLines(page: string, {first, range, select, unanswered, repaint}: Answers): string[] {
  const line = (name: string, times: Spread | null) =>
    times === null
      ? []
      : [`${ratio(times, repaint)}${page}, ${name}: ${ms(times)}, against ${repaint.median.toFixed(0)}`];
  const silent = [...new Set(unanswered)].join(", ");
  return [
    ...line("sliders", range),
    ...line("choices", select),
    ...(first === null ? [] : [`${blank}${page}, the first, which reads the cells: ${first.toFixed(0)} ms`]),
    ...(silent === "" ? [] : [`${blank}${page}: nothing changed within 20 s by ${silent}`])
  ];
}

const blank = " ".repeat(10);

function ratio(ours: Spread, baseline: Spread): string {
  return `${(ours.median / baseline.median).toFixed(2).padStart(7)}×  `;
}

function ms({min, median, max, n}: Spread): string {
  return `${median.toFixed(0)} ms, ${min.toFixed(0)} to ${max.toFixed(0)} of ${n}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`;
}
