import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {composeAnswers} from "../../../src/models/answers/compose-answers.js";
import {worthMarkdown} from "../../../src/models/markdown/worth-markdown.js";
import type {SiteData} from "../../../src/models/page-models.js";
import {known} from "../../../src/models/quantity.js";
import {adjustValue, composeValue} from "../../../src/models/value/compose-value.js";
import {DRAWS} from "../../../src/models/value/draws.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {suites} from "../../../src/models/value/suites.js";
import {choiceFromQuery, defaultChoice, queryFromChoice} from "../../../src/models/value/value-choice.js";
import type {WorthModel} from "../../../src/models/value/worth/worth-model.js";
import type {Cells, Facts, ValueSetting} from "../../../src/tables/cells.js";
import {runOf, workedCells} from "./worked-cells.js";
import {siteOf} from "../../support/ingested.js";

function worthOf({facts, cells}: {facts: Facts; cells: Cells}, query = ""): WorthModel {
  const all = suites(facts, cells);
  const choice = choiceFromQuery(new URLSearchParams(query), all, defaultChoice(facts, all));
  return composeValue(facts, prepareValue(facts, cells, choice, DRAWS), choice).worth;
}

/** Cheap passes 40 of 80 tasks at 10 cents, Dear 60 of them at 50 cents. */
const two = (value?: ValueSetting) =>
  workedCells([...runOf("Cheap", 80, 40, 0.1), ...runOf("Dear", 80, 60, 0.5)], value ? {value} : {});

describe("composeWorth on a worked example", () => {
  it("agrees with the case by hand", () => {
    // A failure costs .25·100 + .75·20 = 40: Dear 40·.75 − .5 = 29.5, Cheap 40·.5 − .1 = 19.9, 9.6 behind. A further
    // completed task costs .4/.25 = 1.6; of that .75·20 = 15 is rework, so incidents may cost −53.6.
    const worth = worthOf(two({incident_usd: 100, escape_rate: 0.25, rework_usd: 20, tasks_per_month: 1000}));
    expect(known(worth.wtp_per_completed)).toMatchObject({value: 40, low: 40, high: 40});
    expect(worth.net_benefit.map((r) => [r.system, known(r.nmb)!.value])).toEqual([
      ["Dear", 29.5],
      ["Cheap", expect.closeTo(19.9, 9)]
    ]);
    expect(known(worth.net_benefit[1]!.behind_best!)!.value).toBeCloseTo(9.6, 9);
    expect(worth.decides).toEqual({cheaper: "Cheap", better: "Dear"});
    expect(known(worth.break_even_incident_usd)!.value).toBeCloseTo(-53.6, 9);
    expect(worth.heading).toBe("At $40 a failed task, Dear is worth its price");
    expect(worth.answer).toMatch(
      /^Yes, at \$40 a failed task: Dear brings \$9\.60 more per task than the cheaper Cheap \(95% interval \$[\d.]+ to \$[\d.]+\)\.$/
    );
    expect(worth.lead).toContain(
      "A failed task costs $40: 25% of failures escape at $100, the rest take $20 of rework."
    );
    expect(worth.lead).toContain("Dear pays whatever an incident costs: the rework it saves is enough.");
  });

  it("says no where failures are cheap, and from which incident cost on the dear one pays", () => {
    const worth = worthOf(two({incident_usd: 0.4}));
    expect(worth.answer).toMatch(
      /^No, at \$0\.40 a failed task: Cheap brings \$0\.30 more per task than the dearer Dear /
    );
    expect(worth.heading).toBe("At $0.40 a failed task, nothing dearer than Cheap earns its price");
    // Every failure is taken to escape, so the break-even incident is the price of a further completed task.
    expect(known(worth.break_even_incident_usd)!.value).toBeCloseTo(1.6, 9);
    expect(worth.lead).toContain("every failure is taken to escape, at $0.40, as nobody has said how many do.");
    expect(worth.lead).toMatch(
      /Dear pays against Cheap once an incident costs more than \$1\.60 \(95% interval \$1\.\d\d to \$\d\.\d\d\)\.$/
    );
    expect(worth.evpi.per_month).toMatchObject({refused: "missing_metric"});
  });

  it("claims nothing near the break-even, and plans the tasks that would settle it", () => {
    const worth = worthOf(two({incident_usd: 1.7, tasks_per_month: 1000}));
    expect(worth.answer).toMatch(
      /^Not shown, at \$1\.70 a failed task: Dear comes out \$25 per 1,000 tasks ahead of the cheaper Cheap \(95% interval −\$\d+ to \$\d+\), and either may be the better buy\.$/
    );
    expect(worth.heading).toBe("At $1.70 a failed task, Dear is the best bet, not a sure one");
    expect(worth.tasks_to_settle).toBeGreaterThan(80);
    expect(worth.information).toMatch(/^Running more tasks is worth at most \$\d+ a month at 1,000 tasks: /);
    expect(worth.information).toContain("further tasks would make Dear the best buy with 95% certainty");
    const certainty = worth.evsi.map((e) => e.best_probability);
    expect([...certainty].sort((a, b) => a - b)).toEqual(certainty);
    for (const e of worth.evsi)
      expect(known(e.usd_per_task)!.value).toBeLessThanOrEqual(known(worth.evpi.per_task)!.value + 1e-12);
  });

  it("leaves the question open without the cost of a failure, and still draws who would be best when", () => {
    const worth = worthOf(two());
    expect(worth).toMatchObject({state: "open", answer: null, best: null, net_benefit: []});
    expect(worth.caption).toMatch(/^The best buy by mean is Cheap up to \$1\.60 a completed task and Dear beyond\. /);
    const {wtp_grid: grid, frontier, systems} = worth.acceptability!;
    grid.forEach((usd, g) => expect(frontier.system[g]).toBe(usd < 1.6 ? "Cheap" : "Dear"));
    grid.forEach((_, g) => expect(systems.reduce((sum, s) => sum + s.probability[g]!, 0)).toBeCloseTo(1, 3));
    expect(worthMarkdown(worth)).toContain("Add value: {incident_usd: …} to workspace.yaml");
  });

  it("has nothing to choose with one system or one price", () => {
    expect(worthOf(workedCells(runOf("Only", 40, 20, 1)))).toMatchObject({
      state: "one_system",
      reason: "there is only one system."
    });
    const unpriced = workedCells([...runOf("A", 40, 20, null), ...runOf("B", 40, 30, 1)], {value: {incident_usd: 5}});
    expect(worthOf(unpriced)).toMatchObject({
      state: "no_cost",
      lead: "Not answerable: only one system has a known cost."
    });
    expect(worthMarkdown(worthOf(workedCells([])))).toBe("");
  });

  it("needs no price to be paid where the cheapest completes most", () => {
    const worth = worthOf(
      workedCells([...runOf("Good", 80, 60, 0.1), ...runOf("Bad", 80, 30, 0.5)], {value: {incident_usd: 5}})
    );
    expect(worth.answer).toBe(
      "No price need be paid, at $5.00 a failed task: Good costs least per task and completes most."
    );
    expect(worth.decides).toBeNull();
    expect(worth.caption).toMatch(/^Good is the best buy by mean whatever a completed task is worth/);
  });

  it("says how few tasks there are", () => {
    const few = workedCells([...runOf("A", 12, 6, 0.1), ...runOf("B", 12, 9, 0.5)], {
      value: {incident_usd: 5},
      min_tasks: 30
    });
    expect(worthOf(few).answer).toMatch(/There are only 12 tasks\.$/);
  });
});

describe("composeWorth with ranges", () => {
  const given: ValueSetting = {debug_hours: [1, 9], hourly_usd: 100, escape_rate: [0.05, 0.4], rework_usd: 0};

  it("takes their means, draws them for the margin, and shows what the dearest incidents are worth", () => {
    const worth = worthOf(two(given));
    // scipy 1.17.1: s = log(9)/(2·norm.ppf(.95)); 3·exp(s²/2) = 3.749653 hours
    expect(worth.inputs.debug_hours.value!).toBeCloseTo(3.749653, 6);
    const {value, low, high} = known(worth.wtp_per_completed)!;
    expect(value).toBeCloseTo(374.9653 * worth.inputs.escape_rate.value!, 3);
    expect(low!).toBeLessThan(value / 2);
    expect(high!).toBeGreaterThan(value * 2);
    expect(worth.wtp_without_top_percent!).toBeLessThan(value);
    expect(worth.lead).toMatch(
      /^A failed task costs \$\d+ on average \(\$\d+ without the dearest hundredth of incidents\): 5% to 40% of failures escape at \$375 \(1 to 9 hours at \$100\), the rest need no rework\. /
    );
    expect(worth.evpi_inputs_usd_per_task).not.toBeNull();
  });

  it("lets a slider put a number in the place of a range", () => {
    const worth = worthOf(two(given), "incident=40&escape=1");
    expect(worth.by_hours).toBe(false);
    expect(worth.inputs.escape_rate).toEqual({value: 1, range: null, from: "url"});
    expect(known(worth.wtp_per_completed)).toMatchObject({value: 40, low: 40, high: 40});
    expect(worth.lead).toMatch(/^A failed task costs \$40: every failure escapes, at \$40\. /);
  });
});

describe("the sliders' numbers in the address", () => {
  const {facts, cells} = two();
  const base = defaultChoice(facts, suites(facts, cells));
  const read = (query: string) => choiceFromQuery(new URLSearchParams(query), suites(facts, cells), base);

  it("survive, and only what was set stands there", () => {
    const query = "incident=4000&escape=0.3&volume=20000";
    expect(queryFromChoice(read(query), base).toString()).toBe(query);
    expect(queryFromChoice(base, base).size).toBe(0);
    expect(read("hours=2&rate=80").worth).toMatchObject({debug_hours: 2, hourly_usd: 80, incident_usd: null});
  });

  it("are left out where they make no sense", () =>
    expect(read("incident=dear&escape=3&rework=-1&volume=").worth).toEqual(base.worth));

  it("change nothing but the section", () => {
    const prepared = prepareValue(facts, cells, base, DRAWS);
    const before = composeValue(facts, prepared, base);
    const after = adjustValue(facts, prepared, before, read("incident=40"));
    expect(after.worth.state).toBe("answered");
    expect(after.systems).toBe(before.systems);
    expect(adjustValue(facts, prepared, after, {...after.choice}).worth).toBe(after.worth);
  });
});

describe("the list of answers", () => {
  const row = (site: {facts: Facts; cells: Cells}) => {
    const choice = defaultChoice(site.facts, suites(site.facts, site.cells));
    const value = composeValue(site.facts, prepareValue(site.facts, site.cells, choice, DRAWS), choice);
    const {rows} = composeAnswers(site.facts, site.cells, value);
    return rows.find((r) => r.question === "Is the better system worth its price to us?");
  };

  it("asks whether the better system is worth its price, and waits for the cost of a failure", () => {
    expect(row(two())).toMatchObject({
      answer: null,
      reason: "nobody has said what a failure costs.",
      needs: "needs the cost of an incident"
    });
    const answered = row(two({incident_usd: 40}))!;
    expect(answered.answer).toMatch(/^Yes, at \$40 a failed task/);
    // The best is what the others are measured from.
    expect(answered.small!.rows.map((r) => r.label)).toEqual(["Cheap"]);
  });
});

const shared = fileURLToPath(new URL("../../../../shared/workspaces/", import.meta.url));

describe("the sample", () => {
  it("has the value of a finished task from its workspace", async () => {
    const worth = worthOf(await siteOf(fileURLToPath(new URL("../../../data/sample", import.meta.url))));
    // workspace.yaml: .3·2600 + .7·60
    expect(known(worth.wtp_per_completed)!.value).toBeCloseTo(822, 9);
    expect(worth.inputs.incident_usd).toEqual({value: 2600, range: null, from: "workspace"});
    expect(worth.heading).toBe("At $822 a failed task, Osprey is worth its price");
    expect(worth.information).toBe("Running more tasks is worth nothing for this choice: every resample agrees on it.");
  });
});

// Costs and passes are those of the boards' own READMEs; the turning points follow from them by hand.
describe.skipIf(!existsSync(shared))("composeWorth on real boards (needs the shared workspaces)", () => {
  describe("SWE-bench, rows of 25 systems", () => {
    let site: SiteData;
    beforeAll(async () => {
      site = await siteOf(join(shared, "swebench"));
    });

    it("finds where the best buy changes along the published frontier", () => {
      // $131 is the README's own price of a further resolved task from Gemini 3 Pro to Claude 4.5 Opus.
      expect(worthOf(site).caption).toMatch(
        /^The best buy by mean is DeepSeek V3\.2 Reasoner up to \$3\.04 a completed task, Gemini 3 Pro .* up to \$131 and Claude 4\.5 Opus .* beyond\. /
      );
    });

    it("says that the better system pays and that another may be the better buy", () => {
      const worth = worthOf(site, "incident=100&escape=0.3&rework=20&volume=20000");
      expect(worth.answer).toMatch(
        /^Yes, at \$44 a failed task: Gemini 3 Pro .* brings \$5\.82 more per task than the cheaper DeepSeek V3\.2 Reasoner \(95% interval \$4\.\d\d to \$7\.\d\d\), though Claude 4\.5 Opus .* may be the better buy \(P \.\d\d\)\.$/
      );
      expect(worth.heading).toMatch(/is the best bet, not a sure one$/);
      expect(worth.contenders).toHaveLength(2);
      expect(worth.net_benefit).toHaveLength(25);
    });

    it("gives the cheap system where failures cost little", () => {
      expect(worthOf(site, "incident=0.1").heading).toBe(
        "At $0.10 a failed task, nothing dearer than DeepSeek V3.2 Reasoner earns its price"
      );
    });
  });

  it("works on a published board, unpaired, and leaves out its 18 rows without a cost", async () => {
    const site = await siteOf(join(shared, "aider"));
    const worth = worthOf(site, "incident=100&escape=0.3&rework=20&volume=20000");
    expect(worth.answer).toMatch(
      /^Not shown, at \$44 a failed task: gpt-5 \(high\) comes out \$0\.54 per task ahead of /
    );
    expect(worth.lead).toContain("From what incident cost on gpt-5 (high) pays cannot be said");
    expect(worth.caption).toContain("binomial draws, unpaired");
    expect(known(worth.break_even_incident_usd)).toMatchObject({low: null, high: null});
    expect(worth.net_benefit).toHaveLength(51);
  });

  it("has nothing to say without costs", async () =>
    expect(worthOf(await siteOf(join(shared, "promptfoo-csv"))).reason).toBe("no system has a known cost."));
});
