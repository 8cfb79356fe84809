import type {DuckDBConnection} from "@duckdb/node-api";
import type {Facts} from "../../src/tables/cells.js";
import type {RatingFacts} from "../../src/tables/rating-facts.js";
import {rowTable, type RowTableName} from "../../src/tables/rows.js";
import type {Query} from "./query.js";
import {itemAttemptsSql} from "./ratings-sql.js";
import {RowColumns} from "./row-columns.js";
import {rowsSql} from "./rows-sql.js";

/**
 * Reads one row table chunk by chunk, so that a million rows are never a million objects.
 *
 * @throws where the query's columns are not those the table declares
 */
export async function readRows(connection: DuckDBConnection, name: keyof typeof rowsSql): Promise<RowColumns> {
  const table = rowTable(name);
  const rows = new RowColumns(table);
  const result = await connection.stream(rowsSql[name]);
  const given = result.columnNames().join(", ");
  const wanted = table.columns.map(({column}) => column).join(", ");
  if (given !== wanted) throw new TypeError(`the row table ${name} needs the columns ${wanted}, got ${given}`);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const vectors = table.columns.map((_, c) => chunk!.getColumnVector(c));
    for (let r = 0; r < chunk.rowCount; r++) {
      rows.next();
      for (let c = 0; c < vectors.length; c++) rows.set(c, vectors[c]!.getItem(r));
    }
  }
  return rows;
}

/** Ratings as rows, made from their facts: what a rater may be called has been settled there. */
export async function ratingRows(query: Query, facts: Facts, ratings: RatingFacts): Promise<RowColumns> {
  const joined = await query.columns(itemAttemptsSql);
  const attempts = new Map<number, number>();
  joined.item?.forEach((item, i) => attempts.set(item as number, joined.attempt![i] as number));
  const table: RowTableName = "ratings";
  const rows = new RowColumns(rowTable(table));
  for (let i = 0; i < ratings.length; i++) {
    const item = ratings.items[ratings.item[i]!]!;
    const rater = ratings.raters[ratings.rater[i]!]!;
    const {dimension, labels} = ratings.dimensions[ratings.dimension[i]!]!;
    const values = [
      item.item,
      attempts.get(ratings.item[i]!),
      facts.systems[item.system]?.system,
      facts.tasks[item.task]?.task,
      rater.rater,
      rater.kind,
      dimension,
      ratings.value[i],
      labels[ratings.label[i]!],
      ratings.batches[ratings.batch[i]!],
      ratings.inclusion_probability[i],
      ratings.rated_at[i]
    ];
    rows.next();
    values.forEach((value, c) => rows.set(c, value));
  }
  return rows;
}
