import type {Cells} from "../../tables/cells.js";
import type {PriceList} from "./value-model.js";

/** Costs of cells at one price list: of how many attempts they are known, what they come to, and the passes among them. */
export interface CostColumns {
  known: Uint32Array;
  unknown: (cell: number) => number;
  usd: Float64Array;
  passes: Uint32Array;
  passes_usd: Float64Array;
  /** Attempts whose cost was worked out from tokens. */
  priced: Uint32Array;
}

/** The columns of costs as the exports state them, or at the second price list. */
export function costColumns(cells: Cells, prices: PriceList): CostColumns {
  if (prices === "stated")
    return {
      known: cells.cost_known,
      unknown: (i) => cells.cost_unknown[i]!,
      usd: cells.cost_usd,
      passes: cells.cost_passes,
      passes_usd: cells.cost_passes_usd,
      priced: cells.priced
    };
  return {
    known: cells.list_known,
    unknown: (i) => cells.attempts[i]! - cells.list_known[i]!,
    usd: cells.list_usd,
    passes: cells.list_passes,
    passes_usd: cells.list_passes_usd,
    priced: cells.list_known
  };
}

/** Where the stated costs come from: attempts by cost status, and the dollars that two of them carry. */
export interface CostProvenance {
  reported: number;
  priced: number;
  zero_error: number;
  zero_cached: number;
  zero_unknown: number;
  missing: number;
  reported_usd: number;
  priced_usd: number;
}

/** Nothing counted yet. */
export function noProvenance(): CostProvenance {
  return {
    reported: 0,
    priced: 0,
    zero_error: 0,
    zero_cached: 0,
    zero_unknown: 0,
    missing: 0,
    reported_usd: 0,
    priced_usd: 0
  };
}

/** What one cell adds to each count; the six counts of attempts add up to the cell's attempts. */
export const provenanceOf: Record<keyof CostProvenance, (cells: Cells, i: number) => number> = {
  reported: (c, i) => c.cost_known[i]! - c.priced[i]! - c.zero_error[i]!,
  priced: (c, i) => c.priced[i]!,
  zero_error: (c, i) => c.zero_error[i]!,
  zero_cached: (c, i) => c.zero_cached[i]!,
  zero_unknown: (c, i) => c.zero_unknown[i]!,
  missing: (c, i) => c.cost_unknown[i]! - c.zero_cached[i]! - c.zero_unknown[i]!,
  reported_usd: (c, i) => c.cost_usd[i]! - c.priced_usd[i]!,
  priced_usd: (c, i) => c.priced_usd[i]!
};
