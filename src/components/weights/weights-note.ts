import {html} from "htl";
import {known} from "../../models/quantity.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {formatCountOf} from "../../style/format.js";

/** A system's place in some order. */
interface Ranked {
  system: string;
  rank: number;
}

/** How many systems stand at another rank than under the standing weights, and the farthest move. */
export function rankMoves(standing: readonly Ranked[], now: readonly Ranked[]): {moved: number; farthest: number} {
  const before = new Map(standing.map((s) => [s.system, s.rank]));
  let moved = 0;
  let farthest = 0;
  for (const {system, rank} of now) {
    const move = Math.abs(rank - (before.get(system) ?? rank));
    if (move > 0) moved++;
    farthest = Math.max(farthest, move);
  }
  return {moved, farthest};
}

/** The systems of the value page by quality. */
export function qualityRanks({systems}: Pick<ValueModel, "systems">): Ranked[] {
  return systems
    .flatMap((s) => (known(s.quality) ? [{system: s.system, value: known(s.quality)!.value}] : []))
    .sort((a, b) => b.value - a.value)
    .map(({system}, i) => ({system, rank: i + 1}));
}

/** Says that these are not the standing weights, what that does to the ranks, and offers the way back. */
export function weightsNote(
  standing: string | null,
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
    These weights differ from the standing ones${standing === null ? "" : ` (${standing})`}: ${effect}. ${back}
  </p>`;
}
