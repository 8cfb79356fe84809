import {html} from "htl";
import {correctedStrip, type StripModel} from "../../charts/corrected-strip.js";
import {slopeChart} from "../../charts/slope-chart.js";
import type {CorrectedSystem, Correction} from "../../models/agreement/corrected/corrected-model.js";
import {known, type Quantity} from "../../models/quantity.js";
import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatPercent,
  formatPoints,
  formatProbability,
  formatShare,
  formatSystem
} from "../../style/format.js";
import {captionText} from "../page/answer-head.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {firstRows} from "../page/first-rows.js";
import {quantityText} from "../numbers/quantity-text.js";

/** Systems the strip draws. */
const DRAWN = 24;

interface Corrected {
  corrected: readonly CorrectedSystem[];
  correction: Correction;
}

/** The section on corrected rates: judge alone, people alone and both; ranks, frontier, and what further labels buy. */
export function correctedSection({corrected, correction}: Corrected): HTMLElement {
  if (corrected.length === 0)
    return html`<section>
      <h2>${correction.heading}</h2>
      <p>${correction.answer}</p>
    </section>`;
  const sorted = [...corrected].sort((a, b) => (known(b.rate)?.value ?? -1) - (known(a.rate)?.value ?? -1));
  const strip = figure((width) =>
    correctedStrip(stripModel(sorted.slice(0, DRAWN)), {document, width: Math.min(900, width)})
  );
  const ranked = corrected.filter((s) => s.rank !== null && s.rank_judge !== null);
  const slope = figure((width) => slopeChart(slopeModel(ranked), {document, width: Math.min(640, width)}));
  const caption = captionText(correction.caption);
  if (sorted.length > DRAWN)
    caption.append(
      ` The first ${formatCount(DRAWN)} of ${formatCount(sorted.length)} systems are drawn; the table has all.`
    );
  caption.append(
    " ",
    downloadLinks(`corrected-${correction.dimension}`, {
      rows: () => correctedCsv(corrected),
      svg: () => strip.frame.querySelector("svg")
    })
  );
  return html`<section class="corrected">
    <h2>${correction.heading}</h2>
    <p>${correction.answer}</p>
    ${strip.frame} ${caption} ${firstRows(sorted, correctedTable)}
    <h3>What it does to the ranking</h3>
    <p>${correction.ranking_words}</p>
    ${ranked.length > 1 ? [slope.frame, chartDownloads(`corrected-${correction.dimension}-ranks`, slope.frame)] : null}
    <h3>What it does to the frontier</h3>
    <p>${correction.frontier_words}</p>
    <h3>What ${formatCount(correction.next_labels)} more labels would buy</h3>
    <p>${correction.saved_words} ${correction.next_words}</p>
  </section>`;
}

function stripModel(systems: readonly CorrectedSystem[]): StripModel {
  return {
    label: "Share of answers approved, by the judge alone, by people alone and by both",
    columns: ["Leading rate, %", "Labels"],
    rows: systems.map((s) => {
      const rate = known(s.rate);
      const shown = rate
        ? `${formatShare(rate.value, 0)} (${formatInterval(rate.low, rate.high, (x) => formatShare(x, 0))})`
        : "refused";
      return {
        system: s.system,
        slot: s.slot,
        judge: s.judge_only,
        human: s.human_only,
        corrected: s.corrected,
        leads: s.primary === null ? null : s.primary === "corrected" ? "corrected" : "human",
        numbers: [shown, formatCount(s.n_human)],
        words: `${s.system}: judge alone ${said(s.judge_only)}, people alone ${said(s.human_only)}, both ${said(s.corrected)}; ${formatCountOf(s.n_human, "label")}, ${s.why}`
      };
    })
  };
}

function said(quantity: Quantity): string {
  const found = known(quantity);
  if (!found) return "refused";
  return `${formatPercent(found.value)} (${formatInterval(found.low, found.high, (x) => formatShare(x, 0))})`;
}

function slopeModel(systems: readonly CorrectedSystem[]) {
  return {
    label: "Rank by the judge alone and by the leading rate",
    left_title: "judge alone",
    right_title: "leading rate",
    items: systems.map((s) => ({system: s.system, slot: s.slot, before: s.rank_judge!, after: s.rank!}))
  };
}

function correctedTable(systems: readonly CorrectedSystem[]): HTMLElement {
  const share = (q: Quantity) => quantityText(q, (x) => formatShare(x));
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col" style="min-width: 100px">System</th>
          <th scope="col" class="number" style="width: 64px">Judge alone, %</th>
          <th scope="col" class="number" style="width: 64px">People alone, %</th>
          <th scope="col" class="number" style="width: 64px">Both, %</th>
          <th scope="col" class="number wide-only">Judge minus leading, points</th>
          <th scope="col" class="number wide-only" style="width: 64px">Ranks it may hold</th>
          <th scope="col" class="number wide-only" style="width: 64px">P on the frontier</th>
          <th scope="col" class="wide-only" style="min-width: 220px">Which leads, and why</th>
        </tr>
      </thead>
      <tbody>
        ${systems.map(
          (s) =>
            html`<tr>
              <th scope="row">
                ${formatSystem(s.system)}${s.flags.includes("same_family") ? html`<span class="fainter"> judge's own family</span>` : null}
              </th>
              <td class="number">${share(s.judge_only)}</td>
              <td class="number">${share(s.human_only)}</td>
              <td class="number">${share(s.corrected)}</td>
              <td class="number wide-only">${errorCell(s)}</td>
              <td class="number wide-only">${s.rank_low === null ? "" : `${s.rank_low} to ${s.rank_high}`}</td>
              <td class="number wide-only">${quantityText(s.frontier_probability, formatProbability)}</td>
              <td class="wide-only">${leadText(s)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function errorCell({judge_error}: CorrectedSystem): Node | string {
  const found = known(judge_error);
  if (!found) return quantityText(judge_error, (x) => formatPoints(x));
  return html`<span
    >${formatPoints(found.value)}<br /><span class="fainter">${formatInterval(found.low, found.high, (x) => formatPoints(x))}</span></span
  >`;
}

function leadText({primary, why}: CorrectedSystem): string {
  const lead = primary === null ? "neither" : primary === "corrected" ? "both" : "people alone";
  return `${lead}: ${why}`;
}

/** Every corrected rate as a row for a spreadsheet. */
function correctedCsv(systems: readonly CorrectedSystem[]): Record<string, string | number | null>[] {
  const spread = (name: string, q: Quantity) => {
    const found = known(q);
    return {
      [name]: found?.value ?? null,
      [`${name}_low`]: found?.low ?? null,
      [`${name}_high`]: found?.high ?? null
    };
  };
  return systems.map((s) => ({
    system: s.system,
    units: s.units,
    n_human: s.n_human,
    ...spread("judge_only", s.judge_only),
    ...spread("human_only", s.human_only),
    ...spread("corrected", s.corrected),
    design: s.design,
    primary: s.primary,
    why: s.why,
    ...spread("judge_error", s.judge_error),
    correlation: s.correlation,
    n_eff: s.n_eff,
    rank_judge: s.rank_judge,
    rank: s.rank,
    rank_low: s.rank_low,
    rank_high: s.rank_high,
    flags: s.flags.join("; ")
  }));
}
