import type {Quantity} from "../quantity.js";
import type {PasskModel} from "./passk-model.js";

/** One system's two curves. */
export interface TriesPanel {
  system: string;
  slot: number;
  points: {k: number; any: Quantity; all: Quantity}[];
}

/** Small multiples of pass@k and pass^k by k. */
export interface TriesCurves {
  panels: TriesPanel[];
  ks: number[];
  /** The k the page speaks of: marked in every panel, and the one whose values are written. */
  k: number;
}

/** The curves of the systems shown, of the chosen category. */
export function triesCurves(model: PasskModel): TriesCurves {
  const category = model.choice.category ?? "all";
  const slots = new Map(model.field.map((s) => [s.system, s.slot]));
  return {
    ks: model.ks,
    k: model.choice.k,
    panels: model.shown.map((system) => ({
      system,
      slot: slots.get(system)!,
      points: model.systems
        .filter((r) => r.system === system && r.category === category)
        .map((r) => ({k: r.k, any: r.pass_at_k, all: r.pass_hat_k}))
    }))
  };
}
