import type {Facts} from "../../tables/cells.js";
import type {PreparedValue} from "./prepare-value.js";
import type {ValueChoice, ValueModel} from "./value-model.js";
import type {ValueView} from "./view.js";

/** What each section of the page is made from. */
export interface SectionParts {
  facts: Facts;
  prepared: PreparedValue;
  view: ValueView;
  choice: ValueChoice;
}

/** The parts of the value page with controls of their own. */
export type ValueSections = Pick<ValueModel, never>;

/**
 * The sections of the value page.
 *
 * @param before - the page as it stands: a section whose own choice did not change is taken from it
 */
export function composeSections(parts: SectionParts, before?: ValueModel): ValueSections {
  void parts;
  void before;
  return {};
}
