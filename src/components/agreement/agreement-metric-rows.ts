import type {ChartRow, RowsModel} from "../../charts/rows-chart.js";
import type {AgreementModel} from "../../models/agreement/agreement-model.js";
import {goesWith} from "../../models/agreement/metric-words.js";
import {known} from "../../models/quantity.js";
import {formatCoefficient, formatCount, formatPValue} from "../../style/format.js";
import {coefficientRow, kin, LONGEST, lowest, shortened, ticksFrom} from "./agreement-rows.js";

/** Each metric's rank correlation with people's ratings, the closest first. */
export function metricRows(model: AgreementModel): RowsModel {
  const rows = model.metrics
    .filter((m) => known(m.spearman))
    .map((m): ChartRow => {
      const drawn = coefficientRow(
        shortened(m.title, LONGEST) + kin(m),
        m.spearman,
        m.anomaly_detector ? "faint" : goesWith(m) ? "accent" : "neutral"
      );
      const auc = known(m.auc);
      const separated =
        m.separates.pairs === 0 ? "" : `${m.separates.same_order} of ${m.separates.pairs} (${m.separates.shown})`;
      const p = m.p_adjusted === null ? "" : formatPValue(m.p_adjusted);
      return {
        ...drawn,
        numbers: [
          ...drawn.numbers.slice(0, 2),
          auc ? formatCoefficient(auc.value) : "refused",
          p,
          separated,
          formatCount(m.n)
        ],
        words: `ρ ${drawn.words}${auc ? `, AUC ${formatCoefficient(auc.value)}` : ""}${separated === "" ? "" : `, systems ${separated}`}${m.anomaly_detector ? ", anomaly detector" : ""}`
      };
    });
  const pairs = model.metrics.some((m) => m.separates.pairs > 0);
  const cut = (texts: string[]) => (pairs ? texts : texts.filter((_, i) => i !== 4));
  const groups = [{heading: null, rows: rows.map((r) => ({...r, numbers: cut(r.numbers)}))}];
  return {
    label: "Metrics and judges against people's mean rating, Spearman's ρ with 95% intervals",
    groups,
    domain: [lowest(groups), 1],
    ticks: ticksFrom(lowest(groups)),
    references: [],
    columns: cut(["ρ", "95% interval", "AUC", "adjusted p", "systems alike", "items"]),
    missing: "needs metrics on the rated items"
  };
}
