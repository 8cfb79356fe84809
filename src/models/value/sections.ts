import type {Facts} from "../../tables/cells.js";
import {composeFinished} from "./finished/compose-finished.js";
import type {PreparedValue} from "./prepare-value.js";
import type {ValueChoice, ValueModel} from "./value-model.js";
import type {ValueView} from "./view.js";
import {composeBoards} from "./boards/compose-boards.js";
import {composeDepth} from "./depth/compose-depth.js";
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
export type ValueSections = Pick<ValueModel, "finished" | "worth" | "routing" | "depth" | "cliffs" | "boards">;

/**
 * The sections of the value page.
 *
 * @param before - the page as it stands: a section whose own choice did not change is taken from it
 */
export function composeSections(parts: SectionParts, before?: ValueModel): ValueSections {
  const {choice} = parts;
  return {
    finished: before?.finished ?? composeFinished(parts),
    worth: before && sameWorth(before.choice.worth, choice.worth) ? before.worth : composeWorth(parts),
    routing: composeRouting(parts, before),
    ...composeDepth(parts, before),
    boards: before?.boards ?? composeBoards(parts)
  };
}
