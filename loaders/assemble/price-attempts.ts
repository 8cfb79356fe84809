import type {DuckDBConnection} from "@duckdb/node-api";
import {tokenPricer} from "../prices.js";
import {rowsOf} from "../duckdb.js";
import {TableWriter} from "../stage/table-writer.js";
import type {Workspace} from "../workspace/read-workspace.js";

interface Unpriced {
  src: number;
  row_no: number;
  sub: number;
  model: string;
  provider: string | null;
  input_tokens: number | null;
  output_tokens: number | null;
  cache_read_tokens: number | null;
  cache_write_tokens: number | null;
  at: string | null;
}

const BATCH = 50_000;

/**
 * Makes `price`: what attempts without a cost come to by their tokens, at the price of the run's day.
 *
 * `prices.as_of` stands in where neither attempt nor run says when; what cannot be priced stays unknown.
 */
export async function priceOpenAttempts(connection: DuckDBConnection, workspace: Workspace): Promise<void> {
  const writer = await TableWriter.create(connection, "price", {
    src: "INTEGER",
    row_no: "BIGINT",
    sub: "INTEGER",
    price_usd: "DOUBLE"
  });
  const asOf = workspace.settings.prices?.as_of ?? null;
  const [wanted] = await rowsOf<{n: number}>(connection, "select count(*) as n from slim where wants_price");
  if (wanted!.n === 0) return writer.close();
  await connection.run(
    `create temp table unpriced as
     select a.src, a.row_no, a.sub, coalesce(s.model, s.system) as model, s.provider, a.input_tokens, a.output_tokens, a.cache_read_tokens, a.cache_write_tokens,
       strftime(coalesce(a.started_at, r.started_at), '%Y-%m-%dT%H:%M:%SZ') as at
     from st_attempt a join attempt_final f using (src, row_no, sub) join run_final r using (run_ord) join system_final s on s.system_ord = f.system_ord
     where a.cost_usd is null and (a.input_tokens is not null or a.output_tokens is not null)`
  );
  const [count] = await rowsOf<{n: number}>(connection, "select count(*) as n from unpriced");
  const price = tokenPricer();
  for (let from = 0; from < count!.n; from += BATCH) {
    for (const row of await rowsOf<Unpriced>(connection, `select * from unpriced limit ${BATCH} offset ${from}`)) {
      const price_usd = price({...row, at: row.at ?? asOf});
      if (price_usd !== null) writer.add({...row, price_usd}, () => undefined);
    }
  }
  writer.close();
  await connection.run("drop table unpriced");
}
