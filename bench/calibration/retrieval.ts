import {meanOverQueries, retrievalBinary} from "../../src/statistics/retrieval/retrieval-binary.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, times} from "./draws.js";

export const calibrations: Calibration[] = [
  {
    method: "meanOverQueries",
    what: "covers precision at 5 of .4 over 40 queries, some without a relevant document",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const queries = times(40, () => {
          const relevance = times(5, () => coin(random, 0.4));
          const totalRelevant = random() < 0.1 ? 0 : 6;
          return retrievalBinary(totalRelevant === 0 ? [0, 0] : relevance, {k: 5, totalRelevant});
        });
        return covers(
          meanOverQueries(queries, ({precision}) => precision),
          0.4
        );
      })
  }
];
