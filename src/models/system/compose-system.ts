import type {Cells, Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {nearNames} from "../near-names.js";
import {boardRowOf} from "./system-boards.js";
import {DRAWS} from "../value/draws.js";
import {suites, type Suite} from "../value/suites.js";
import {boardSystem} from "./board-system.js";
import {nothingKnown} from "./empty-system.js";
import type {LatencyEstimate} from "./latency-estimates.js";
import {ownSystem} from "./own-system.js";
import {suiteMembers} from "./suite-members.js";
import {systemAnswer} from "./system-answer.js";
import {boardBasis, emptyBasis, ownBasis} from "./system-basis.js";
import {memberOf, systemField} from "./system-field.js";
import type {SystemChoice, SystemModel} from "./system-model.js";
import {systemNotMeasured, systemWouldChange} from "./system-words.js";

const TITLE = "What is this system good at, and what does it cost?";

/** The page of one system: what it passes, where it parts from its record, what it costs and how long it takes. */
export function composeSystem(
  facts: Facts,
  cells: Cells,
  latencies: readonly LatencyEstimate[],
  asked: SystemChoice
): SystemModel {
  const all = suites(facts, cells);
  const suite = all.find((s) => s.value === asked.suite) ?? all[0] ?? null;
  const {by, dates, drawn, ...found} = find(facts, cells, latencies, suite, asked);
  const base = {
    page: "system" as const,
    title: TITLE,
    generated_from: generatedFrom(facts, dates, drawn ? DRAWS : {seed: null, replicates: null}),
    choice: {...asked, suite: suite?.value ?? "", by},
    suite: suite?.suite_id ?? "",
    system: asked.system
  };
  const model = {...base, ...found, options: optionsOf(facts, cells, all, suite, asked)};
  const composite = model.quality_label === "Composite score";
  return {
    ...model,
    answer: systemAnswer({...model, composite, minTasks: facts.settings.min_tasks}),
    would_change: systemWouldChange(model),
    not_measured: systemNotMeasured(model)
  };
}

/** What the workspace has of the system asked for: attempts, a published total, or nothing. */
function find(
  facts: Facts,
  cells: Cells,
  latencies: readonly LatencyEstimate[],
  suite: Suite | null,
  asked: SystemChoice
) {
  const system = facts.systems.findIndex((s) => s.system === asked.system);
  const none = {...nothingKnown(), by: null, dates: [], drawn: false};
  if (suite === null || asked.system === "")
    return {...none, kind: "empty" as const, basis: emptyBasis(facts, "empty")};
  if (system < 0) {
    const near = nearNames(facts.systems.map((s) => s.system), asked.system); // prettier-ignore
    return {...none, kind: "unknown" as const, near, basis: emptyBasis(facts, "unknown")};
  }
  if (!suite.board) {
    const field = systemField(facts, cells, suite, asked.errors);
    const member = memberOf(facts, field, asked.system);
    if (member) {
      const own = ownSystem(facts, cells, latencies, field, asked, member);
      const dates = own.runs.filter((r) => r.shown).map((r) => r.started_at);
      const basis = ownBasis(facts, field, member.own, asked, own);
      return {...own, kind: "attempts" as const, basis, dates, drawn: true};
    }
  }
  if (boardRowOf(facts, suite.suite_id, system)) {
    const {reported_at, ...board} = boardSystem(facts, suite.suite_id, system);
    const basis = boardBasis(facts, suite.suite_id, reported_at);
    return {...board, kind: "board" as const, by: null, basis, dates: [reported_at], drawn: false};
  }
  return {...none, kind: "empty" as const, basis: emptyBasis(facts, "empty")};
}

function optionsOf(
  facts: Facts,
  cells: Cells,
  all: readonly Suite[],
  suite: Suite | null,
  asked: SystemChoice
): SystemModel["options"] {
  const members = suite ? suiteMembers(facts, cells, suite) : {own: [], published: []};
  const field = suite && !suite.board ? systemField(facts, cells, suite, asked.errors) : null;
  const failed = [...(field?.counts.values() ?? [])].some((c) =>
    [c.errors, c.timeouts, c.refusals].some((values) => values.some((n) => n > 0))
  );
  return {
    suites: all.map((s) => ({value: s.value, label: s.board ? `${s.value} (published)` : s.value})),
    systems: [
      ...members.own.map((name) => ({value: name, label: name})),
      ...members.published.map((name) => ({value: name, label: suite?.board ? name : `${name} (published)`}))
    ],
    by: field?.parted.map((p) => p.fact.dimension) ?? [],
    errors: failed
  };
}
