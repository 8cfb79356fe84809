import {nice} from "d3-array";
import type {CellScale} from "../../charts/interval-cell.js";
import {known, type Quantity} from "../../models/quantity.js";

/** The round linear scale that holds a column's intervals; `from` fixes a value that must stand on it. */
export function linearScale(quantities: readonly Quantity[], from: number | null): CellScale {
  const ends = quantities.flatMap(bounds);
  if (from !== null) ends.push(from);
  if (ends.length === 0) return {domain: [0, 1], kind: "linear"};
  const [low, high] = nice(Math.min(...ends), Math.max(...ends), 4);
  return {domain: low === high ? [low - 1, high + 1] : [low, high], kind: "linear"};
}

/** The log scale of a column of costs: from the cheapest to the dearest estimate with room for their intervals. */
export function logScale(quantities: readonly Quantity[]): CellScale {
  const values = quantities.flatMap((q) => {
    const value = known(q)?.value;
    return value !== undefined && value > 0 ? [value] : [];
  });
  if (values.length === 0) return {domain: [0.1, 1], kind: "log"};
  return {domain: [Math.min(...values) / 1.6, Math.max(...values) * 1.6], kind: "log"};
}

/** Labels for a scale's head: its ends and middle where they are round, and nought where it stands inside. */
export function endTicks({domain: [low, high], kind}: CellScale, format: (x: number) => string) {
  const round = (x: number) => Number(x.toPrecision(1));
  const values =
    kind === "log"
      ? [round(low * 1.5), round(Math.sqrt(low * high)), round(high / 1.5)].filter((x) => x >= low && x <= high)
      : low < 0 && high > 0
        ? [low, 0, high]
        : [low, (low + high) / 2, high];
  return [...new Set(values)].map((value) => ({value, label: format(value)}));
}

function bounds(q: Quantity): number[] {
  const e = known(q);
  return e ? [e.low ?? e.value, e.value, e.high ?? e.value] : [];
}
