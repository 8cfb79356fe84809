import {cronbachAlpha} from "../../../src/statistics/suite/cronbach-alpha.js";
import {irt2plEap} from "../../../src/statistics/suite/irt-2pl-eap.js";
import {irt2plInformation} from "../../../src/statistics/suite/irt-2pl-information.js";
import {itemRestCorrelation} from "../../../src/statistics/suite/item-rest-correlation.js";
import {pIrt} from "../../../src/statistics/suite/p-irt.js";
import {saturationPosterior} from "../../../src/statistics/suite/saturation-posterior.js";
import {asCase} from "./case.js";

interface Items {
  a: number[];
  b: number[];
}
interface Scores {
  data: number[][];
}
type Saturated = Record<"x" | "n" | "threshold" | "a" | "b", number>;
type Partly = Record<"observed" | "predicted_unobserved", number[]> & {total: number};

export const runners = {
  irt_2pl_information: ({theta, a, b}: Items & {theta: number}) => asCase(irt2plInformation(theta, {a, b})),
  irt_2pl_eap: ({responses, a, b}: Items & {responses: (number | null)[]}) => asCase(irt2plEap(responses, {a, b})),
  cronbach_alpha: ({data}: Scores) => asCase(cronbachAlpha(data), "alpha"),
  item_rest_correlation: ({data}: Scores) => asCase(itemRestCorrelation(data)),
  saturation_posterior: ({x, n, threshold, a, b}: Saturated) => asCase(saturationPosterior(x, n, {threshold, a, b})),
  p_irt: ({observed, predicted_unobserved, total}: Partly) =>
    asCase(pIrt(observed, predicted_unobserved, {total}), "estimate")
};
