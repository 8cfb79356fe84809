import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";

/** What may become of a change; `review_minutes` is held against their median where yes and no are needed. */
export type OutcomeName = "defect" | "rejected" | "reverted" | "review_minutes";

/** What the reader has picked; the whole of it stands in the URL. */
export interface MetricsChoice {
  outcome: OutcomeName;
  /** `all`: raw pool; `within`: pooled within repositories; else a repository. */
  scope: string;
  /** The metric held constant as the change's size, `none`, or `null` for the page's own pick. */
  size: string | null;
}

/** "working leading indicator" above .5, "recalibrate" below .3, both by the whole interval; else "undetermined". */
export type MetricVerdict = "working leading indicator" | "recalibrate" | "undetermined" | "refused";

/** One metric held against one outcome in one scope. Signs are of the metric as measured; `direction` reads them. */
export interface Association {
  metric: string;
  title: string;
  outcome: OutcomeName;
  scope: string;
  /** 1 where more of the metric is meant to be worse, -1 where more is meant to be better. */
  direction: 1 | -1;
  n: number;
  events: number;
  spearman: Quantity;
  /** With size held constant; refused for the size metric itself. */
  partial_spearman: Quantity;
  point_biserial: Quantity;
  /** Chance that a change with the event carries more of the metric than one without. */
  auc: Quantity;
  p: number | null;
  /** Benjamini–Hochberg over the metrics of the same outcome and scope. */
  p_adjusted: number | null;
  verdict: MetricVerdict;
  /** About how many changes would settle an undetermined verdict; `null` where more would only confirm that it is between. */
  n_needed: number | null;
}

/** Two metrics on the same changes. */
export interface MetricPair {
  a: string;
  b: string;
  n: number;
  spearman: Quantity;
}

/** What a metric adds to the one that goes best with the outcome. */
export interface Addition {
  metric: string;
  beside: string;
  /** Correlation of the two. */
  shared: Quantity;
  /** Correlation with the outcome, the best metric held constant. */
  added: Quantity;
  /** `adds`: the interval stays on the side the metric claims. */
  verdict: "adds" | "not shown to add";
}

/** One tenth of the changes by a metric and how often the outcome happened in it. */
export interface MetricBin {
  /** 1 for the tenth with least of the metric; ties share one. */
  tenth: number;
  from: number;
  to: number;
  n: number;
  events: number;
  rate: Quantity;
}

/** Whether a metric kept its association: earlier changes against later ones. */
export interface MetricTiming {
  metric: string;
  early: Quantity;
  late: Quantity;
}

export interface ExcludedChanges {
  /** Nobody wrote down whether it happened. */
  unknown: number;
  /** Watched for less than 30 days: not clean, censored. */
  censored: number;
}

export interface MetricsModel extends PageModel {
  page: "metrics";
  kind: "associations" | "empty";
  choice: MetricsChoice;
  options: {
    outcomes: {value: OutcomeName; label: string}[];
    scopes: {value: string; label: string}[];
    sizes: {value: string; label: string}[];
  };
  /** The metric held constant, `null` where there is none. */
  size: string | null;
  associations: Association[];
  /** Those of the chosen outcome and scope, the strongest first. */
  shown: Association[];
  pairs: MetricPair[];
  additions: Addition[];
  bins: {metric: string; title: string; bins: MetricBin[]}[];
  timing: MetricTiming[];
  timing_words: string;
  excluded: ExcludedChanges;
  caption: string;
  bins_caption: string;
  additions_caption: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
