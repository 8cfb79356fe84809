import {refuse} from "../../statistics/estimate.js";
import {known} from "../quantity.js";
import {standsOut} from "../slices/slices-answer.js";
import type {Dimension} from "../slices/slices-model.js";
import type {SystemField} from "./system-field.js";
import type {SystemSlice} from "./system-model.js";

/** The dimension a page parts a system's tasks by: the one asked for, else that of a slice that stands out, else the first. */
export function partedBy({parted, sliced}: SystemField, system: string, asked: Dimension | null): Dimension | null {
  const offered = parted.map((p) => p.fact.dimension);
  if (asked !== null && offered.includes(asked)) return asked;
  const first = sliced.cells.find((c) => c.system === system && standsOut(c));
  return first?.dimension ?? offered[0] ?? null;
}

/** A system's slices of one dimension beside what all systems do on them, the highest rate first. */
export function systemSlices({sliced}: SystemField, system: string, by: Dimension | null): SystemSlice[] {
  const here = sliced.cells.filter((c) => c.dimension === by);
  return here
    .filter((c) => c.system === system)
    .map(({slice, tasks, rate, surprise}) => ({
      slice,
      tasks,
      rate,
      everyone: sliced.slices.find((s) => s.dimension === by && s.slice === slice)?.rate ?? refuse("n_zero", 0),
      surprise,
      field: here.flatMap((c) => {
        const value = c.slice === slice && c.system !== system ? known(c.rate)?.value : undefined;
        return value === undefined ? [] : [{system: c.system, value}];
      })
    }))
    .sort((a, b) => (known(b.rate)?.value ?? -1) - (known(a.rate)?.value ?? -1) || b.tasks - a.tasks);
}
