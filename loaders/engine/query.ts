/** What the engine needs of a database: rows of plain values for a query. DuckDB gives it today; another may later. */
export interface Query {
  rows<T>(sql: string): Promise<T[]>;
  columns(sql: string): Promise<Record<string, unknown[]>>;
}
