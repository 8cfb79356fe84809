import {changepointBinomial} from "../../src/statistics/contamination/changepoint-binomial.js";
import {cochranArmitage} from "../../src/statistics/contamination/cochran-armitage.js";
import {contaminationDid} from "../../src/statistics/contamination/contamination-did.js";
import {uShapeContrast} from "../../src/statistics/contamination/u-shape-contrast.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {binomial, coin, count, covers, times} from "./draws.js";

const simulated = (method: string, what: string, nominal: number, hit: (random: Random) => boolean): Calibration => ({
  method,
  what,
  nominal,
  run: (random, replicates) => count(replicates, () => hit(random))
});

const scores = (random: Random, p: number) => times(60, () => coin(random, p));
const rewritten = (random: Random, original: number, modified: number) => ({
  original: scores(random, original),
  modified: scores(random, modified)
});
const atFive = (random: Random, share: (i: number) => number) => times(5, (i) => binomial(random, 60, share(i)));

export const calibrations: Calibration[] = [
  simulated("contaminationDid", "covers an excess loss of .2 over 60 tasks and three references", 0.95, (random) => {
    const references = times(3, () => rewritten(random, 0.6, 0.5));
    return covers(contaminationDid(rewritten(random, 0.8, 0.5), references), 0.2);
  }),
  simulated("contaminationDid", "suspects a system that lost no more than the references", 0.05, (random) => {
    const references = times(3, () => rewritten(random, 0.6, 0.5));
    const did = contaminationDid(rewritten(random, 0.7, 0.6), references);
    return !isRefusal(did) && did.p_one_sided <= 0.05;
  }),
  simulated("changepointBinomial", "finds a break among 60 outcomes without one", 0.05, (random) => {
    const break_ = changepointBinomial(scores(random, 0.6), {replicates: 199, seed: Math.floor(random() * 1e9)});
    return !isRefusal(break_) && break_.p !== null && break_.p <= 0.05;
  }),
  simulated("cochranArmitage", "covers a fall of .05 a position over five positions of 60", 0.95, (random) => {
    const x = atFive(random, (i) => 0.8 - 0.05 * i);
    return covers(cochranArmitage(x, [60, 60, 60, 60, 60]), -0.05);
  }),
  simulated("cochranArmitage", "finds a trend over five positions of 60 without one", 0.05, (random) => {
    const trend = cochranArmitage(
      atFive(random, () => 0.7),
      [60, 60, 60, 60, 60]
    );
    return !isRefusal(trend) && trend.p <= 0.05;
  }),
  simulated("uShapeContrast", "covers the contrast of a dip in the middle, five positions of 60", 0.95, (random) => {
    const shares = [0.9, 0.7, 0.6, 0.7, 0.9];
    const x = atFive(random, (i) => shares[i]!);
    return covers(uShapeContrast(x, [60, 60, 60, 60, 60]), 2 * 0.9 - 0.7 - 2 * 0.6 - 0.7 + 2 * 0.9);
  })
];
