import {DataType, tableFromIPC, Vector} from "apache-arrow";

/** Every text that an Arrow stream holds, each once: values, also of dictionaries, lists and structs, and names of columns. */
export function arrowTexts(bytes: Uint8Array): string[] {
  const table = tableFromIPC(bytes);
  const found = new Set<string>();
  for (const [key, value] of table.schema.metadata) found.add(key).add(value);
  table.schema.fields.forEach((field, i) => {
    found.add(field.name);
    const column = table.getChildAt(i);
    if (column) addTexts(column, found);
  });
  return [...found];
}

function addTexts(column: Vector, found: Set<string>): void {
  if (DataType.isUtf8(column.type) || DataType.isLargeUtf8(column.type)) {
    for (const value of column) if (typeof value === "string") found.add(value);
    return;
  }
  for (const data of column.data) {
    if (data.dictionary) addTexts(data.dictionary, found);
    for (const child of data.children) addTexts(new Vector([child]), found);
  }
}
