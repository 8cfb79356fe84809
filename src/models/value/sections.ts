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
 * Makes one section each, in reader's order; together they are `composeSections`. A page that has little time between
 * two frames makes one at a time.
 *
 * Each takes the page as it stands, if a section whose own choice did not change is to be taken from it.
 */
export const sectionComposers: readonly ((parts: SectionParts, before?: ValueModel) => Partial<ValueSections>)[] = [
  (parts, before) => ({finished: before?.finished ?? composeFinished(parts)}),
  (parts, before) => ({
    worth: before && sameWorth(before.choice.worth, parts.choice.worth) ? before.worth : composeWorth(parts)
  }),
  (parts, before) => ({routing: composeRouting(parts, before)}),
  composeDepth,
  (parts, before) => ({boards: before?.boards ?? composeBoards(parts)})
];

/**
 * The sections of the value page.
 *
 * @param before - the page as it stands: a section whose own choice did not change is taken from it
 */
export function composeSections(parts: SectionParts, before?: ValueModel): ValueSections {
  return Object.assign({}, ...sectionComposers.map((compose) => compose(parts, before))) as ValueSections;
}
