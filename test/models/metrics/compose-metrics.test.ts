import {existsSync, mkdtempSync, readdirSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {ensureIngested} from "../../../loaders/ingest.js";
import {readSiteData} from "../../../loaders/site-data.js";
import {composeMetrics} from "../../../src/models/metrics/compose-metrics.js";
import {
  defaultMetricsChoice,
  metricsChoiceFromQuery,
  queryFromMetricsChoice
} from "../../../src/models/metrics/metrics-choice.js";
import {metricsMarkdown} from "../../../src/models/markdown/metrics-markdown.js";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import type {MetricSetting} from "../../../src/tables/cells.js";
import type {OutcomeFacts} from "../../../src/tables/outcome-facts.js";
import {workedCells} from "../value/worked-cells.js";
import {siteOf} from "../../support/ingested.js";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));

interface Change {
  repository?: string;
  defect?: 0 | 1 | -1;
  count?: number;
  opened?: string;
  until?: string;
  metrics: Record<string, number>;
}

function outcomesOf(changes: readonly Change[]): OutcomeFacts {
  const repositories = [...new Set(changes.flatMap((c) => c.repository ?? []))];
  const metrics = [...new Set(changes.flatMap((c) => Object.keys(c.metrics)))];
  const time = (text: string | undefined) => (text === undefined ? NaN : Date.parse(text));
  const unknown = () => new Int8Array(changes.length).fill(-1);
  const none = () => new Float64Array(changes.length).fill(NaN);
  return {
    length: changes.length,
    repositories,
    repository: Int32Array.from(changes, (c) => (c.repository === undefined ? -1 : repositories.indexOf(c.repository))),
    system: new Int32Array(changes.length).fill(-1),
    opened_at: Float64Array.from(changes, (c) => time(c.opened)),
    observed_until: Float64Array.from(changes, (c) => time(c.until)),
    merged: unknown(),
    rejected: unknown(),
    defect: Int8Array.from(changes, (c) => c.defect ?? -1),
    reverted: unknown(),
    defect_count: Float64Array.from(changes, (c) => c.count ?? NaN),
    incident_usd: none(),
    review_minutes: none(),
    metrics,
    values: metrics.map((m) => Float64Array.from(changes, (c) => c.metrics[m] ?? NaN))
  };
}

const factsWith = (metrics: Record<string, MetricSetting> = {}) => {
  const {facts} = workedCells([]);
  return {...facts, settings: {...facts.settings, metrics}};
};

function compose(changes: readonly Change[], facts = factsWith()) {
  const outcomes = outcomesOf(changes);
  return composeMetrics(facts, outcomes, defaultMetricsChoice(outcomes));
}

function estimate(q: object): Estimate {
  if (isRefusal(q)) throw new Error(`refused: ${q.refused}`);
  return q as Estimate;
}

/** Changes whose metric shifts the chance of a defect, with a second metric that is noise. */
function simulated(n: number, strength: number, seed: number): Change[] {
  const draw = seeded(seed);
  return Array.from({length: n}, () => {
    const x = draw();
    const defect = draw() < 1 / (1 + Math.exp(-strength * (x - 0.5))) ? 1 : 0;
    return {defect, metrics: {x, noise: draw()}};
  });
}

describe("composeMetrics judges a metric by its interval", () => {
  it("calls a strong one a working leading indicator, and noise one to recalibrate", () => {
    const model = compose(simulated(1200, 12, 1));
    expect(model.shown.map((a) => [a.metric, a.verdict])).toEqual([
      ["x", "working leading indicator"],
      ["noise", "recalibrate"]
    ]);
    expect(model.answer).toMatch(
      /^Yes\. What goes with defects best is x, at ρ.0\.\d\d \(0\.\d\d to 0\.\d\d\): a working/
    );
    expect(model.answer).toContain("noise is not shown to add to it");
  });

  it("leaves few changes undetermined and says how many would settle it", () => {
    const model = compose(simulated(40, 12, 2));
    const x = model.shown.find((a) => a.metric === "x")!;
    expect(x.verdict).toBe("undetermined");
    expect(x.n_needed).toBeGreaterThan(40);
  });

  it("gives no verdict under ten changes", () => {
    const model = compose(simulated(9, 12, 3));
    expect(model.shown[0]!.verdict).toBe("refused");
    expect(model.answer).toMatch(/^It cannot be said: only 9 changes/);
  });

  it("reads a metric of which more is better the other way round, and never lets the wrong way lead", () => {
    const changes = simulated(600, 12, 4);
    const better = {title: "Quality", better: "higher", anchors: [0, 1] as [number, number], unit: null} as const;
    const model = compose(changes, factsWith({x: better}));
    const x = model.shown.find((a) => a.metric === "x")!;
    expect(estimate(x.spearman).value).toBeGreaterThan(0.5); // as measured
    expect(x.verdict).toBe("recalibrate");
    expect(model.answer).not.toMatch(/^Yes/);
  });
});

describe("composeMetrics counts what may be counted", () => {
  const dated = (opened: string, until: string, defect: 0 | 1 = 0): Change => ({
    opened,
    until,
    defect,
    metrics: {x: 1}
  });

  it("leaves changes watched under 30 days out, those with an early find too", () => {
    const model = compose([
      dated("2026-01-01", "2026-01-30"),
      dated("2026-01-01", "2026-01-30", 1),
      dated("2026-01-01", "2026-01-31"),
      dated("2026-01-01", "2026-03-01", 1),
      {defect: -1, metrics: {x: 2}}
    ]);
    expect(model.excluded).toEqual({unknown: 1, censored: 2});
    expect(model.shown[0]!.n).toBe(2);
    expect(model.basis).toContain("2 changes watched under 30 days left out, 1 of unknown outcome left out");
  });

  it("pools within repositories, where a pooled metric only tells repositories apart", () => {
    const draw = seeded(7);
    const changes = ["a", "b", "c", "d"].flatMap((repository, r) =>
      Array.from(
        {length: 60},
        (): Change => ({
          repository,
          defect: draw() < 0.1 + 0.2 * r ? 1 : 0,
          metrics: {x: r * 10 + draw()}
        })
      )
    );
    const model = compose(changes);
    const of = (scope: string) => estimate(model.associations.find((a) => a.scope === scope)!.spearman);
    expect(of("all").low).toBeGreaterThan(0.1);
    expect(of("within").low).toBeLessThan(0);
    expect(model.choice.scope).toBe("within");
    expect(new Set(model.associations.map((a) => a.scope))).toEqual(new Set(["all", "within", "a", "b", "c", "d"]));
  });

  it("cuts into tenths that hold every change once, ties together", () => {
    const model = compose(
      Array.from({length: 50}, (_, i): Change => ({defect: i % 3 === 0 ? 1 : 0, metrics: {x: Math.floor(i / 20)}}))
    );
    const [{bins}] = model.bins as [(typeof model.bins)[0]];
    expect(bins.map((b) => b.n)).toEqual([20, 20, 10]);
    expect(bins.reduce((sum, b) => sum + b.events, 0)).toBe(17);
  });

  it("says what is missing where there is nothing", () => {
    const model = compose([]);
    expect(model.kind).toBe("empty");
    expect(model.answer).toMatch(/^Nothing to hold the metrics against yet/);
    expect(metricsMarkdown(model)).toContain("gh pr list --json");
  });

  it("keeps a choice through the address", () => {
    const model = compose(simulated(60, 4, 5));
    const choice = {...model.choice, size: "none"};
    const query = queryFromMetricsChoice(choice, model.choice);
    expect(query.toString()).toBe("size=none");
    expect(metricsChoiceFromQuery(query, model.options, model.choice)).toEqual(choice);
    const strange = new URLSearchParams("outcome=x&scope=y&size=z");
    expect(metricsChoiceFromQuery(strange, model.options, model.choice)).toEqual(model.choice);
  });
});

describe.skipIf(!existsSync(shared))("composeMetrics on PROMISE modules", () => {
  it("gives the correlations that the data's own README states for ant 1.7", async () => {
    const site = await siteOf(join(shared, "workspaces/promise-defects"));
    const model = composeMetrics(site.facts, site.outcomes, defaultMetricsChoice(site.outcomes));
    const of = (metric: string) =>
      estimate(model.associations.find((a) => a.metric === metric && a.scope === "all")!.spearman).value;
    // scipy, as the README of the data states: wmc, loc, max_cc, avg_cc against the count of bugs
    expect(of("wmc")).toBeCloseTo(0.4313, 4);
    expect(of("loc")).toBeCloseTo(0.4919, 4);
    expect(of("max_cc")).toBeCloseTo(0.3801, 4);
    expect(of("avg_cc")).toBeCloseTo(0.3051, 4);
    expect(model.shown[0]).toMatchObject({n: 745, events: 166});
  });

  it("answers within releases when there are many of them", async () => {
    const dir = mkdtempSync(join(tmpdir(), "assay-releases-"));
    const folder = join(shared, "realdata/defects/promise_ck");
    const releases = readdirSync(folder).filter((file) => /^(ant|camel|xalan|poi)-/.test(file));
    const sources = releases.map((file) =>
      [
        `  - path: ${JSON.stringify(join(folder, file))}`,
        "    format: table",
        "    table: outcome",
        `    columns: {change: name_1, repository: "'${file.replace(".csv", "")}'", defect: bug > 0, defect_count: bug}`,
        "    metrics: {wmc: wmc, loc: loc, max_cc: max_cc}"
      ].join("\n")
    );
    writeFileSync(join(dir, "workspace.yaml"), `title: Releases\nsources:\n${sources.join("\n")}\n`);
    const {workspace} = await ensureIngested({workspace: dir, out: join(dir, "out")});
    const site = await readSiteData({workspace: workspace.dir, out: join(dir, "out"), published: false});
    const model = composeMetrics(site.facts, site.outcomes, defaultMetricsChoice(site.outcomes));
    expect(model.choice.scope).toBe("within");
    const loc = estimate(model.shown.find((a) => a.metric === "loc")!.spearman);
    // An average lies between the releases' own correlations.
    const own = model.associations
      .filter((a) => a.metric === "loc" && a.scope !== "all" && a.scope !== "within")
      .map((a) => estimate(a.spearman).value);
    expect(loc.value).toBeGreaterThan(Math.min(...own));
    expect(loc.value).toBeLessThan(Math.max(...own));
    expect(loc.n_clusters).toBe(releases.length);
  });
});
