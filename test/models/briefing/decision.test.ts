import {describe, expect, it} from "vitest";
import {decide} from "../../../src/models/briefing/decision.js";
import {known} from "../../../src/models/quantity.js";
import {composeValue} from "../../../src/models/value/compose-value.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {suites} from "../../../src/models/value/suites.js";
import {defaultChoice} from "../../../src/models/value/value-choice.js";
import type {Facts} from "../../../src/tables/cells.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

const DRAWS = {replicates: 200, seed: 7};

/** Two or three systems on the same tasks; the k-th task is passed where its rank is under the system's share. */
function decided(shares: readonly number[], tasks: number, settings: Partial<Facts["settings"]> = {}) {
  const attempts: WorkedAttempt[] = [];
  for (const [s, share] of shares.entries())
    for (let task = 0; task < tasks; task++) {
      const rank = ((task * 37 + s * 11) % tasks) / tasks;
      attempts.push({system: `S${s}`, task: `t${task}`, passed: rank < share, cost: 0.01 * 5 ** s});
    }
  const {facts, cells} = workedCells(attempts, settings);
  const choice = defaultChoice(facts, suites(facts, cells));
  const value = composeValue(facts, prepareValue(facts, cells, choice, DRAWS), choice);
  return {value, decision: decide(value, facts.settings)};
}

describe("decide", () => {
  it("recommends nothing where nobody stated a threshold, however clear the lead", () => {
    const {decision} = decided([0.1, 0.9], 200);
    expect(decision).toMatchObject({kind: "open", threshold: null, recommended: []});
    expect(decision.sentence).toMatch(/No recommendation: nobody has said what a failure costs\.$/);
  });

  it("makes the best buy the default where a failure's cost is stated and the margin leaves no doubt", () => {
    const {decision, value} = decided([0.3, 0.8], 200, {value: {incident_usd: 100}});
    expect(decision).toMatchObject({kind: "recommended", threshold: "value", recommended: ["S1"]});
    // 0.3 of tasks at $0.01 and 0.8 at $0.05: by hand $0.033 and $0.0625 a completed task.
    expect(decision.sentence).toMatch(
      /^Make S1 the default: at \$100 a failed task it brings \$\d+ more per task than the cheaper S0 \(95% interval \$\d+ to \$\d+\)\. A completed task costs \$0\.063 with S1 and \$0\.033 with S0\.$/
    );
    expect(known(value.worth.net_benefit[1]!.behind_best!)!.low).toBeGreaterThan(0);
  });

  it("makes the cheaper one the default where failures cost next to nothing", () => {
    const {decision} = decided([0.7, 0.8], 200, {value: {incident_usd: 0.0001}});
    expect(decision.recommended).toEqual(["S0"]);
    expect(decision.sentence).toContain("than the dearer S1");
  });

  it("names both where the stated cost does not decide between them", () => {
    const {decision} = decided([0.5, 0.52], 60, {value: {incident_usd: 10}});
    expect(decision.kind).toBe("either");
    expect(decision.recommended).toHaveLength(2);
    expect(decision.sentence).toMatch(/^Either .* which the tasks do not show to be real\.$/);
  });

  it("recommends nothing on fewer tasks than were asked for, although a failure's cost is stated", () => {
    const {decision} = decided([0.1, 0.9], 20, {value: {incident_usd: 100}, min_tasks: 30});
    expect(decision).toMatchObject({kind: "open", recommended: []});
    expect(decision.sentence).toContain("No recommendation: 20 tasks are fewer than the 30 asked for.");
  });

  it("takes the cheaper one where what it loses is surely under the stated margin, the dearer where it surely is not", () => {
    const within = decided([0.5, 0.52], 200, {margin: 0.2, margin_stated: true}).decision;
    expect(within).toMatchObject({kind: "recommended", threshold: "margin", recommended: ["S0"]});
    expect(within.sentence).toMatch(/^Take S0 rather than the dearer S1: .*less than the 20\.0 points stated/);
    const beyond = decided([0.3, 0.8], 120, {margin: 0.05, margin_stated: true}).decision;
    expect(beyond).toMatchObject({threshold: "margin", recommended: ["S1"]});
    expect(beyond.sentence).toContain("more than the 5.0 points stated as tolerable");
  });

  it("does not decide by a margin inside the interval, nor by our own default", () => {
    expect(decided([0.5, 0.55], 60, {margin: 0.05, margin_stated: true}).decision.kind).toBe("open");
    expect(decided([0.5, 0.52], 100, {margin: 0.2}).decision.kind).toBe("open");
  });

  it("says that there is nothing to decide on without a judged system", () => {
    const {facts, cells} = workedCells([]);
    const choice = defaultChoice(facts, suites(facts, cells));
    const value = composeValue(facts, prepareValue(facts, cells, choice, DRAWS), choice);
    expect(decide(value, facts.settings)).toMatchObject({kind: "empty", recommended: []});
  });

  it("never claims more than its interval, over many workspaces", () => {
    for (const tasks of [32, 60])
      for (const first of [0.3, 0.7])
        for (const gap of [-0.1, 0, 0.04, 0.3])
          for (const incident_usd of [0.001, 1, 1000]) {
            const {decision, value} = decided([first, first + gap, 0.4], tasks, {value: {incident_usd}});
            const [best, ...rest] = value.worth.net_benefit;
            const said = `${decision.sentence} (${tasks}, ${first}, ${gap}, ${incident_usd})`;
            expect(decision.recommended[0], said).toBe(best!.system);
            const named = rest.find((r) => r.behind_best && decision.sentence.includes(`er ${r.system} (95%`));
            const low = named?.behind_best ? (known(named.behind_best)?.low ?? null) : null;
            if (/ more per .*\(95%/.test(decision.sentence)) expect(low, said).toBeGreaterThan(0);
            if (decision.sentence.startsWith("Make "))
              expect(known(best!.best_probability)!.value, said).toBeGreaterThanOrEqual(0.95);
            if (decision.kind === "recommended")
              expect(known(best!.best_probability)!.value, said).toBeGreaterThanOrEqual(0.5);
            if (decision.kind === "either") expect(decision.sentence, said).toMatch(/do not (show|decide)/);
          }
  });
});
