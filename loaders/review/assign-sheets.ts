import type {Random} from "../../src/statistics/random.js";
import {shuffled} from "./shuffled.js";

/** Share of the answers that a second reviewer sees too, so that agreement can be told. */
export const DOUBLE_SHARE = 0.1;

/** Who gets which answers; sheets are numbered from 1. */
export interface Assignment {
  sheets: {sheet: number; reviewer: string | null}[];
  /** Of each answer, the sheets it stands on. */
  of: number[][];
}

/**
 * Shares the answers out among reviewers, every tenth to two of them.
 *
 * Nobody is given an answer he rated before, where another can take it. With fewer than two names the last sheet, for
 * whoever can spare the time, holds the doubled answers alone.
 *
 * @param raters - of each answer, who rated it before
 */
export function assignSheets(
  raters: readonly (readonly string[])[],
  names: readonly string[],
  random: Random
): Assignment {
  const first = names.length > 0 ? [...names] : [null];
  const all = first.length > 1 ? first : [...first, null];
  const sheets = all.map((reviewer, s) => ({sheet: s + 1, reviewer}));
  const of = raters.map((): number[] => []);
  const order = shuffled([...raters.keys()], random);
  const doubled = new Set(order.slice(0, Math.ceil(order.length * DOUBLE_SHARE)));
  const knows = (s: number, item: number) => all[s] !== null && raters[item]!.includes(all[s]!);
  order.forEach((item, i) => {
    const turn = first.map((_, k) => (i + k) % first.length);
    const own = turn.find((s) => !knows(s, item)) ?? turn[0]!;
    of[item]!.push(own + 1);
    if (!doubled.has(item)) return;
    const others = all.map((_, k) => (own + 1 + k) % all.length).filter((s) => s !== own);
    const second = others.find((s) => !knows(s, item)) ?? others[0]!;
    of[item]!.push(second + 1);
  });
  return {sheets, of};
}
