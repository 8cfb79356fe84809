import type {RetryCurveModel} from "../../src/models/value/finished/finished-model.js";
import type {SlopeModel} from "../../src/charts/slope-chart.js";
import {estimate} from "./fixtures.js";

const NAMES = ["Aster 5.1-codex", "Boreal 4.5 Small (32k thinking)", "cobalt-3-pro-preview-2026-05-06", "Dune"];

/** As many systems as asked, with short and long names, some of them moved. */
export function manySlopes(systems: number): SlopeModel {
  return {
    label: "Rank by list price and by finished task",
    left_title: "By list price",
    right_title: "By finished task",
    items: Array.from({length: systems}, (_, i) => ({
      system: `${NAMES[i % NAMES.length]} ${i + 1}`,
      slot: 1 + (i % 7),
      // Every ninth changes places with the one after the next.
      before: 1 + (i % 9 === 0 && i + 2 < systems ? i + 2 : i % 9 === 2 ? i - 2 : i),
      after: i + 1
    }))
  };
}

function curve(system: string, slot: number, rise: number, observed: number): RetryCurveModel {
  const at = (cap: number) => 1 + rise * Math.log(cap);
  return {
    system,
    slot,
    observed_to: observed,
    points: Array.from({length: 10}, (_, i) => ({
      cap: i + 1,
      cost_usd_per_completed: estimate(0.0031 * at(i + 1), 0.0028 * at(i + 1), 0.0035 * at(i + 1)),
      completed: estimate(1 - 0.5 ** (i + 1), 0.4, 1),
      relative: estimate(at(i + 1), at(i + 1) * (1 - 0.02 * i), at(i + 1) * (1 + 0.03 * i))
    }))
  };
}

export const retryModel: RetryCurveModel[] = [
  curve("Aster 5", 1, 0.1, 3),
  curve("Boreal 4.5 Small (32k thinking)", 2, 0.4, 10),
  curve("Cobalt 3 Pro", 3, 1.4, 2),
  curve("Dune", 4, 0.02, 5),
  curve("Ember 2", 5, 0.25, 3)
];
