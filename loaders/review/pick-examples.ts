import type {Random} from "../../src/statistics/random.js";
import type {FrameItem} from "./review-frame.js";
import {shuffled} from "./shuffled.js";

/**
 * Answers on which earlier reviewers were of one mind, to begin a sheet with: of every verdict in turn.
 *
 * @param drawn - places that are reviewed anyway and are no examples
 * @returns at most `most` places in the frame
 */
export function pickExamples(
  items: readonly FrameItem[],
  drawn: ReadonlySet<number>,
  {most, random}: {most: number; random: Random}
): number[] {
  const settled = new Map<number, number[]>();
  items.forEach(({verdicts}, at) => {
    const [first, ...others] = verdicts;
    if (!first || others.length === 0 || drawn.has(at)) return;
    if (others.some(({verdict}) => verdict !== first.verdict)) return;
    settled.set(first.verdict, [...(settled.get(first.verdict) ?? []), at]);
  });
  const queues = [...settled].sort(([a], [b]) => b - a).map(([, places]) => shuffled(places, random));
  const examples: number[] = [];
  for (let round = 0; examples.length < most && queues.some((queue) => round < queue.length); round++)
    for (const queue of queues) if (round < queue.length && examples.length < most) examples.push(queue[round]!);
  return examples;
}
