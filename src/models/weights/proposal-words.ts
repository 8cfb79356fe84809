import {formatCountOf, formatInterval, formatList, formatNumber} from "../../style/format.js";
import {known, type Quantity} from "../quantity.js";
import type {WeightsParts} from "./weights-answer.js";

/** What the proposal would do. */
export function proposalHeading({recalibrated, proposed}: WeightsParts): string {
  if (!recalibrated) return "What would outcomes say of the weights?";
  if (!recalibrated.weights) return "The outcomes cannot say what to weigh";
  if (recalibrated.adopt) return "Outcomes speak for other weights";
  if (proposed.length === 0) return "The outcomes give no reason to change the weights";
  const moved = proposed.filter((p) => p.before !== p.after).length;
  return moved === 0
    ? "The proposal would leave the order as it is, on thin evidence"
    : `The proposal would move ${formatCountOf(moved, "system")}, on thin evidence`;
}

/** Why the proposed weights are adopted or not, and how the outcomes lean without the pull to the standing ones. */
export function proposalCaption({recalibrated, metrics, proposed}: WeightsParts): string {
  if (!recalibrated)
    return "Weights over two metrics or more can be held against outcomes once the workspace has changes that carry these metrics, and what became of them: outcomes/*.csv.";
  const {reason, weights, free, calibration_slope, folds} = recalibrated;
  const listed = (of: Record<string, Quantity>) =>
    formatList(Object.entries(of).map(([m, q]) => `${metrics.find((x) => x.metric === m)?.title ?? m} ${margin(q)}`));
  const slope = known(calibration_slope);
  return [
    reason,
    weights && proposed.length > 0 ? `Proposed: ${listed(weights)}.` : "",
    free ? `Outcomes alone lean to ${listed(free)}: a direction, not a proposal.` : "",
    slope ? `Calibration slope on later changes ${margin(calibration_slope)}; 1 is calibrated.` : "",
    folds.length > 0
      ? `Each of ${formatCountOf(folds.length, "block")} of time was judged by what came before it, the pull towards the standing weights chosen by leaving out repositories.`
      : ""
  ]
    .filter((s) => s !== "")
    .join(" ");
}

/** "0.45 (0.20 to 0.55)". */
function margin(q: Quantity): string {
  const e = known(q);
  const each = (x: number) => formatNumber(x, 2);
  return e ? `${each(e.value)} (${formatInterval(e.low, e.high, each)})` : "refused";
}
