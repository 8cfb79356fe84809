import type {AgreementModel} from "../agreement/agreement-model.js";
import {RELIABLE, TENTATIVE} from "../agreement/coefficient-words.js";
import type {BriefingRows} from "./briefing-model.js";

const MOST_PAIRS = 3;
const MOST_JUDGES = 2;

/** People with each other, then each judge with their majority, by the coefficient the agreement page leads with. */
export function agreementRows(model: AgreementModel): BriefingRows {
  const {key, symbol} = model.coefficient;
  const human = model.pairs.filter((p) => p.kinds.every((k) => k === "human"));
  // Pairs of people give way to judges: a sheet has room for either.
  const pairs = human.length > MOST_PAIRS || model.with_majority.length > 0 ? [] : human;
  const people = [
    ...model.overall.slice(0, 1).map((o) => ({label: "All people, α", quantity: o.krippendorff_alpha, slot: null})),
    ...pairs.map((p) => ({label: `${p.a} and ${p.b}, ${symbol}`, quantity: p[key], slot: null}))
  ];
  const judges = model.with_majority
    .slice(0, MOST_JUDGES)
    .map((j) => ({label: `${j.judge}, ${symbol}`, quantity: j[key], slot: null, accent: true}));
  const groups = [
    {heading: "People with each other", rows: people},
    {heading: "Judges with the people's majority", rows: judges}
  ].filter((g) => g.rows.length > 0);
  return {
    label:
      "Agreement beyond chance with 95% intervals: 0 is chance, 1 perfect; .667 is the least for tentative use, .8 for reliance.",
    counted: "items",
    unit: "coefficient",
    references: [TENTATIVE, RELIABLE],
    groups
  };
}
