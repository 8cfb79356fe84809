import {ebShrinkage} from "../../../src/statistics/ranking/eb-shrinkage.js";
import {rankConfidenceSet} from "../../../src/statistics/ranking/rank-confidence-set.js";
import {rankingAgreement} from "../../../src/statistics/ranking/ranking-agreement.js";
import {asCase} from "./case.js";

export const runners = {
  rank_confidence_set: ({estimate, se, alpha}: {estimate: number[]; se: number[]; alpha: number}) => {
    const {rank_low, rank_high, better: _, ...rest} = asCase(rankConfidenceSet(estimate, se, {alpha}));
    return {...rest, rank_lo: rank_low, rank_hi: rank_high};
  },
  eb_shrinkage: ({estimate, se}: {estimate: number[]; se: number[]}) => asCase(ebShrinkage(estimate, se)),
  ranking_agreement: ({a, b}: {a: number[]; b: number[]}) => asCase(rankingAgreement(a, b))
};
