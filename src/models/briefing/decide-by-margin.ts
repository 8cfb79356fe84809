import {isRefusal} from "../../statistics/estimate.js";
import {formatInterval, formatPoints} from "../../style/format.js";
import type {Decided, Decision} from "./decision.js";

/**
 * The decision where the workspace states which loss of quality it tolerates, but not what a failure costs: the cheaper
 * of the frontier's last two, if what it loses is surely tolerable, the best if it surely is not.
 *
 * Only the last step is judged, since that is the paired difference the page shows; `null` where there is none, where
 * quality is no share of tasks, or where the interval holds the margin.
 */
export function byMargin({steps, quality_is_share: isShare}: Decided, margin: number): Decision | null {
  const step = steps.at(-1);
  if (!step || !isShare || isRefusal(step.quality_gain)) return null;
  const {value, low, high} = step.quality_gain;
  const points = (x: number) => formatPoints(x);
  const interval = `(95% interval ${formatInterval(low, high, points)})`;
  const stated = `${points(margin)} points stated as tolerable`;
  const decided = (system: string, sentence: string): Decision => ({
    kind: "recommended",
    threshold: "margin",
    recommended: [system],
    sentence
  });
  if (high !== null && high < margin)
    return decided(
      step.from,
      `Take ${step.from} rather than the dearer ${step.to}: it passes ${points(value)} points fewer ${interval}, less than the ${stated}.`
    );
  if (low !== null && low > margin)
    return decided(
      step.to,
      `Take ${step.to}: the cheaper ${step.from} passes ${points(value)} points fewer ${interval}, more than the ${stated}.`
    );
  return null;
}
