import type {ValueChoice, ValueModel} from "../../models/value/value-model.js";

/** What a part of the value page can ask of it. */
export interface ValueActions {
  /** A new selection: answered through the worker, old marks stay until it comes. */
  choose: (change: Partial<ValueChoice>) => void;
  /** A change that what is prepared can answer at once: a slider of one section. */
  adjust: (change: Partial<ValueChoice>) => void;
}

/** A part of the value page with controls of its own: made once, so that a slider keeps the finger, then shown anew. */
export interface ValueSection {
  element: HTMLElement;
  show: (model: ValueModel) => void;
}
