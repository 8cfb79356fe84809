import type {Facts} from "../../tables/cells.js";
import type {PreparedValue} from "./prepare-value.js";
import type {ValueChoice, ValueModel} from "./value-model.js";
import type {ValueView} from "./view.js";
import {composeRouting} from "./routing/compose-routing.js";
import {composeWorth} from "./worth/compose-worth.js";
import {sameWorth} from "./worth/worth-choice.js";

/** What each section of the page is made from. */
export interface SectionParts {
  facts: Facts;
  prepared: PreparedValue;
  view: ValueView;
  choice: ValueChoice;
}

/** The parts of the value page with controls of their own. */
export type ValueSections = Pick<ValueModel, "worth" | "routing">;

/**
 * The sections of the value page.
 *
 * @param before - the page as it stands: a section whose own choice did not change is taken from it
 */
export function composeSections(parts: SectionParts, before?: ValueModel): ValueSections {
  const {choice} = parts;
  return {
    worth: before && sameWorth(before.choice.worth, choice.worth) ? before.worth : composeWorth(parts),
    routing: composeRouting(parts, before)
  };
}
