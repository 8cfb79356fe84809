import {blandAltman} from "../../src/statistics/agreement/bland-altman.js";
import {cohenKappa, cohenKappaWeighted} from "../../src/statistics/agreement/cohen-kappa.js";
import {fleissKappa} from "../../src/statistics/agreement/fleiss-kappa.js";
import {gwetAc} from "../../src/statistics/agreement/gwet-ac.js";
import {icc} from "../../src/statistics/agreement/icc.js";
import {krippendorffAlpha} from "../../src/statistics/agreement/krippendorff-alpha.js";
import {percentAgreementTable} from "../../src/statistics/agreement/percent-agreement-table.js";
import {agreementTable} from "../../src/statistics/agreement/table.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, normal, times} from "./draws.js";

// Raters say yes with chance .9 where the truth is yes (.4 of units) and .2 where it is no, each for himself. Then
const yes = [0.2, 0.9];
const truth = 0.4;
const use = 0.4 * 0.9 + 0.6 * 0.2; // .48 of ratings are yes
const agree = 0.4 * (0.81 + 0.01) + 0.6 * (0.04 + 0.64); // .736 of pairs agree
const same = use ** 2 + (1 - use) ** 2;
const kappa = (agree - same) / (1 - same); // also Scott's, Fleiss' and, in the long run, Krippendorff's
const undecided = 2 * use * (1 - use);
const ac1 = (agree - undecided) / (1 - undecided);

function panel(random: Random, units: number, raters: number): number[][] {
  return times(units, () => {
    const p = yes[coin(random, truth)]!;
    return times(raters, () => coin(random, p));
  });
}

function twoRaters(random: Random, units: number) {
  const data = panel(random, units, 2);
  return agreementTable(
    data.map((row) => row[0]!),
    data.map((row) => row[1]!),
    {categories: [0, 1]}
  ).table;
}

const covering = (method: string, what: string, hit: (random: Random) => boolean): Calibration => ({
  method,
  what,
  nominal: 0.95,
  run: (random, replicates) => count(replicates, () => hit(random))
});

export const calibrations: Calibration[] = [
  covering("cohenKappa", "covers kappa of two raters, 100 units", (random) =>
    covers(cohenKappa(twoRaters(random, 100)), kappa)
  ),
  covering("cohenKappaWeighted", "covers kappa of two raters, 100 units, two categories", (random) =>
    covers(cohenKappaWeighted(twoRaters(random, 100)), kappa)
  ),
  covering("percentAgreementTable", "covers percent agreement of two raters, 60 units", (random) =>
    covers(percentAgreementTable(twoRaters(random, 60)), agree)
  ),
  covering("gwetAc", "covers AC1 of three raters, 80 units, one rating in ten missing", (random) => {
    const data = panel(random, 80, 3).map((row) => row.map((x) => (random() < 0.1 ? null : x)));
    return covers(gwetAc(data, {replicates: 300, seed: Math.floor(random() * 1e9)}), ac1);
  }),
  covering("fleissKappa", "covers kappa of four raters, 80 units", (random) => {
    const counts = panel(random, 80, 4).map((row) => {
      const passes = row.reduce((sum, x) => sum + x, 0);
      return [4 - passes, passes];
    });
    return covers(fleissKappa(counts, {replicates: 300, seed: Math.floor(random() * 1e9)}), kappa);
  }),
  covering(
    "krippendorffAlpha",
    "covers nominal alpha of three raters, 80 units, one rating in ten missing",
    (random) => {
      const data = panel(random, 80, 3).map((row) => row.map((x) => (random() < 0.1 ? null : x)));
      return covers(krippendorffAlpha(data, {replicates: 300, seed: Math.floor(random() * 1e9)}), kappa);
    }
  ),
  covering("icc", "covers ICC(2,1) = .5 of four raters drawn anew, 25 subjects", (random) => {
    const raters = times(4, () => normal(random) * 0.5);
    const data = times(25, () => {
      const subject = normal(random);
      return raters.map((rater) => subject + rater + normal(random) * Math.sqrt(0.75));
    });
    return covers(icc(data), 0.5);
  }),
  covering("blandAltman", "covers a bias of .3, 20 units", (random) => {
    const a = times(20, () => normal(random));
    return covers(
      blandAltman(
        a,
        a.map((x) => x - 0.3 + normal(random) * 0.7)
      ),
      0.3
    );
  })
];
