import type {SectionParts} from "../sections.js";
import type {ValueModel} from "../value-model.js";
import {composeCliffs} from "./compose-cliffs.js";
import {composeIcer} from "./compose-icer.js";
import {composeMovement, daysOfParts} from "./compose-movement.js";
import {materialView, nearDominated} from "./compose-near.js";
import {cliffSentence, icerCaption, moneySentence} from "./money-words.js";
import {nearHeadSentence} from "./near-words.js";

/**
 * The finer points of the frontier: where money ends, its cliffs, who is nearly beaten, whether it moved.
 *
 * @param before - the page as it stands, when only a slider of a section moved
 */
export function composeDepth(
  parts: SectionParts,
  before?: Pick<ValueModel, "depth" | "cliffs">
): Pick<ValueModel, "depth" | "cliffs"> {
  const {view, choice} = parts;
  // With one system there is nothing to weigh it against.
  if (view.eligible.length < 2) return {depth: null, cliffs: []};
  const near = nearDominated(view, choice.depth);
  const margins = {
    near_dominated: near,
    near_sentence: nearHeadSentence(near, choice.depth),
    material: materialView(view, choice.depth)
  };
  // Of what one section's slider can reach, only the margins are of this one.
  if (before?.depth) return {cliffs: before.cliffs, depth: {...before.depth, ...margins}};
  const icer = composeIcer(view);
  const cliffs = composeCliffs(view);
  return {
    cliffs: cliffs.cliffs,
    depth: {
      ...margins,
      icer: icer.rows,
      icer_caption: icerCaption(icer.rows, view.kind, cliffs),
      money_sentence: moneySentence(icer),
      cliff_sentence: cliffSentence(cliffs),
      cliffs_refused: cliffs.refused,
      movement: composeMovement(parts),
      days: daysOfParts(parts)
    }
  };
}
