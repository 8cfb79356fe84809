import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatCountOf, formatInterval, formatPercent, formatPoints} from "../../style/format.js";
import {known} from "../quantity.js";
import type {SliceCell, SlicesModel, Surprise} from "./slices-model.js";

/** Adjusted p below which a cell is said to stand out. */
export const STANDS_OUT = 0.05;

type Parts = Pick<SlicesModel, "kind" | "suite" | "systems" | "cells" | "comparisons" | "slices" | "dimensions">;

/** Whether a cell departs from expectation by more than its many neighbours explain. */
export function standsOut({surprise}: {surprise: Surprise}): boolean {
  return !isRefusal(surprise) && surprise.p_adjusted < STANDS_OUT;
}

/**
 * The page's answer: the cell that departs most from what its system and its tasks lead one to expect, with its margin.
 *
 * A departure is claimed only where it survives the adjustment for all cells; else the widest is given as not shown.
 */
export function slicesAnswer(parts: Parts): string {
  if (parts.kind === "empty")
    return "No attempt in this selection was judged, so there is nothing to part into slices.";
  if (parts.kind === "board")
    return `${parts.suite} gives totals without tasks, so there is nothing to part into slices.`;
  if (parts.kind === "unsliced")
    return "The tasks of this selection carry no two categories, languages, difficulties or tags, so there is nothing to part them by.";
  if (parts.systems.length === 1) return oneSystem(parts);
  const first = headline(parts.cells);
  if (!first)
    return "No slice has enough tasks to say whether a system departs from its record there: each needs five in two clusters.";
  const small = first.flags.includes("small_n") ? ` There are only ${formatCountOf(first.tasks, "task")} in it.` : "";
  const of = formatCountOf(parts.comparisons, "cell");
  const others = parts.cells.filter(standsOut).length - 1;
  if (others < 0)
    return `No system is shown to do better or worse on a slice than its record and the slice's difficulty lead one to expect, after adjusting for ${of}. The widest departure: ${departure(first)}.${small}`;
  const rest =
    others === 0
      ? `No other of ${of} stands out.`
      : `${formatCount(others)} more of ${of} ${others === 1 ? "stands" : "stand"} out.`;
  return `${departure(first)} than its record and the slice's difficulty lead one to expect.${small} ${rest}`;
}

/** The most surprising cell, where any could be judged. */
export function headline(cells: readonly SliceCell[]): SliceCell | undefined {
  return cells.find(({surprise}) => !isRefusal(surprise));
}

/** "Skua passes 31% of debugging, 15.2 points fewer (95% interval 8.0 to 22.4)". */
function departure(cell: SliceCell): string {
  const rate = known(cell.rate);
  const surprise = known(cell.surprise);
  const passes = rate ? `passes ${formatPercent(rate.value)} of ${sliceName(cell)}` : `on ${sliceName(cell)} passes`;
  const way = surprise!.value < 0 ? "fewer" : "more";
  return `${cell.system} ${passes}, ${formatPoints(Math.abs(surprise!.value))} points ${way} ${margin(cell)}`;
}

function margin({surprise}: SliceCell): string {
  if (isRefusal(surprise)) return "";
  const {value, low, high} = surprise;
  const turned = value < 0 ? [negative(high), negative(low)] : [low, high];
  return `(95% interval ${formatInterval(turned[0]!, turned[1]!, (x) => formatPoints(x))})`;
}

function negative(x: number | null): number | null {
  return x === null ? null : -x;
}

/** A slice as it stands in a sentence: a tag or a difficulty alone would not say what it is. */
export function sliceName({dimension, slice}: Pick<SliceCell, "dimension" | "slice">): string {
  if (dimension === "tag") return `tasks tagged ${slice}`;
  return dimension === "difficulty" ? `${slice} tasks` : slice;
}

/** With one system a hard slice and a weak system look the same: only the spread can be told. */
function oneSystem(parts: Parts): string {
  const by = parts.dimensions[0]!.dimension;
  const rated = parts.cells
    .filter((c) => c.dimension === by && known(c.rate))
    .sort((a, b) => known(b.rate)!.value - known(a.rate)!.value);
  const [best, worst] = [rated[0], rated.at(-1)];
  const alone = "With one system a weak system and hard tasks cannot be told apart.";
  if (!best || !worst || best === worst) return `No slice has the five tasks a rate needs. ${alone}`;
  const words = (c: SliceCell) => {
    const {value, low, high} = known(c.rate)!;
    const few = c.flags.includes("small_n") ? `, only ${formatCountOf(c.tasks, "task")}` : "";
    return `${formatPercent(value)} of ${sliceName(c)} (95% interval ${formatInterval(low, high, (x) => formatPoints(x, 0))})${few}`;
  };
  return `${best.system} passes ${words(best)} and ${words(worst)}. ${alone}`;
}
