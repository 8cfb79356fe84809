import {cronbachAlpha} from "../../src/statistics/suite/cronbach-alpha.js";
import {irt2plEap} from "../../src/statistics/suite/irt-2pl-eap.js";
import {passChance} from "../../src/statistics/suite/irt-2pl.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, normal, times} from "./draws.js";

export const calibrations: Calibration[] = [
  {
    method: "cronbachAlpha",
    what: "covers alpha = .8 of 20 parallel tasks, 25 systems",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        // Tasks that are ability plus noise of variance 5 have alpha 20/(20 + 5).
        const data = times(25, () => {
          const ability = normal(random);
          return times(20, () => ability + Math.sqrt(5) * normal(random));
        });
        return covers(cronbachAlpha(data), 0.8);
      })
  },
  {
    method: "irt2plEap",
    what: "covers an ability drawn from its own prior, 40 tasks",
    nominal: 0.95,
    run: (random, replicates) => {
      const items = {a: times(40, (j) => 0.7 + (j % 5) * 0.3), b: times(40, (j) => -2 + j / 10)};
      return count(replicates, () => {
        const theta = normal(random);
        const responses = items.a.map((a, j) => coin(random, passChance(theta, a, items.b[j]!)));
        return covers(irt2plEap(responses, items), theta);
      });
    }
  }
];
