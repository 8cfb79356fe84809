import {zFor} from "../../src/statistics/distributions.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import {cronbachAlpha} from "../../src/statistics/suite/cronbach-alpha.js";
import {expectedOnItem} from "../../src/statistics/suite/expected-on-item.js";
import {irt2plEap} from "../../src/statistics/suite/irt-2pl-eap.js";
import {irtFit} from "../../src/statistics/suite/irt-fit.js";
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
  },
  {
    method: "irtFit",
    what: "covers one system's ability by ±1.96 posterior deviations, 40 tasks fitted on the same 40 systems (2PL)",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const abilities = times(40, () => normal(random));
        const tasks = times(40, () => ({a: Math.exp(0.4 * normal(random)), b: 1.2 * normal(random)}));
        const fit = irtFit(abilities.map((theta) => tasks.map(({a, b}) => coin(random, passChance(theta, a, b)))));
        if (isRefusal(fit)) return false;
        const [theta, sd] = [fit.theta?.[0], fit.theta_sd?.[0]];
        return fit.model === "2pl" && theta != null && sd != null && Math.abs(theta - abilities[0]!) <= zFor(0.95) * sd;
      })
  },
  {
    method: "expectedOnItem",
    what: "covers a system's chance on one task given the records of 30 systems on 100 others",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const abilities = times(30, () => normal(random));
        const others = times(100, () => normal(random));
        const chance = (theta: number, b: number) => 1 / (1 + Math.exp(b - theta));
        const record = abilities.map((theta) => others.filter((b) => random() < chance(theta, b)).length / 100);
        const item = normal(random);
        const observed = abilities.map((theta) => coin(random, chance(theta, item)));
        const expected = expectedOnItem(
          observed,
          record,
          times(30, () => 100)
        );
        return !isRefusal(expected) && covers(expected[0]!, chance(abilities[0]!, item));
      })
  }
];
