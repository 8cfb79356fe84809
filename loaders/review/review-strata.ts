import {compare} from "../workspace/find-sources.js";
import type {Band} from "./review-design.js";
import type {FrameItem} from "./review-frame.js";

/** Answers of one score band, by category and system where there are enough of them. */
export interface Stratum {
  stratum: string;
  band: Band;
  /** Places in the frame. */
  members: number[];
}

interface Cell {
  band: Band;
  categories: Set<string>;
  systems: Set<string>;
  members: number[];
}

/** Reviews a stratum should have on average: with fewer, its own variance could not be known. */
const REVIEWS_PER_STRATUM = 4;

/**
 * Divides the frame by score band, category and system, and puts strata together that are too small for the sample.
 *
 * A stratum goes with the smallest of its band that shares its system, else its category, else with the smallest. Bands
 * are never put together: what the automatic score calls bad must stay apart from what it calls good.
 *
 * @param n - reviews in all
 */
export function reviewStrata(items: readonly FrameItem[], n: number): Stratum[] {
  const cells = new Map<string, Cell>();
  items.forEach((item, at) => {
    const category = item.category ?? "no category";
    const key = JSON.stringify([item.band, category, item.system]);
    const cell = cells.get(key);
    if (cell) cell.members.push(at);
    else
      cells.set(key, {
        band: item.band,
        categories: new Set([category]),
        systems: new Set([item.system]),
        members: [at]
      });
  });
  let strata = [...cells.values()];
  const most = Math.max(1, Math.floor(n / REVIEWS_PER_STRATUM));
  for (;;) {
    strata = strata.sort((a, b) => a.members.length - b.members.length || compare(nameOf(a), nameOf(b)));
    const next = strata.find((cell) => {
      const small = cell.members.length < 2 || (cell.members.length * n) / items.length < 1;
      return (small || strata.length > most) && strata.some((other) => other !== cell && other.band === cell.band);
    });
    if (!next) break;
    const partner = partnerOf(next, strata);
    partner.members = [...partner.members, ...next.members].sort((a, b) => a - b);
    for (const category of next.categories) partner.categories.add(category);
    for (const system of next.systems) partner.systems.add(system);
    strata = strata.filter((cell) => cell !== next);
  }
  return strata
    .map((cell) => ({stratum: nameOf(cell), band: cell.band, members: cell.members}))
    .sort((a, b) => compare(a.stratum, b.stratum));
}

/** The smallest of the same band that shares most; `strata` are sorted by size. */
function partnerOf(cell: Cell, strata: readonly Cell[]): Cell {
  const others = strata.filter((other) => other !== cell && other.band === cell.band);
  const shares = (a: Set<string>, b: Set<string>) => [...a].some((name) => b.has(name));
  return (
    others.find((other) => shares(other.systems, cell.systems)) ??
    others.find((other) => shares(other.categories, cell.categories)) ??
    others[0]!
  );
}

const nameOf = ({band, categories, systems}: Cell) =>
  [`${band} score`, [...categories].sort(compare).join(" + "), [...systems].sort(compare).join(" + ")].join(" | ");
