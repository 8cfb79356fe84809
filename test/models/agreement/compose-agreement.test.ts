import {describe, expect, it} from "vitest";
import {agreementMarkdown} from "../../../src/models/markdown/agreement-markdown.js";
import {
  agreementChoiceFromQuery,
  defaultAgreementChoice,
  queryFromAgreementChoice
} from "../../../src/models/agreement/agreement-choice.js";
import type {AgreementChoice, AgreementModel} from "../../../src/models/agreement/agreement-model.js";
import {composeAgreement} from "../../../src/models/agreement/compose-agreement.js";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import type {RatingFacts} from "../../../src/tables/rating-facts.js";
import {noRatings} from "../no-ratings.js";
import {workedCells} from "../value/worked-cells.js";
import {ratingFacts} from "./support.js";
import {workedRatings, type WorkedRater} from "./worked-ratings.js";

const {facts, cells} = workedCells(
  ["Heron", "Kite"].map((system) => ({system, task: "t", passed: true, cost: 1})),
  {min_tasks: 30}
);

function compose(ratings: RatingFacts, change: Partial<AgreementChoice> = {}): AgreementModel {
  return composeAgreement(facts, cells, ratings, {...defaultAgreementChoice(ratings), ...change});
}

function given(x: object): Estimate {
  if (isRefusal(x)) throw new Error(`refused: ${x.refused}`);
  return x as Estimate;
}

const yesNo = {labels: ["no", "yes"]};
/** Verdicts that follow a truth but for a share of slips; the same seed, the same slips. */
function follows(truth: readonly boolean[], slips: number, seed: number): string[] {
  const random = seeded(seed);
  return truth.map((yes) => (yes !== random() < slips ? "yes" : "no"));
}
const random = seeded(11);
const truth = Array.from({length: 200}, () => random() < 0.5);
const people = (slips: number, count = 3): WorkedRater[] =>
  Array.from({length: count}, (_, i) => ({rater: `Reviewer ${i + 1}`, said: follows(truth, slips, 20 + i)}));
const judge = (rater: string, slips: number, family?: string): WorkedRater => ({
  rater,
  kind: "judge",
  said: follows(truth, slips, 40 + rater.charCodeAt(0)),
  ...(family === undefined ? {} : {family})
});

describe("composeAgreement: the answer", () => {
  const answer = (raters: WorkedRater[]) => compose(workedRatings({dimension: yesNo, raters})).answer;

  it("says not to rank systems by a judge that stands far from people who agree", () => {
    expect(answer([...people(0.03), judge("merlin", 0.25), judge("petrel", 0.4)])).toMatch(
      /^Not to rank systems\. People agree with each other at α.0\.\d\d \(0\.\d\d to 0\.9\d\); the better judge, merlin, agrees with their majority at κ.0\.\d\d \(0\.\d\d to 0\.\d\d\)\.$/
    );
  });

  it("says where people agree too little to hold a judge against, however near the judge", () => {
    const text = answer([...people(0.25), judge("merlin", 0)]);
    expect(text).toMatch(
      /^Not to rank systems\. People agree .*, too little to hold a judge against; the judge, merlin,/
    );
  });

  it("allows a judge to sort outputs where both hold, and never to rank systems a few points apart", () => {
    expect(answer([...people(0.01), judge("merlin", 0.01)])).toMatch(
      /^To sort outputs, yes; not to tell systems apart that stand a few points from each other\. People agree/
    );
  });

  it("says what every judge misses of what people say", () => {
    const blind: WorkedRater = {
      rater: "blind",
      kind: "judge",
      said: truth.map((yes, i) => (yes && i % 5 > 0 ? "no" : yes ? "yes" : "no"))
    };
    expect(answer([...people(0.02), blind])).toMatch(/It misses most of what people call “yes”\.$/);
  });

  it("does not call the next step of a scale a miss", () => {
    const marks = (shift: number) => truth.map((yes, i) => Math.min(5, (yes ? 4 : 1) + ((i % 3) + shift > 2 ? 1 : 0)));
    const raters: WorkedRater[] = [
      {rater: "A", said: marks(0)},
      {rater: "B", said: marks(0)},
      {rater: "near", kind: "judge", said: marks(0).map((x) => Math.min(5, x + 1))}
    ];
    const model = compose(workedRatings({dimension: {level: "ordinal"}, raters}));
    expect(model.answer).not.toContain("miss");
    expect(model.confusion_heading).toBe("Where judges and people part");
  });

  it("speaks of one person as one person", () => {
    const text = answer([people(0, 1)[0]!, judge("merlin", 0.3)]);
    expect(text).toMatch(
      /^Not to rank systems\. One person rated, so whether people agree cannot be told; the judge, merlin, agrees with that person at κ/
    );
  });

  it("says that people without an item in common tell nothing of their agreement", () => {
    const apart = people(0, 2).map((p, r) => ({...p, said: p.said.map((x, i) => (i % 2 === r ? x : null))}));
    expect(answer([...apart, judge("merlin", 0.3)])).toMatch(
      /^Not to rank systems\. 2 people rated, no two of them the same item, so whether they agree cannot be told; the judge/
    );
  });

  it("dates what was asked, and not what the same people were asked another day", () => {
    const nominal = {question: null, level: "nominal" as const};
    const ratings = ratingFacts(
      [
        {item: "a", rater: "Ada", label: "yes", rated_at: "2026-11-12T09:00:00Z"},
        {item: "b", rater: "Ada", label: "no", rated_at: "2026-11-14T09:00:00Z"},
        {item: "a", rater: "Ada", dimension: "preferred", label: "tie", rated_at: "2026-11-20T09:00:00Z"}
      ],
      {
        dimensions: [
          {...nominal, dimension: "accept", ...yesNo},
          {...nominal, dimension: "preferred", labels: ["answer", "tie"]}
        ]
      }
    );
    const {basis} = compose(ratings, {dimension: "accept"});
    expect(basis).toContain("12 to 14 November 2026");
  });

  it("claims nothing from judges alone", () => {
    const model = compose(workedRatings({dimension: yesNo, raters: [judge("merlin", 0.1), judge("petrel", 0.1)]}));
    expect(model.kind).toBe("judges");
    expect(model.answer).toMatch(
      /^No person has rated: the judges agree with each other at α.0\.\d\d \(.*\), which does not say whether they are right\.$/
    );
    expect(model.overall).toEqual([]);
    expect(compose(workedRatings({dimension: yesNo, raters: [judge("merlin", 0.1)]})).answer).toBe(
      "Only one judge has rated, so whether it is right cannot be told: no person has rated the same items."
    );
  });

  it("speaks of a judge of a family under test wherever it leads", () => {
    const kin = {...facts, systems: facts.systems.map((s, i) => ({...s, family: i === 0 ? "Aquila" : null}))};
    const ratings = workedRatings({
      dimension: yesNo,
      raters: [...people(0.03), judge("merlin", 0.3, "aquila")],
      systems: truth.map((_, i) => i % 2)
    });
    const model = composeAgreement(kin, cells, ratings, defaultAgreementChoice(ratings));
    expect(model.with_majority[0]!.own_family).toEqual(["Heron"]);
    expect(model.answer).toContain("the judge, merlin, of a family under test, agrees");
    expect(model.basis).toContain("merlin is of the family of Heron, which it judges.");
    expect(model.caption).toContain("A star: the judge is of a family under test.");
  });

  it("says of a workspace without ratings what to add", () => {
    const model = compose(noRatings);
    expect(model.kind).toBe("empty");
    expect(model.answer).toBe(
      "Nobody has rated an output, so how far the automatic scores can be trusted cannot be told."
    );
    expect(model.would_change).toContain("add ratings/*.csv");
    expect(agreementMarkdown(model)).toContain("This workspace holds no ratings.");
  });

  it("says when only few items were rated by several people", () => {
    const few = [...people(0.02), judge("merlin", 0.3)].map((r) => ({...r, said: r.said.slice(0, 12)}));
    expect(answer(few)).toMatch(/Several people rated only 12 items\.$/);
  });

  it("gives the closest metric where no judge was rated, and whether it is shown to go with people", () => {
    const ratings = (values: number[]) =>
      workedRatings({dimension: yesNo, raters: people(0.03), scores: [{metric: "lint", values}]});
    const close = compose(ratings(truth.map((yes, i) => (yes ? 1 : 0) + (i % 7) / 10)));
    expect(close.answer).toMatch(
      /no judge was rated beside them\. The one automatic metric, lint, goes with people's ratings at ρ.0\.\d\d/
    );
    const loose = compose(ratings(truth.map((_, i) => (i * 37) % 101)));
    expect(loose.answer).toMatch(/The one automatic metric, lint, is not shown to go with people's ratings: ρ/);
  });
});

describe("composeAgreement: numbers", () => {
  it("gives the textbook κ, percent and AC1 of two people, and marks skewed marginals", () => {
    // TB4 of the reference cases: 118 no/no, 5 no/yes, 2 yes/no, 0 yes/yes → 94.4 %, κ −.023, AC1 .941.
    const said = (counts: [string, number][]) => counts.flatMap(([label, n]) => Array.from({length: n}, () => label));
    const a = said([
      ["no", 123],
      ["yes", 2]
    ]);
    const b = [
      ...said([
        ["no", 118],
        ["yes", 5]
      ]),
      "no",
      "no"
    ];
    const model = compose(
      workedRatings({
        dimension: yesNo,
        raters: [
          {rater: "A", said: a},
          {rater: "B", said: b}
        ]
      })
    );
    const pair = model.pairs[0]!;
    expect(given(pair.percent).value).toBeCloseTo(0.944, 3);
    expect(given(pair.cohen_kappa).value).toBeCloseTo(-0.0234, 3);
    expect(given(pair.gwet_ac1).value).toBeCloseTo(0.9406, 3);
    expect(pair.skewed_marginals).toBe(true);
    expect(model.notes.map((n) => n.heading)).toContain("Skewed marginals");
    // By hand: |118 − 0|/125 and |5 − 2|/125.
    expect([pair.prevalence_index, pair.bias_index]).toEqual([expect.closeTo(0.944, 3), expect.closeTo(0.024, 6)]);
  });

  it("refuses what does not fit labels, with the reason beside the code", () => {
    const model = compose(workedRatings({dimension: yesNo, raters: people(0.1)}));
    expect(model.overall.map((o) => o.level)).toEqual(["nominal"]);
    expect(model.overall[0]!.icc2_1).toEqual({
      refused: "missing_metric",
      n: 200,
      why: "labels are categories, not numbers"
    });
    expect(model.pairs[0]!.weighted_kappa).toMatchObject({refused: "missing_metric", why: "the labels have no order"});
  });

  it("refuses agreement where everyone gave one label throughout", () => {
    const said = truth.map(() => "yes");
    const model = compose(
      workedRatings({
        dimension: yesNo,
        raters: [
          {rater: "A", said},
          {rater: "B", said}
        ]
      })
    );
    expect(model.overall[0]!.krippendorff_alpha).toMatchObject({refused: "no_variation"});
    expect(model.answer).toContain("all ratings are the same, which tells nothing about reliability");
  });

  it("gives an ordered scale its three levels, and scores ICC with limits of agreement", () => {
    const ordinal = compose(
      workedRatings({
        dimension: {level: "ordinal", dimension: "clarity"},
        raters: [1, 2, 3].map((s) => ({
          rater: `P${s}`,
          said: truth.map((yes, i) => (yes ? 4 : 2) + ((i * s) % 5 > 3 ? 1 : 0))
        }))
      })
    );
    expect(ordinal.overall.map((o) => o.level)).toEqual(["ordinal", "interval", "nominal"]);
    expect(ordinal.coefficient.key).toBe("weighted_kappa");
    const scored = compose(
      workedRatings({
        dimension: {level: "interval", dimension: "score"},
        raters: [
          {rater: "P", said: truth.map((_, i) => i / 10)},
          {rater: "Q", said: truth.map((_, i) => i / 10 + 0.5 + (i % 3) / 10)}
        ]
      })
    );
    // By hand: Q is .5 + (0 + .1 + .2)/3 = .6 above P, but for the last two of 200 items, which are cut from a triple.
    expect(given(scored.pairs[0]!.bland_altman!.bias).value).toBeCloseTo(-0.5995, 4);
    expect(scored.pairs[0]!.cohen_kappa).toMatchObject({why: "scores hardly ever coincide"});
    expect(given(scored.overall[0]!.icc2_1).value).toBeGreaterThan(0.95);
  });

  it("leaves unreadable verdicts out, or counts them as wrong", () => {
    const said = follows(truth, 0, 1).map((x, i) => (i < 20 ? "?" : x));
    const ratings = workedRatings({dimension: yesNo, raters: [...people(0), {rater: "merlin", kind: "judge", said}]});
    const left = compose(ratings);
    const wrong = compose(ratings, {unreadable: "wrong"});
    expect(left.options.unreadable).toBe(true);
    // By hand: all of 180, and 180 of 200.
    expect(given(left.with_majority[0]!.percent).value).toBe(1);
    expect(given(wrong.with_majority[0]!.percent).value).toBeCloseTo(0.9, 12);
    expect(given(wrong.with_majority[0]!.cohen_kappa).value).toBeLessThan(
      given(left.with_majority[0]!.cohen_kappa).value
    );
    expect(left.basis).toContain(
      "20 verdicts of merlin could not be read: left out here; were they counted as wrong, its match with people would fall from 100% to 90%."
    );
    expect(wrong.basis).toContain("counted as wrong here, by which its match with people falls from 100% to 90%.");
    expect(wrong.with_majority[0]!.confusion!.columns).toEqual(["no", "yes", "unreadable"]);
  });

  it("takes only experienced people in when asked to", () => {
    const novice = {rater: "Reviewer 4", said: truth.map((yes, i) => (i < 10 ? (yes ? "no" : "yes") : null))};
    const ratings = workedRatings({dimension: yesNo, raters: [...people(0), novice]});
    expect(compose(ratings).options.people).toBe(true);
    expect(given(compose(ratings).overall[0]!.krippendorff_alpha).value).toBeLessThan(1);
    const experienced = compose(ratings, {people: "experienced"});
    expect(given(experienced.overall[0]!.krippendorff_alpha).value).toBe(1);
    expect(experienced.basis).toContain("1 person with fewer than 30 rated items is left out.");
  });

  it("lists the items that split experienced people by more than 30 %, the worst first", () => {
    const said = (turned: number[]) => truth.map((yes, i) => (yes !== turned.includes(i) ? "yes" : "no"));
    const raters = [[], [], [3], [3, 7], [3]].map((turned, r) => ({rater: `P${r}`, said: said(turned)}));
    const model = compose(workedRatings({dimension: yesNo, raters}));
    // By hand: item 4 splits three to two, item 8 four to one (20 %).
    expect(model.ambiguous.map((a) => [a.item, a.dissenting, a.raters])).toEqual([["item 4", 2, 5]]);
    expect(model.split).toEqual({items: 1, of: 200, experienced: true});
    expect(model.ambiguous[0]!.said).toHaveLength(5);
  });
});

describe("composeAgreement: metrics", () => {
  it("turns metrics of which less is better, marks similarity, and counts systems told apart", () => {
    const settings = {
      ...facts.settings,
      metrics: {errors: {title: "Errors", better: "lower" as const, anchors: [1, 0] as [number, number], unit: null}}
    };
    const systems = truth.map((yes, i) => (yes ? (i % 5 === 0 ? 1 : 0) : i % 5 === 0 ? 0 : 1));
    const ratings = workedRatings({
      dimension: yesNo,
      raters: people(0.02),
      systems,
      scores: [
        {metric: "errors", values: truth.map((yes, i) => (yes ? 0 : 2) + (i % 3) / 10)},
        {metric: "codebleu", values: truth.map((_, i) => (i * 37) % 101)}
      ]
    });
    const model = composeAgreement({...facts, settings}, cells, ratings, defaultAgreementChoice(ratings));
    const [errors, bleu] = ["errors", "codebleu"].map((name) => model.metrics.find((m) => m.metric === name)!);
    expect([errors!.turned, given(errors!.spearman).value > 0.7, errors!.title]).toEqual([true, true, "Errors"]);
    expect(errors!.separates).toEqual({pairs: 1, same_order: 1, shown: 1});
    expect([bleu!.anomaly_detector, bleu!.separates.pairs, bleu!.separates.shown]).toEqual([true, 1, 0]);
    expect(errors!.p_adjusted!).toBeLessThan(0.001);
    expect(bleu!.p_adjusted!).toBeGreaterThan(0.05);
    expect(model.metrics_heading).toBe("Errors goes with people's ratings most closely");
    expect(model.separation_words).toContain("Likeness to a reference answer (codebleu) finds odd items");
  });

  it("gives the AUC of a metric for people's yes, ties among people left out", () => {
    // By hand: yes items score 3 and 2, no items 1 and 2: of four pairs three are in order and one is a tie: 3.5/4.
    const ratings = workedRatings({
      dimension: yesNo,
      raters: [
        {rater: "A", said: ["yes", "yes", "no", "no", "yes"]},
        {rater: "B", said: ["yes", "yes", "no", "no", "no"]}
      ],
      scores: [{metric: "m", values: [3, 2, 1, 2, 9]}]
    });
    const auc = given(compose(ratings).metrics[0]!.auc);
    expect([auc.value, auc.n]).toEqual([0.875, 4]);
  });

  it("refuses to correlate labels without order", () => {
    const ratings = workedRatings({
      dimension: {labels: ["first", "second", "tie"]},
      raters: [...people(0).map((p) => ({...p, said: p.said.map((x) => (x === "yes" ? "first" : "tie"))}))],
      scores: [{metric: "m", values: truth.map(Number)}]
    });
    const model = compose(ratings);
    expect(model.metrics[0]!.spearman).toMatchObject({refused: "missing_metric", why: "the labels have no order"});
    expect(model.metrics_caption).toContain("the labels have no order");
  });
});

describe("agreementChoiceFromQuery(query, dimensions, base)", () => {
  const base = {dimension: "accept", people: "all", unreadable: "left_out", judge: null} as const;
  it("agreementChoiceFromQuery reads back what queryFromAgreementChoice wrote", () => {
    const choice: AgreementChoice = {dimension: "clarity", people: "experienced", unreadable: "wrong", judge: "merlin"};
    const query = queryFromAgreementChoice(choice, base);
    expect(query.toString()).toBe("dimension=clarity&people=experienced&unreadable=wrong&judge=merlin");
    expect(agreementChoiceFromQuery(query, ["accept", "clarity"], base)).toEqual(choice);
    expect(queryFromAgreementChoice(base, base).toString()).toBe("");
  });
  it("agreementChoiceFromQuery keeps the default for what is not there", () => {
    const query = new URLSearchParams("dimension=beauty&people=nobody&unreadable=");
    expect(agreementChoiceFromQuery(query, ["accept"], base)).toEqual(base);
  });
});
