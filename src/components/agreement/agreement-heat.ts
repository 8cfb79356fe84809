import {html} from "htl";
import {heatMap, type HeatCell} from "../../charts/heat-map.js";
import type {AgreementModel, AgreementPair, JudgeAgreement} from "../../models/agreement/agreement-model.js";
import {known} from "../../models/quantity.js";
import {formatCoefficient, formatCount, formatPercent} from "../../style/format.js";
import {shortened} from "./agreement-rows.js";

const MOST_LABELS = 8;
const MOST_RATERS = 12;
const MOST_NAMED = 7;
const GAP = 52;

/** Whether a judge's verdicts can be set beside the people's in a table a reader can take in. */
export function hasConfusion({confusion}: JudgeAgreement): boolean {
  return confusion !== null && confusion.rows.length <= MOST_LABELS;
}

/** A table for each judge: what people say in rows, what the judge says in columns, ink by the share of the row. */
export function confusionTables(model: AgreementModel, width: number): HTMLElement {
  const shown = model.with_majority.filter(hasConfusion);
  const each = shown.length > 1 && width > 700 ? (width - GAP) / 2 : width;
  return html`<div class="figures">
    ${shown.map((judge) => html`<div><h3 style="margin: 0 0 4px">${judge.judge}</h3>${confusionTable(judge, each)}</div>`)}
  </div>`;
}

function confusionTable({judge, confusion}: JudgeAgreement, width: number): SVGSVGElement {
  const {rows, columns, counts} = confusion!;
  const totals = counts.map((row) => row.reduce((a, b) => a + b, 0));
  return heatMap(
    {
      label: `What ${judge} says of items by what people say`,
      row_title: "people say",
      column_title: "judge says",
      rows: rows.map((r) => shortened(r, 18)),
      columns: columns.map((c) => shortened(c, 18)),
      cells: counts.map((row, k) =>
        row.map((n, l): HeatCell => {
          const share = totals[k] === 0 ? null : n / totals[k]!;
          return {
            share,
            text: share === null ? "none" : formatPercent(share),
            sub: formatCount(n),
            framed: columns[l] === rows[k]
          };
        })
      ),
      row_totals: totals.map((n) => formatCount(n))
    },
    {document, width}
  );
}

/** Whether there are few enough raters for a table of each by each. */
export function hasRaterTable(model: AgreementModel): boolean {
  const raters = ratersIn(model);
  return raters.length > 1 && raters.length <= MOST_RATERS;
}

function ratersIn({raters, pairs}: AgreementModel): string[] {
  const paired = new Set(pairs.flatMap((p) => [p.a, p.b]));
  return raters.map((r) => r.rater).filter((name) => paired.has(name));
}

/** Raters by raters: the chance-corrected coefficient below the diagonal in ink, percent agreement above it. */
export function raterTable(model: AgreementModel, width: number): SVGSVGElement {
  const names = ratersIn(model);
  const pairOf = (a: string, b: string) =>
    model.pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a));
  // Long names would meet over narrow columns: there the columns are numbered as the rows are.
  const numbered = width < 520 || names.length > MOST_NAMED;
  const short = names.map((name, i) => (numbered ? `${shortened(name, 16)} ${i + 1}` : shortened(name, 20)));
  return heatMap(
    {
      label: "Agreement of each rater with each other",
      rows: short,
      columns: numbered ? names.map((_, i) => String(i + 1)) : short,
      cells: names.map((a, i) =>
        names.map((b, j) =>
          i === j || (i < j && model.coefficient.key === "icc2_1") ? null : cell(pairOf(a, b), i > j, model)
        )
      )
    },
    {document, width}
  );
}

function cell(pair: AgreementPair | undefined, below: boolean, {coefficient: {key}}: AgreementModel): HeatCell {
  if (!pair) return {share: null, text: "no item"};
  if (below) {
    const found = known(pair[key]);
    return found
      ? {share: Math.max(0, found.value), text: formatCoefficient(found.value)}
      : {share: null, text: "refused", refused: true};
  }
  const percent = known(pair.percent);
  return percent ? {share: null, text: formatPercent(percent.value)} : {share: null, text: ""};
}
