/** Numbers in rows and columns: element (i, j) is `values[i * columns + j]`. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float64Array;
}

/** How often each cluster (column) was drawn in each replicate (row). */
export interface Weights {
  rows: number;
  columns: number;
  values: Uint8Array | Float64Array;
}

/** A matrix from a list of rows of one length. */
export function matrixFrom(rows: readonly ArrayLike<number>[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) throw new TypeError(`row ${i} must have ${columns} numbers, got ${row.length}`);
    values.set(row, i * columns);
  });
  return {rows: rows.length, columns, values};
}

/** Some columns of a matrix, in the given order. */
export function matrixColumns({rows, columns, values}: Matrix, which: readonly number[]): Matrix {
  const out = new Float64Array(rows * which.length);
  for (let i = 0; i < rows; i++)
    which.forEach((j, k) => (out[i * which.length + k] = values[i * columns + j] as number));
  return {rows, columns: which.length, values: out};
}

/** One column of a matrix. */
export function column({rows, columns, values}: Matrix, j: number): Float64Array {
  if (!(j >= 0 && j < columns)) throw new TypeError(`column must be in [0, ${columns}), got ${j}`);
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) out[i] = values[i * columns + j] as number;
  return out;
}
