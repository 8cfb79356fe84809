import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";
import {priceAt, tokenPricer, type TokenUse} from "../prices.js";
import {TableWriter} from "../stage/table-writer.js";
import type {Workspace} from "../workspace/read-workspace.js";
import {insertRows} from "./insert-rows.js";
import {listPrice, type ListPrice, type PricedModel} from "./price-list.js";

interface OpenRow extends TokenUse {
  src: number;
  row_no: number;
  sub: number;
  system_ord: number;
  /** The name the catalogue is asked for: the model's, else the system's. */
  model: string;
}

const BATCH = 50_000;

const ROW = {src: "INTEGER", row_no: "BIGINT", sub: "INTEGER", price_usd: "DOUBLE"};

/**
 * Makes `price`: what attempts without a cost come to by their tokens, at the price of the run's day.
 *
 * A system with prices of its own (`prices.overrides`) is priced by them. `prices.as_of` stands in where neither attempt
 * nor run says when; what cannot be priced stays unknown.
 */
export async function priceOpenAttempts(connection: DuckDBConnection, workspace: Workspace): Promise<void> {
  const writer = await TableWriter.create(connection, "price", ROW);
  const [wanted] = await rowsOf<{n: number}>(connection, "select count(*) as n from slim where wants_price");
  if (wanted!.n === 0) return writer.close();
  const asOf = workspace.settings.prices?.as_of ?? null;
  const overrides = workspace.settings.prices?.overrides ?? [];
  const own = new Map<number, ListPrice | null>();
  for (const {system_ord, ...model} of await models(connection)) own.set(system_ord, listPrice(model, overrides, null));
  const price = tokenPricer();
  await priceRows(connection, writer, "a.cost_usd is null", (row) => {
    const unit = own.get(row.system_ord)?.unit;
    return unit && unit !== "row by row" ? priceAt(row, unit) : price({...row, at: row.at ?? asOf});
  });
}

/**
 * Makes `list_price`, one row a system with the prices of the second list, and `list_row` for models whose price
 * depends on the length of a request.
 *
 * The second list is the one every attempt is priced by beside its own cost: `prices.overrides`, then the catalogue of
 * one day for all. That day is `prices.reprice.as_of`, else `prices.as_of`, else the last day a run or a board is dated.
 */
export async function priceAtList(connection: DuckDBConnection, workspace: Workspace): Promise<void> {
  const {overrides = [], reprice, as_of} = workspace.settings.prices ?? {};
  const day = reprice?.as_of ?? as_of ?? (await lastDay(connection));
  const systems = (await models(connection)).map(({system_ord, ...model}) => ({
    system_ord,
    price: listPrice(model, overrides, day)
  }));
  await insertRows(
    connection,
    "list_price",
    {
      system_ord: "INTEGER",
      input: "DOUBLE",
      output: "DOUBLE",
      read: "DOUBLE",
      write: "DOUBLE",
      list_input_usd_per_mtok: "DOUBLE",
      list_output_usd_per_mtok: "DOUBLE",
      list_source: "VARCHAR",
      list_as_of: "VARCHAR"
    },
    systems.flatMap(({system_ord, price}) =>
      price
        ? [
            {
              system_ord,
              ...(price.unit === "row by row" ? {} : price.unit),
              list_input_usd_per_mtok: price.input_usd_per_mtok,
              list_output_usd_per_mtok: price.output_usd_per_mtok,
              list_source: price.source,
              list_as_of: day
            }
          ]
        : []
    )
  );
  const writer = await TableWriter.create(connection, "list_row", ROW);
  const byRow = systems.filter(({price}) => price?.unit === "row by row").map(({system_ord}) => system_ord);
  if (byRow.length === 0) return writer.close();
  const price = tokenPricer();
  await priceRows(connection, writer, `s.system_ord in (${byRow.join(", ")})`, (row) => price({...row, at: day}));
}

/**
 * SQL of what a stage attempt's tokens come to at the list: null without a price, without input or output, or where more
 * was cached than used.
 */
export function listCostSql(a: string, list: string, row: string): string {
  const read = `coalesce(${a}.cache_read_tokens, 0)`;
  const write = `coalesce(${a}.cache_write_tokens, 0)`;
  const plain = `(${a}.input_tokens - ${read} - ${write})`;
  return `coalesce(${row}.price_usd, case when ${plain} >= 0 and ${read} >= 0 and ${write} >= 0 and ${a}.output_tokens >= 0
    then ${plain} * ${list}.input + ${read} * ${list}.read + ${write} * ${list}.write + ${a}.output_tokens * ${list}.output end)`;
}

async function models(connection: DuckDBConnection): Promise<(PricedModel & {system_ord: number})[]> {
  return rowsOf(connection, "select system_ord, system, model, provider from system_final order by system_ord");
}

async function lastDay(connection: DuckDBConnection): Promise<string | null> {
  const [last] = await rowsOf<{day: string | null}>(
    connection,
    `select strftime(max(dated), '%Y-%m-%d') as day from
       (select started_at as dated from run_final union all select max(started_at) from st_attempt union all select reported_at from st_summary)`
  );
  return last?.day ?? null;
}

/** Prices the attempts with tokens that `where` picks, some thousands at a time. */
async function priceRows(
  connection: DuckDBConnection,
  writer: TableWriter,
  where: string,
  price: (row: OpenRow) => number | null
): Promise<void> {
  await connection.run(
    `create or replace temp table unpriced as
     select a.src, a.row_no, a.sub, s.system_ord, coalesce(s.model, s.system) as model, s.provider, a.input_tokens, a.output_tokens, a.cache_read_tokens, a.cache_write_tokens,
       strftime(coalesce(a.started_at, r.started_at), '%Y-%m-%dT%H:%M:%SZ') as at
     from st_attempt a join attempt_final f using (src, row_no, sub) join run_final r using (run_ord) join system_final s on s.system_ord = f.system_ord
     where ${where} and (a.input_tokens is not null or a.output_tokens is not null)`
  );
  const [count] = await rowsOf<{n: number}>(connection, "select count(*) as n from unpriced");
  for (let from = 0; from < count!.n; from += BATCH) {
    for (const row of await rowsOf<OpenRow>(connection, `select * from unpriced limit ${BATCH} offset ${from}`)) {
      const price_usd = price(row);
      if (price_usd !== null) writer.add({...row, price_usd}, () => undefined);
    }
  }
  writer.close();
  await connection.run("drop table unpriced");
}
