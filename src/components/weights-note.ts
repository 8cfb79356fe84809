import {html} from "htl";
import {known} from "../models/quantity.js";
import type {ValueModel} from "../models/value/value-model.js";
import {formatCountOf} from "../style/format.js";

/** How many systems stand at another rank of quality than under the standing weights, and the farthest move. */
export function rankMoves(standing: ValueModel, now: ValueModel): {moved: number; farthest: number} {
  const before = ranks(standing);
  const after = ranks(now);
  let moved = 0;
  let farthest = 0;
  for (const [system, rank] of after) {
    const move = Math.abs(rank - (before.get(system) ?? rank));
    if (move > 0) moved++;
    farthest = Math.max(farthest, move);
  }
  return {moved, farthest};
}

function ranks(model: ValueModel): Map<string, number> {
  const sorted = model.systems
    .flatMap((s) => (known(s.quality) ? [{name: s.system, value: known(s.quality)!.value}] : []))
    .sort((a, b) => b.value - a.value);
  return new Map(sorted.map((s, i) => [s.name, i + 1]));
}

/** Says that these are not the standing weights, what that does to the ranks, and offers the way back. */
export function weightsNote(
  model: ValueModel,
  {moved, farthest}: {moved: number; farthest: number},
  onBack: () => void
): HTMLElement {
  const back = html`<button class="link" type="button">Back to the standing weights</button>`;
  back.onclick = onBack;
  const effect =
    moved === 0
      ? "the order of the systems is the same"
      : `${formatCountOf(moved, "system")} ${moved === 1 ? "stands" : "stand"} at another rank, by ${farthest} at most`;
  return html`<p class="weights-note">
    These weights differ from the standing
    ones${model.generated_from.weights ? ` (${model.generated_from.weights})` : ""}: ${effect}. ${back}
  </p>`;
}
