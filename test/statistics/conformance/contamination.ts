import {changepointBinomial} from "../../../src/statistics/contamination/changepoint-binomial.js";
import {cochranArmitage} from "../../../src/statistics/contamination/cochran-armitage.js";
import {contaminationDid} from "../../../src/statistics/contamination/contamination-did.js";
import {ngramOverlap} from "../../../src/statistics/contamination/ngram-overlap.js";
import {uShapeContrast} from "../../../src/statistics/contamination/u-shape-contrast.js";
import {asCase} from "./case.js";

interface Rewritten {
  original: number[];
  modified: number[];
  ref_original: number[][];
  ref_modified: number[][];
}
type Positions = Record<"x" | "n", number[]>;

export const runners = {
  contamination_did: ({original, modified, ref_original, ref_modified}: Rewritten) => {
    const references = ref_original.map((scores, i) => ({original: scores, modified: ref_modified[i] ?? []}));
    const {low_one_sided, ...rest} = asCase(contaminationDid({original, modified}, references));
    return {...rest, lo_one_sided: low_one_sided};
  },
  changepoint_binomial: ({y, min_segment}: {y: number[]; min_segment: number}) =>
    asCase(changepointBinomial(y, {minSegment: min_segment})),
  ngram_overlap: ({a, b, n}: {a: string[]; b: string[]; n: number}) => asCase(ngramOverlap(a, b, {n})),
  cochran_armitage: ({x, n, score}: Positions & {score: number[]}) => asCase(cochranArmitage(x, n, {score})),
  u_shape_contrast: ({x, n}: Positions) => asCase(uShapeContrast(x, n))
};
