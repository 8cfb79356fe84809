import {gunzipSync} from "node:zlib";
import {browserDuckdb} from "../loaders/bench/browser-duckdb.js";
import type {Timing} from "../loaders/bench/timings.js";
import {RowColumns} from "../loaders/engine/row-columns.js";
import {rowsToArrow} from "../loaders/engine/rows-arrow.js";
import {seeded} from "../src/statistics/random.js";
import {rowTable} from "../src/tables/rows.js";

const ROWS = 1_000_000;
const SYSTEMS = 50;
const TASKS = 2000;

/** A million attempts: on their way into the DuckDB that the site ships, and one question asked of them. */
export async function bench(): Promise<Timing[]> {
  const {rows, system, credit} = madeUp();
  const packed = rowsToArrow(rows);
  const connection = await browserDuckdb();
  const loading = timed(() =>
    connection.insertArrowFromIPCStream(gunzipSync(packed), {name: "attempts", create: true})
  );
  const unpacking = timed(() => gunzipSync(packed));
  const ask = () =>
    connection.query(
      "select system, count(*) as n, avg(credit) as c, median(latency_s) as m from attempts group by system"
    );
  const simple = () => connection.query("select system, count(*) as n, avg(credit) as c from attempts group by system");
  simple();
  const note = `${ROWS / 1e6}M rows, ${(packed.length / 1e6).toFixed(1)} MB gzipped`;
  const loop = timed(() => loopMeans(system, credit));
  return [
    {name: "unpack and load", ours_ms: loading, baseline_ms: unpacking, baseline: "gunzip alone", note},
    {name: "mean by system", ours_ms: timed(simple), baseline_ms: loop, baseline: "typed-array loop"},
    {name: "mean and median by system", ours_ms: timed(ask), baseline_ms: loop, baseline: "typed-array loop of means"}
  ];
}

function madeUp(): {rows: RowColumns; system: Int32Array; credit: Float64Array} {
  const random = seeded(11);
  const table = rowTable("attempts");
  const at = new Map(table.columns.map(({column}, i) => [column, i]));
  const rows = new RowColumns(table);
  const system = new Int32Array(ROWS);
  const credit = new Float64Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    system[i] = Math.floor(random() * SYSTEMS);
    credit[i] = random() < 0.4 + system[i]! / 100 ? 1 : 0;
    rows.next();
    const values: Record<string, unknown> = {
      attempt: i + 1,
      system: `System ${system[i]}`,
      task: `task-${Math.floor(random() * TASKS)}`,
      verdict: credit[i] ? "pass" : "fail",
      credit: credit[i],
      cost_usd: Math.round(random() * 1e5) / 1e6,
      input_tokens: Math.floor(random() * 9000),
      output_tokens: Math.floor(random() * 3000),
      latency_s: Math.round(random() * 9e3) / 100
    };
    for (const [column, value] of Object.entries(values)) rows.set(at.get(column)!, value);
    for (const {column} of table.columns) if (!(column in values)) rows.set(at.get(column)!, null);
  }
  return {rows, system, credit};
}

function loopMeans(system: Int32Array, credit: Float64Array): Float64Array {
  const [n, sum] = [new Float64Array(SYSTEMS), new Float64Array(SYSTEMS)];
  for (let i = 0; i < system.length; i++) {
    n[system[i]!]!++;
    sum[system[i]!]! += credit[i]!;
  }
  return sum.map((s, i) => s / n[i]!);
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
