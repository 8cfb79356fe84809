/** Throws unless every value is 0 or 1. */
export function checkBinary(values: ArrayLike<number>, name: string): void {
  for (let i = 0; i < values.length; i++)
    if (values[i] !== 0 && values[i] !== 1) throw new TypeError(`${name}[${i}] must be 0 or 1, got ${values[i]}`);
}

/** Throws unless the rows of a matrix are equally long and hold finite numbers; gives back their length. */
export function checkMatrix(rows: readonly ArrayLike<number>[], name: string): number {
  const width = rows[0]?.length ?? 0;
  rows.forEach((row, i) => {
    if (row.length !== width) throw new TypeError(`${name}[${i}] must have ${width} columns, got ${row.length}`);
    for (let j = 0; j < width; j++)
      if (!Number.isFinite(row[j])) throw new TypeError(`${name}[${i}][${j}] must be a finite number, got ${row[j]}`);
  });
  return width;
}
