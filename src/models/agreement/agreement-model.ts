import type {DimensionFact, RaterFact} from "../../tables/rating-facts.js";
import type {ScorerKind} from "../../tables/score.js";
import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";
import type {PairCoefficient} from "./coefficient-words.js";
import type {CorrectedSystem, Correction} from "./corrected/corrected-model.js";
import type {JudgeModel, JudgingWords} from "./judges/judges-model.js";

/** What the reader has picked; the whole of it stands in the URL. */
export interface AgreementChoice {
  dimension: string;
  /** `experienced`: people who rated at least 30 items on this dimension. */
  people: "all" | "experienced";
  /** What becomes of a judge's verdicts that could not be had or read. */
  unreadable: "left_out" | "wrong";
  /** The judge whose verdicts the corrected rates start from; `null` is the page's own pick. */
  judge: string | null;
}

export type Level = DimensionFact["level"];

/** A refusal may say its reason in words that fit the place better than its code. */
export type Explained = Quantity & {why?: string};

export interface AgreementRater {
  rater: string;
  kind: RaterFact["kind"];
  family: string | null;
  /** Items with a readable verdict on this dimension. */
  items: number;
  experienced: boolean;
  /** Whether the choice takes this person in; judges always. */
  included: boolean;
  /** Verdicts that could not be had or read, on any dimension. */
  outages: number;
}

/** How two raters agree. */
export interface AgreementPair {
  a: string;
  b: string;
  kinds: [RaterFact["kind"], RaterFact["kind"]];
  dimension: string;
  n: number;
  percent: Explained;
  cohen_kappa: Explained;
  /** Quadratic weights. */
  weighted_kappa: Explained;
  gwet_ac1: Explained;
  gwet_ac2: Explained;
  icc2_1: Explained;
  /** Two labels only; null otherwise. */
  prevalence_index: number | null;
  bias_index: number | null;
  /** Agreement is high and κ low because nearly every item gets one label. */
  skewed_marginals: boolean;
  /** a minus b, for scores: the bias with its interval, and between what limits most differences lie. */
  bland_altman: {bias: Explained; limits: {low: number; high: number} | null} | null;
}

/** How all people agree, at one level of measurement. */
export interface OverallAgreement {
  dimension: string;
  level: Level;
  n_items: number;
  n_raters: number;
  krippendorff_alpha: Explained;
  fleiss_kappa: Explained;
  icc2_1: Explained;
  /** The mean of the panel in place of one rater. */
  icc2_k: Explained;
  gwet_ac: Explained;
}

/** A judge beside what the people say together. */
export interface JudgeAgreement {
  judge: string;
  family: string | null;
  /** Systems under test that are of the judge's own family. */
  own_family: string[];
  dimension: string;
  n: number;
  /** The judge's items without a majority among people: left out. */
  undecided: number;
  /** The judge's verdicts on people's items that could not be read. */
  unreadable: number;
  percent: Explained;
  /** Readable verdicts only, and with the unreadable counted as wrong. */
  percent_readable: Explained;
  percent_all: Explained;
  cohen_kappa: Explained;
  weighted_kappa: Explained;
  gwet_ac1: Explained;
  icc2_1: Explained;
  /** People's majority in rows, the judge in columns; null for scores. */
  confusion: Confusion | null;
}

export interface Confusion {
  rows: string[];
  columns: string[];
  counts: number[][];
}

/** An automatic metric or judge beside the people's mean rating of the item. */
export interface MetricAgreement {
  metric: string;
  title: string;
  kind: ScorerKind | "judge" | null;
  /** Lower values are better: its sign is turned, so that a positive coefficient always means "goes with people". */
  turned: boolean;
  /** Similarity to a reference answer: good for finding odd items, not for quality. */
  anomaly_detector: boolean;
  /** Systems under test that are of the judge's own family; empty for metrics. */
  own_family: string[];
  n: number;
  spearman: Explained;
  kendall: Explained;
  pearson: Explained;
  auc: Explained;
  /** Spearman's p, adjusted over all metrics (Benjamini and Hochberg). */
  p_adjusted: number | null;
  /** Of the pairs of systems that people tell apart: how many the metric orders alike, and shows to differ so. */
  separates: {pairs: number; same_order: number; shown: number};
}

/** An item, or a task, on which people part. */
export interface AmbiguousItem {
  item: string;
  task: string | null;
  /** The suite of that task. */
  suite: string | null;
  system: string | null;
  raters: number;
  /** Raters who are not with the majority, or not near the middle on a scale. */
  dissenting: number;
  said: {rater: string; verdict: string}[];
}

export interface AgreementModel extends PageModel {
  page: "agreement";
  /** `people`: at least one person rated; `judges`: judges only; `empty`: nobody rated. */
  kind: "people" | "judges" | "empty";
  choice: AgreementChoice;
  options: {
    dimensions: {value: string; label: string}[];
    /** Whether the choice of people, and of unreadable verdicts, makes a difference. */
    people: boolean;
    unreadable: boolean;
  };
  dimension: (DimensionFact & {scale: [number, number] | null}) | null;
  /** The coefficient that fits two raters on this dimension. */
  coefficient: PairCoefficient;
  raters: AgreementRater[];
  pairs: AgreementPair[];
  overall: OverallAgreement[];
  with_majority: JudgeAgreement[];
  metrics: MetricAgreement[];
  judges: JudgeModel[];
  judging: JudgingWords | null;
  corrected: CorrectedSystem[];
  correction: Correction | null;
  ambiguous: AmbiguousItem[];
  /** Of the items that several people rated: how many split them by more than 30 %. */
  split: {items: number; of: number; experienced: boolean};
  /** Items with at least one verdict on the dimension, and ratings that join no attempt. */
  items: number;
  unjoined: number;
  caption: string;
  confusion_heading: string;
  confusion_caption: string;
  raters_caption: string;
  metrics_heading: string;
  metrics_caption: string;
  separation_words: string;
  ambiguous_words: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
