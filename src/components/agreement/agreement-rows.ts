import type {ChartRow, RowGroup, RowsModel} from "../../charts/rows-chart.js";
import type {Tone} from "../../charts/tone.js";
import type {AgreementModel, AgreementPair, Explained} from "../../models/agreement/agreement-model.js";
import {RELIABLE, TENTATIVE, whyRefused} from "../../models/agreement/coefficient-words.js";
import {known} from "../../models/quantity.js";
import {formatCoefficient, formatCount, formatCountOf, formatInterval} from "../../style/format.js";

/** More pairs than this are left to the table of raters by raters. */
const MOST_PAIRS = 6;
/** Letters of the longest label. */
export const LONGEST = 36;

/** People with each other, judges with the people's majority, judges with each other: coefficients on their intervals. */
export function agreementRows(model: AgreementModel): RowsModel {
  const {key, symbol} = model.coefficient;
  const of = (kind: "human" | "judge") => model.pairs.filter((p) => p.kinds.every((k) => k === kind));
  const pairRow = (p: AgreementPair, tone: Tone) => coefficientRow(`${pairName(p)}, ${symbol}`, p[key], tone);
  const people = of("human");
  const judges = of("judge");
  const level = model.dimension?.level ?? "nominal";
  const with_whom = {nominal: "majority", ordinal: "middle verdict", interval: "mean"}[level];
  const groups: RowGroup[] = [
    {
      heading: "People with each other",
      rows: [
        ...(people.length <= MOST_PAIRS ? people.map((p) => pairRow(p, "ink")) : []),
        ...overallRows(
          model,
          people.some((p) => p.skewed_marginals)
        )
      ]
    },
    {
      heading: `Judges with the people's ${with_whom}`,
      rows: model.with_majority.map((j) =>
        coefficientRow(`${shortened(j.judge, LONGEST)}${kin(j)}, ${symbol}`, j[key], "accent")
      )
    },
    {
      heading: "Judges with each other",
      rows: judges.length <= MOST_PAIRS ? judges.map((p) => pairRow(p, "neutral")) : []
    }
  ];
  return {
    label: "Agreement of people and judges, coefficients with 95% intervals",
    groups: groups.filter((g) => g.rows.length > 0),
    domain: [lowest(groups), 1],
    ticks: ticksFrom(lowest(groups)),
    references: [
      {value: TENTATIVE, label: "0.667 tentative"},
      {value: RELIABLE, label: "0.8 reliable"}
    ],
    columns: ["", "95% interval", "items"],
    missing: "needs ratings"
  };
}

function overallRows({overall}: AgreementModel, skewed: boolean): ChartRow[] {
  const first = overall[0];
  if (!first) return [];
  const raters = first.n_raters;
  if (raters < 2) return [coefficientRow("One person only, α", first.krippendorff_alpha, "ink")];
  const all = raters === 2 ? "Both" : raters === 3 ? "All three" : `All ${formatCount(raters)}`;
  const rows = overall.map((o) => coefficientRow(`${all}, ${o.level}, α`, o.krippendorff_alpha, "ink"));
  const nominal = overall.find((o) => o.level === "nominal");
  if (nominal && raters > 2) rows.push(coefficientRow(`${all}, Fleiss' κ`, nominal.fleiss_kappa, "ink"));
  if (skewed && nominal) rows.push(coefficientRow(`${all}, AC1`, nominal.gwet_ac, "ink"));
  const scores = overall.find((o) => o.level === "interval") ?? first;
  // Of two people on scores the row of the pair says it.
  if (raters > 2 || first.level !== "interval") rows.push(coefficientRow(`${all}, ICC(2,1)`, scores.icc2_1, "ink"));
  return rows;
}

/** A row of a coefficient: its number, interval and items, or the reason for which it is refused. */
export function coefficientRow(label: string, quantity: Explained, tone: Tone): ChartRow {
  if ("refused" in quantity)
    return {label, quantity, tone: "neutral", reason: whyRefused(quantity), numbers: ["", "", ""], words: ""};
  const {value, low, high, n} = quantity;
  const interval = low === null && high === null ? "unknown" : formatInterval(low, high, (x) => formatCoefficient(x));
  return {
    label,
    quantity,
    tone,
    numbers: [formatCoefficient(value), interval, formatCount(n)],
    words: `${formatCoefficient(value)} (${interval}), ${formatCountOf(n, "item")}`
  };
}

/** "Reviewers 1 and 2" where they are numbered, else both names without their makers. */
export function pairName(pair: Pick<AgreementPair, "a" | "b">): string {
  const [x, y] = [pair.a, pair.b].map((name) => /^Reviewer (\d+)$/.exec(name)?.[1]);
  if (x !== undefined && y !== undefined) return `Reviewers ${x} and ${y}`;
  const [a, b] = [pair.a, pair.b].map((name) => name.slice(name.lastIndexOf("/") + 1)) as [string, string];
  const each = Math.floor((LONGEST - 5) / 2);
  if (a === b) return `${shortened(pair.a, each)} and ${shortened(pair.b, each)}`;
  return a.length + b.length + 5 <= LONGEST ? `${a} and ${b}` : `${shortened(a, each)} and ${shortened(b, each)}`;
}

/** The mark of a judge of a family under test, explained under the figure. */
export function kin({own_family}: {own_family: string[]}): string {
  return own_family.length > 0 ? "*" : "";
}

/** A name cut in its middle. */
export function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const end = Math.floor((longest - 1) / 3);
  return `${name.slice(0, longest - 1 - end)}…${name.slice(-end)}`;
}

/** 0, or the tenth below the lowest bound where agreement may be worse than chance. */
export function lowest(groups: readonly RowGroup[]): number {
  const ends = groups.flatMap((g) =>
    g.rows.flatMap(({quantity}) => {
      const estimate = known(quantity);
      return estimate ? [estimate.low ?? estimate.value] : [];
    })
  );
  return Math.max(-1, Math.min(0, Math.floor(Math.min(0, ...ends) * 5) / 5));
}

/** Ticks every fifth, or two fifths, from the lowest to 1. */
export function ticksFrom(low: number): RowsModel["ticks"] {
  const step = low < -0.2 ? 0.4 : 0.2;
  const ticks: RowsModel["ticks"] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= 1 + 1e-9; k++) {
    const value = Math.round(k * step * 10) / 10;
    ticks.push({value, label: formatTick(value)});
  }
  return ticks;
}

function formatTick(x: number): string {
  return Number.isInteger(x) ? String(x).replace("-", "−") : formatCoefficient(x, 1);
}
