import {ndcg} from "../../../src/statistics/retrieval/ndcg.js";
import {retrievalBinary} from "../../../src/statistics/retrieval/retrieval-binary.js";
import {asCase} from "./case.js";

interface Query {
  relevance: number[];
  k: number;
  total_relevant: number;
}
interface Graded {
  gains: number[];
  k: number;
  ideal_gains: number[];
  gain: "linear" | "exp";
}

export const runners = {
  retrieval_binary: ({relevance, k, total_relevant}: Query) =>
    asCase(retrievalBinary(relevance, {k, totalRelevant: total_relevant})),
  ndcg: ({gains, k, ideal_gains, gain}: Graded) => asCase(ndcg(gains, {k, idealGains: ideal_gains, gain}))
};
