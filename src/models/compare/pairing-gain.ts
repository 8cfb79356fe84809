import {pearsonCi} from "../../statistics/association/pearson-ci.js";
import {newcombeDiffCi} from "../../statistics/comparison/newcombe-diff-ci.js";
import {pairedDifference} from "../../statistics/comparison/paired-difference.js";
import {welchDifference} from "../../statistics/comparison/welch-difference.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {quantityOf} from "../quantity.js";
import type {ComparePairing} from "./compare-model.js";
import {point} from "./compare-tasks.js";
import {isBinary, type SideTasks} from "./sides.js";

/** What pairing gained, tasks taken one by one on both sides so that like is held against like. */
export function pairingGain(a: SideTasks, b: SideTasks): ComparePairing {
  const n = a.task.length;
  const paired = pairedDifference(a.mean, b.mean);
  const passes = (s: SideTasks) => ({passes: s.mean.filter((x) => x === 1).length, n});
  const apart = isBinary(a) && isBinary(b) ? newcombeDiffCi(passes(a), passes(b)) : welchDifference(a.mean, b.mean);
  return {
    correlation: quantityOf(pearsonCi(a.mean, b.mean), n),
    unpaired: quantityOf(apart, n),
    tasks_ratio: isRefusal(paired)
      ? refuse(paired.refused, n)
      : point((paired.se_unpaired / paired.se) ** 2, n, "variance unpaired over paired")
  };
}

/** The same where nothing is paired. */
export function noPairing(n: number): ComparePairing {
  const none = refuse("no_pairable_units", n);
  return {correlation: none, unpaired: none, tasks_ratio: none};
}
