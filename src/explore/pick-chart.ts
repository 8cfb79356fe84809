import type {Result, ResultType} from "./result.js";

export type ChartKind = "bars" | "dots" | "line";

/** What the reader asked for; `auto` leaves it to the columns. Columns are named. */
export interface ChartChoice {
  chart: "auto" | "none" | ChartKind;
  x: string | null;
  y: string | null;
}

/** A mark: where it stands, and in words which row it is. */
export interface ChartPoint {
  label: string;
  x: number | string;
  y: number | string;
}

/** A chart of an answer's numbers as they are, or in words why there is none. */
export type ChartSpec =
  | {refused: string}
  | {
      kind: ChartKind;
      /** Bars: the number is x and the label y. Dots and lines: both are numbers or times. */
      x: {name: string; type: ResultType};
      y: {name: string; type: ResultType};
      points: ChartPoint[];
      /** Rows that have no mark: a value is unknown. */
      unknown: number;
      /** Whether the scale of the numbers holds zero. */
      from_zero: boolean;
      /** Rows beyond those a chart can name. */
      beyond: number;
    };

const MOST_BARS = 40;
const MOST_DOTS = 2000;
/** A scale begins at zero where its least value is below this share of the largest. */
const NEAR = 0.3;

/** The columns a chart may have along and up, by name. */
export function chartColumns({columns}: Result): {numbers: string[]; places: string[]; labels: string[]} {
  const of = (...types: ResultType[]) => columns.filter(({type}) => types.includes(type)).map(({name}) => name);
  return {numbers: of("number"), places: of("number", "time"), labels: of("text", "truth")};
}

/**
 * The chart that an answer's columns suggest: bars where each row has words and a number, dots over time or where two
 * numbers have no words.
 *
 * Bars begin at zero. Where no column of words tells the rows apart alone, several together name a bar.
 */
export function pickChart(result: Result, choice: ChartChoice): ChartSpec {
  const {numbers, places, labels} = chartColumns(result);
  if (result.rows.length === 0) return {refused: "a chart needs rows"};
  if (numbers.length === 0) return {refused: "a chart needs a column of numbers"};
  const time = result.columns.find(({type}) => type === "time")?.name ?? null;
  const kind = choice.chart === "auto" || choice.chart === "none" ? suited(labels, places, time) : choice.chart;
  if (kind === null) return {refused: "a chart needs words, a time or a second number beside the number"};
  const value = (asked: string | null, fallback: string) =>
    asked !== null && numbers.includes(asked) ? asked : fallback;
  if (kind === "bars") {
    if (labels.length === 0) return {refused: "bars need a column of words"};
    return bars(result, value(choice.x, numbers.at(-1)!), labels);
  }
  const y = value(choice.y, numbers.at(-1)!);
  const x = choice.x !== null && places.includes(choice.x) ? choice.x : (time ?? places.find((p) => p !== y));
  if (x === undefined) return {refused: "dots need a second number or a time"};
  return dots(result, kind, {x, y, labels});
}

function suited(labels: readonly string[], places: readonly string[], time: string | null): ChartKind | null {
  if (time !== null) return "dots";
  if (labels.length > 0) return "bars";
  return places.length > 1 ? "dots" : null;
}

function bars(result: Result, x: string, labels: readonly string[]): ChartSpec {
  const at = (name: string) => result.columns.findIndex((c) => c.name === name);
  const words = namingColumns(result, labels);
  const name = (row: Result["rows"][number]) => words.map((c) => String(row[at(c)] ?? "unknown")).join(" \u00b7 ");
  const known = result.rows.filter((row) => isNumber(row[at(x)]));
  const names = new Set<string>();
  const points: ChartPoint[] = [];
  for (const row of known) {
    const label = name(row);
    if (names.has(label)) return {refused: "bars need words that tell the rows apart"};
    names.add(label);
    if (points.length < MOST_BARS) points.push({label, x: row[at(x)] as number, y: label});
  }
  if (points.length === 0) return {refused: `a chart needs known values of ${x}`};
  return {
    kind: "bars",
    x: {name: x, type: "number"},
    y: {name: words.join(", "), type: "text"},
    points,
    from_zero: true,
    unknown: result.rows.length - known.length,
    beyond: known.length - points.length
  };
}

/** The columns that name a row: the first that tells all rows apart, else as many as it takes, of those that vary. */
function namingColumns(result: Result, labels: readonly string[]): string[] {
  const at = (name: string) => result.columns.findIndex((c) => c.name === name);
  const distinct = (names: readonly string[]) =>
    new Set(result.rows.map((row) => names.map((name) => String(row[at(name)])).join("\u001f"))).size;
  const alone = labels.find((name) => distinct([name]) === result.rows.length);
  if (alone !== undefined) return [alone];
  const used: string[] = [];
  for (const name of labels) {
    if (distinct([name]) > 1) used.push(name);
    if (used.length > 0 && distinct(used) === result.rows.length) break;
  }
  return used.length > 0 ? used : labels.slice(0, 1);
}

function dots(
  result: Result,
  kind: "dots" | "line",
  {x, y, labels}: {x: string; y: string; labels: readonly string[]}
): ChartSpec {
  const at = (name: string) => result.columns.findIndex((c) => c.name === name);
  const words = labels.map(at);
  const known = result.rows.filter((row) => isNumber(row[at(x)]) && isNumber(row[at(y)]));
  if (known.length === 0) return {refused: `a chart needs known values of ${x} and ${y}`};
  const points = known.slice(0, MOST_DOTS).map((row) => ({
    label: words.map((c) => String(row[c] ?? "unknown")).join(" \u00b7 "),
    x: row[at(x)] as number,
    y: row[at(y)] as number
  }));
  return {
    kind,
    x: {name: x, type: result.columns[at(x)]!.type},
    y: {name: y, type: "number"},
    points,
    from_zero: holdsZero(points.map((p) => p.y)),
    unknown: result.rows.length - known.length,
    beyond: known.length - points.length
  };
}

/** Values on both sides of zero hold it; others may as well where they reach most of the way there. */
function holdsZero(values: readonly number[]): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > 0) return low < NEAR * high;
  return high >= 0 || high > NEAR * low;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
