import {aucDelong} from "../../statistics/association/auc-delong.js";
import {kendallTauBCi} from "../../statistics/association/kendall-tau-b-ci.js";
import {pearsonCi} from "../../statistics/association/pearson-ci.js";
import {spearmanCi} from "../../statistics/association/spearman-ci.js";
import {benjaminiHochberg} from "../../statistics/comparison/adjusted-p.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import type {RatingFacts} from "../../tables/rating-facts.js";
import type {MetricAgreement} from "./agreement-model.js";
import {meanRatings, middleOf} from "./people.js";
import {metricColumns, type MetricColumn} from "./metric-columns.js";
import type {RaterColumn, RatingTable} from "./rating-table.js";
import {systemsApart} from "./systems-apart.js";
import {explained, without} from "./two-raters.js";

/** Comparing every pair of more items than this would keep a reader waiting. */
const MOST_PAIRED = 20_000;

/**
 * Every automatic metric and judge beside the people's mean rating of the item, the closest first.
 *
 * A metric of which less is better is turned, so that a positive coefficient always means "goes with people".
 */
export function metricAgreement(
  ratings: RatingFacts,
  facts: Facts,
  table: RatingTable,
  people: readonly RaterColumn[]
): MetricAgreement[] {
  if (people.length === 0) return [];
  const human = meanRatings(table, people);
  const metrics = metricColumns(ratings, facts, table).map((column) => {
    if (!human) return refusedMetric(column, column.values.filter((x) => x !== null).length);
    return measured(ratings, table, human, column);
  });
  const tested = metrics.filter(({p}) => p !== null);
  const {adjusted} = benjaminiHochberg(tested.map(({p}) => p!));
  tested.forEach(({metric}, i) => (metric.p_adjusted = adjusted[i]!));
  return metrics.map(({metric}) => metric).sort((a, b) => valueOf(b) - valueOf(a));
}

interface Measured {
  metric: MetricAgreement;
  p: number | null;
}

function measured(
  ratings: RatingFacts,
  table: RatingTable,
  human: readonly (number | null)[],
  column: MetricColumn
): Measured {
  const at = table.items.map((_, i) => i).filter((i) => human[i] !== null && column.values[i] !== null);
  const x = at.map((i) => (column.turned ? -column.values[i]! : column.values[i]!));
  const y = at.map((i) => human[i]!);
  const n = at.length;
  const middle = middleOf(table);
  // Of two labels a tie is neither yes nor no.
  const sided = at.map((_, k) => k).filter((k) => middle !== null && (table.yes === null || y[k] !== middle));
  const spearman = spearmanCi(x, y);
  const auc = aucDelong(
    sided.map((k) => x[k]!),
    sided.map((k) => (y[k]! >= middle! ? 1 : 0))
  );
  const {values: _, ...named} = column;
  return {
    metric: {
      ...named,
      n,
      spearman: explained(spearman, n),
      kendall: n > MOST_PAIRED ? without("too many items to compare every pair", n) : explained(kendallTauBCi(x, y), n),
      pearson: explained(pearsonCi(x, y), n),
      auc: explained(auc, sided.length),
      p_adjusted: null,
      separates: systemsApart(
        at.map((i) => ratings.items[table.items[i]!]!.system),
        y,
        x
      )
    },
    p: isRefusal(spearman) ? null : spearman.p
  };
}

function refusedMetric(column: MetricColumn, n: number): Measured {
  const why = without("the labels have no order", n);
  const {values: _, ...named} = column;
  const separates = {pairs: 0, same_order: 0, shown: 0};
  return {
    metric: {...named, n, spearman: why, kendall: why, pearson: why, auc: why, p_adjusted: null, separates},
    p: null
  };
}

function valueOf({spearman}: MetricAgreement): number {
  return isRefusal(spearman) ? -2 : spearman.value;
}
