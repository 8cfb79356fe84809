import {blandAltman} from "../../../src/statistics/agreement/bland-altman.js";
import {cohenKappa, cohenKappaWeighted} from "../../../src/statistics/agreement/cohen-kappa.js";
import {fleissKappa} from "../../../src/statistics/agreement/fleiss-kappa.js";
import {gwetAc} from "../../../src/statistics/agreement/gwet-ac.js";
import {icc} from "../../../src/statistics/agreement/icc.js";
import {krippendorffAlpha, type MeasurementLevel} from "../../../src/statistics/agreement/krippendorff-alpha.js";
import {percentAgreementTable} from "../../../src/statistics/agreement/percent-agreement-table.js";
import {spearmanBrown} from "../../../src/statistics/agreement/spearman-brown.js";
import type {WeightKind} from "../../../src/statistics/agreement/weights.js";
import type {AgreementTable} from "../../../src/statistics/agreement/table.js";
import type {Ratings} from "../../../src/statistics/agreement/ratings.js";
import {asCase} from "./case.js";

interface Table {
  table: AgreementTable;
}
interface Pairs {
  a: number[];
  b: number[];
  conf: number;
}

export const runners = {
  cohen_kappa: ({table, weights}: Table & {weights: "none"}) => asCase(cohenKappa(table, {weights}), "kappa"),
  cohen_kappa_weighted: ({table, weights}: Table & {weights: "linear" | "quadratic"}) =>
    asCase(cohenKappaWeighted(table, {weights}), "kappa"),
  percent_agreement_table: ({table}: Table) => asCase(percentAgreementTable(table)),
  gwet_ac: ({data, weights}: {data: Ratings; weights: WeightKind}) => asCase(gwetAc(data, {weights}), "coef"),
  fleiss_kappa: ({counts}: {counts: number[][]}) => asCase(fleissKappa(counts), "kappa"),
  krippendorff_alpha: ({data, level}: {data: Ratings; level: MeasurementLevel}) =>
    asCase(krippendorffAlpha(data, {measurement: level}), "alpha"),
  icc: ({data, conf}: {data: number[][]; conf: number}) => {
    const whole = icc(data, {level: conf});
    if ("refused" in whole) return asCase(whole);
    const {ICC1, ICC2, ICC3, ICC1k, ICC2k, ICC3k} = whole;
    const each = {ICC1, ICC2, ICC3, ICC1k, ICC2k, ICC3k};
    return Object.fromEntries(Object.entries(each).map(([name, one]) => [name, asCase(one, "icc")]));
  },
  bland_altman: ({a, b, conf}: Pairs) => {
    const {loa_low, loa_high, bias_low, bias_high, ...rest} = asCase(blandAltman(a, b, {level: conf}));
    return {...rest, loa_lo: loa_low, loa_hi: loa_high, bias_lo: bias_low, bias_hi: bias_high};
  },
  spearman_brown: ({r, factor}: {r: number; factor: number}) => asCase(spearmanBrown(r, {factor}), "r")
};
