import type {Disclosure} from "../../src/models/data/data-model.js";
import {formatCountOf} from "../../src/style/format.js";

/** What a built site discloses, as plain lines for whoever hands it over. */
export function disclosureLines(discloses: readonly Disclosure[]): string[] {
  return discloses.map(({what, table, columns, rows}) =>
    rows === 0
      ? `discloses: ${what}`
      : `discloses: ${what}: ${formatCountOf(rows, "row")} of ${table} (${columns.join(", ")})`
  );
}
