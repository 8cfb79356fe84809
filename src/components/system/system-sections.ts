import {html} from "htl";
import type {SystemAsked} from "../../models/system/ask-system.js";
import type {Dimension} from "../../models/slices/slices-model.js";
import type {SystemModel} from "../../models/system/system-model.js";
import {formatCount, formatDollars} from "../../style/format.js";
import {captionText} from "../page/answer-head.js";
import {drillAddress} from "../page/drill-links.js";
import {chartDownloads, downloadLinks} from "../page/download-links.js";
import {closing} from "../page/notes.js";
import {pageFooter} from "../page/page-footer.js";
import {pickControl} from "../slices/slices-page-controls.js";
import {systemSlicesCsv} from "./system-csv.js";
import {boardsTable, categoryCosts, categoryTimes, runsTable, tellingTable} from "./system-tables.js";

interface Frames {
  ends: {frame: HTMLElement};
  slices: {frame: HTMLElement};
  spend: {frame: HTMLElement};
  latency: {frame: HTMLElement};
}

/** What stands under the profile, in the order in which a reader asks. */
export function systemSections(m: SystemModel, frames: Frames, ask: (asked: SystemAsked) => void): Node[] {
  const sections = [
    nearSection(m),
    endsSection(m, frames.ends.frame),
    slicesSection(m, frames.slices.frame, ask),
    costsSection(m, frames.spend.frame),
    latencySection(m, frames.latency.frame),
    tellingSection(m),
    runsSection(m),
    boardsSection(m),
    closing(
      {heading: "What would change the answer", text: m.would_change},
      {heading: "What was not measured", text: m.not_measured}
    ),
    pageFooter(m.generated_from)
  ];
  return sections.filter((s): s is HTMLElement => s !== null);
}

/** Names like one that is not here, each leading to its page. */
function nearSection(m: SystemModel): HTMLElement | null {
  if (m.near.length === 0) return null;
  return html`<p>Perhaps ${m.near.map((name, i) => [i === 0 ? "" : " or ", html`<a href=${drillAddress("system", name)}>${name}</a>`])}?</p>`;
}

function endsSection(m: SystemModel, frame: HTMLElement): HTMLElement | null {
  if (m.kind !== "attempts") return null;
  const drawn = m.ends.some((e) => e.attempts > 0 || e.field.some((f) => f.value > 0));
  return html`<section>
    <h2>How do its attempts end?</h2>
    <p>${m.ends_text}</p>
    ${drawn ? frame : null}
    ${
      drawn
        ? html`<p class="caption">
          <strong>The share of attempts that end otherwise than passed or failed.</strong> Means over tasks with their
          95% intervals; grey ticks are the other systems.
        </p>${chartDownloads(`system-${m.system}-ends`, frame)}`
        : null
    }
  </section>`;
}

function slicesSection(m: SystemModel, frame: HTMLElement, ask: (asked: SystemAsked) => void): HTMLElement | null {
  if (m.slices.length === 0) return null;
  const pick = (v: string) => ask({kind: "choice", choice: {...m.choice, by: v as Dimension}});
  return html`<section>
    <h2>${m.slices_heading}</h2>
    ${m.options.by.length > 1 ? pickControl("Parted by", m.options.by, m.choice.by, pick) : null}
    ${frame} ${captionText(m.slices_caption)}
    <p class="caption">
      ${downloadLinks(`system-${m.system}-slices`, {rows: () => systemSlicesCsv(m), svg: () => frame.querySelector("svg")})}
    </p>
  </section>`;
}

function costsSection(m: SystemModel, frame: HTMLElement): HTMLElement | null {
  const {costs} = m;
  if (!costs) return null;
  const total =
    costs.usd_total === null
      ? ""
      : `${m.kind === "board" ? "All its tasks" : "Its attempts"} together cost ${formatDollars(costs.usd_total)}.`;
  const drawn = costs.spend.some((s) => s.median !== null && !("refused" in s.relative));
  return html`<section>
    <h2>${m.costs_heading}</h2>
    <p>${[total, costs.provenance_text, costs.judge_text].filter((t) => t !== "").join(" ")}</p>
    ${drawn ? frame : null} ${captionText(costs.caption)}
    ${drawn ? chartDownloads(`system-${m.system}-spending`, frame) : null} ${parted(categoryCosts(m))}
  </section>`;
}

function latencySection(m: SystemModel, frame: HTMLElement): HTMLElement | null {
  if (!m.latency)
    return m.kind === "attempts"
      ? html`<section>
        <h2>How long does it take?</h2>
        <p>None of its attempts says how long it took.</p>
      </section>`
      : null;
  return html`<section>
    <h2>How long does it take?</h2>
    <p>${m.latency.text}</p>
    ${frame} ${captionText(m.latency.caption)} ${chartDownloads(`system-${m.system}-times`, frame)} ${parted(categoryTimes(m))}
  </section>`;
}

/** A table by category under its heading; nothing where there is none. */
function parted(table: HTMLElement | null): Node[] {
  return table === null ? [] : [html`<h3>By category</h3>`, table];
}

function tellingSection(m: SystemModel): HTMLElement | null {
  if (m.kind !== "attempts") return null;
  const list = (heading: string, tasks: SystemModel["failed_alone"], all: number) =>
    tasks.length === 0
      ? null
      : html`<h3>${heading}</h3>
          ${tellingTable(m, tasks)}
          ${all > tasks.length ? html`<p class="caption">and ${formatCount(all - tasks.length)} more.</p>` : null}`;
  return html`<section>
    <h2>Which tasks tell it from the others?</h2>
    <p>${m.telling_text}</p>
    ${list("It mostly fails, the others mostly pass", m.failed_alone, m.telling.failed_alone)}
    ${list("Only it passes", m.passed_alone, m.telling.passed_alone)}
  </section>`;
}

function runsSection(m: SystemModel): HTMLElement | null {
  if (m.runs.length === 0) return null;
  return html`<section>
    <h2>Its runs</h2>
    <p>${m.runs_text}</p>
    ${runsTable(m)}
  </section>`;
}

function boardsSection(m: SystemModel): HTMLElement | null {
  if (m.boards.length === 0) return null;
  return html`<section>
    <h2>What boards publish of it</h2>
    ${boardsTable(m)}
    <p class="caption">
      <strong>Published totals, not runs of this workspace.</strong> Intervals are binomial, in brackets; a total of
      dollars is taken as certain, and how many tasks it finishes as luck.
    </p>
  </section>`;
}
