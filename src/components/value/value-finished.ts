import {html} from "htl";
import {retryCurves} from "../../charts/retry-curves.js";
import {slopeChart} from "../../charts/slope-chart.js";
import {known} from "../../models/quantity.js";
import type {FinishedModel} from "../../models/value/finished/finished-model.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {captionText, withMargins} from "../page/answer-head.js";
import {downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {finishedTable, provenanceTable} from "./finished-tables.js";
import type {ValueSection} from "./value-section.js";

/** What a finished task costs: list ranks against finished ranks, every system's cost, other prices, and retrying. */
export function valueFinishedSection(model: ValueModel): ValueSection {
  let finished = model.finished;
  let shown: FinishedModel | null = null;
  const slope = figure((width) => slopeChart(slopeModel(finished), {document, width}), {widest: 760});
  const retry = figure((width) => retryCurves(finished.retry.curves, {document, width}));
  const element = html`<div></div>`;
  return {
    element,
    show(m) {
      if (m.finished === shown) return;
      shown = finished = m.finished;
      const nothing = m.systems.length === 0 || finished.systems.every((s) => !known(s.cost_usd_per_attempt));
      element.hidden = nothing;
      if (nothing) return;
      slope.redraw();
      retry.redraw();
      element.replaceChildren(
        finishedSection(m, slope.frame),
        ...(m.kind === "board" && finished.retry.refused !== null ? [] : [retrySection(m, retry.frame)])
      );
    }
  };
}

function finishedSection(m: ValueModel, frame: HTMLElement): HTMLElement {
  const f = m.finished;
  const links = downloadLinks(`finished-${m.suite}`, {
    rows: () => finishedRows(f),
    svg: () => frame.querySelector("svg")
  });
  const caption = captionText(f.slope_caption);
  caption.append(" ", links);
  const notes = [f.provenance_text, f.judge_text].filter((t) => t !== null && t !== "").join(" ");
  return html`<section class="finished" id="finished">
    <h2>${f.heading}</h2>
    <p>${withMargins(f.text)}</p>
    ${f.compared === null ? null : [frame, caption]} ${f.systems.length > 1 ? finishedTable(m) : null}
    ${f.repriced === null ? null : html`<p>${f.repriced.text}</p>`}
    <p class="caption">${notes}</p>
    ${f.provenance_mixed ? provenanceTable(f) : null}
  </section>`;
}

function retrySection(m: ValueModel, frame: HTMLElement): HTMLElement {
  const {heading, text, caption, refused} = m.finished.retry;
  if (refused !== null)
    return html`<section class="finished" id="retry">
      <h2>${heading}</h2>
      <p class="caption">${refused}</p>
    </section>`;
  const below = captionText(caption);
  below.append(
    " ",
    downloadLinks(`retry-${m.suite}`, {rows: () => retryRows(m.finished), svg: () => frame.querySelector("svg")})
  );
  return html`<section class="finished" id="retry">
    <h2>${heading}</h2>
    <p>${withMargins(text)}</p>
    ${frame} ${below}
  </section>`;
}

function slopeModel({slope, compared}: FinishedModel) {
  return {
    label: `Rank by ${compared === "sticker" ? "list price per token" : "cost per attempt"} and by cost per completed task`,
    left_title: compared === "sticker" ? "By list price" : "By attempt",
    right_title: "By finished task",
    items: slope
  };
}

type Row = Record<string, string | number | null>;

function finishedRows({systems}: FinishedModel): Row[] {
  return systems.map((s) => {
    const cost = known(s.cost_usd_per_completed);
    const other = known(s.cost_usd_per_completed_other);
    return {
      system: s.system,
      list_usd_per_mtok_3_to_1: s.sticker?.blended_usd_per_mtok ?? null,
      cost_usd_per_attempt: known(s.cost_usd_per_attempt)?.value ?? null,
      cost_usd_per_completed: cost?.value ?? null,
      cost_low: cost?.low ?? null,
      cost_high: cost?.high ?? null,
      cost_usd_per_completed_other_prices: other?.value ?? null,
      rank: s.rank,
      rank_low: s.rank_low,
      rank_high: s.rank_high,
      tokens_per_completed: known(s.tokens_per_completed)?.value ?? null,
      judge_usd_total: s.judge_usd_total
    };
  });
}

function retryRows({retry}: FinishedModel): Row[] {
  return retry.curves.flatMap((c) =>
    c.points.map((p) => {
      const [usd, done, relative] = [known(p.cost_usd_per_completed), known(p.completed), known(p.relative)];
      return {
        system: c.system,
        cap: p.cap,
        modelled: String(p.cap > c.observed_to),
        cost_usd_per_completed: usd?.value ?? null,
        cost_low: usd?.low ?? null,
        cost_high: usd?.high ?? null,
        completed_share: done?.value ?? null,
        times_one_try: relative?.value ?? null,
        times_low: relative?.low ?? null,
        times_high: relative?.high ?? null
      };
    })
  );
}
