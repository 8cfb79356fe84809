import type {FrameItem} from "../../../loaders/review/review-frame.js";

/** Invented answers: `count` of each score, category and system given. */
export function frameItems(
  groups: readonly [score: number | null, category: string, system: string, count: number][]
): FrameItem[] {
  return groups.flatMap(([score, category, system, count]) =>
    Array.from({length: count}, (_, i): FrameItem => {
      const band = score === null || score < 0.5 ? "low" : score >= 0.8 ? "high" : "middle";
      const task = `${category}-${i}`;
      return {
        ...{attempt_id: `${system}/${task}/${score}`, suite: "s", run: "r", system, task, attempt_index: 0},
        ...{category, score, band, verdicts: []}
      };
    })
  );
}
