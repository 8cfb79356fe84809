import type {SmallRows} from "../answers/answers-model.js";
import type {CompareModel} from "./compare-model.js";

const MOST = 5;

/** The picture for the list of answers: the difference over all tasks and in the slices of most tasks. */
export function compareSmall(model: CompareModel): SmallRows {
  const sides = model.sides;
  const slot = (verdict: CompareModel["verdict"]) =>
    verdict === "a_better" ? (sides?.a.slot ?? null) : verdict === "b_better" ? (sides?.b.slot ?? null) : null;
  const kept = new Set([...model.slices].sort((x, y) => y.tasks - x.tasks).slice(0, MOST - 1));
  return {
    words: `Picture: ${model.a} minus ${model.b}, points, with 95% intervals.`,
    rows: [
      {label: "All tasks", quantity: model.difference, slot: slot(model.verdict)},
      ...model.slices
        .filter((s) => kept.has(s))
        .map((s) => ({label: s.slice, quantity: s.difference, slot: slot(s.verdict)}))
    ]
  };
}
