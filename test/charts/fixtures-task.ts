import type {TaskRunsModel} from "../../src/charts/task-runs-chart.js";
import type {TaskSystemsModel} from "../../src/charts/task-systems-chart.js";
import {estimate} from "./fixtures.js";

const names = [
  "Heron 5 (2025-08-07) (medium reasoning)",
  "Osprey 3 mini",
  "Kite Coder 480B/A35B Instruct",
  "Jackdaw",
  "Rook-codex high",
  "Skua"
];

/** Systems at one task: several attempts and one, in line with the record and not, with and without an expectation. */
export function taskSystems(count: number): TaskSystemsModel {
  return {
    label: "Who passes the task",
    columns: ["passed", "expected"],
    rows: Array.from({length: count}, (_, i) => {
      const once = i % 3 === 1;
      const share = once ? i % 2 : [1, 0.7, 0.3, 0][i % 4]!;
      const expected = 0.9 - (0.8 * i) / count;
      const passed = once ? `${share} of 1` : `${share * 10} of 10`;
      const known = i % 5 !== 4;
      return {
        label: i < names.length ? names[i]! : `System ${i}`,
        slot: 1 + (i % 6),
        share: estimate(share, Math.max(0, share - 0.25), Math.min(1, share + 0.25)),
        once,
        expected: known
          ? estimate(expected, Math.max(0, expected - 0.3), Math.min(1, expected + 0.2))
          : {refused: "n_zero", n: 0},
        surprising: i === 0,
        numbers: [passed, known ? `${Math.round(expected * 100)}%` : ""],
        words: `${passed}${known ? `, ${Math.round(expected * 100)}% expected` : ""}`
      };
    })
  };
}

/** Runs of six systems on so many days; some ran on some days only. */
export function taskRuns(days: number): TaskRunsModel {
  return {
    label: "Runs over the task",
    columns: Array.from({length: days}, (_, d) => `${1 + (d % 28)} ${["Sep", "Oct", "Nov"][d % 3]!} 2026`),
    rows: names.map((label, i) => ({
      label,
      slot: i + 1,
      marks: Array.from({length: days}, (_, d) => ({column: d, share: ((i + d) % 5) / 4, passes: (i + d) % 5}))
        .filter(({column}) => (column + i) % 4 !== 3)
        .map(({column, share, passes}) => ({
          column,
          share,
          text: i % 2 === 0 ? `${passes} of 4` : "",
          words: `day ${column}: ${passes} of 4`
        }))
    }))
  };
}
