import {compactRows} from "./rows/compact-rows.js";
import {narrowRows} from "./rows/narrow-rows.js";
import type {RowsModel} from "./rows/rows-model.js";
import {wideRows} from "./rows/wide-rows.js";
import {missingPicture} from "./missing-picture.js";
import type {ChartOptions} from "./svg.js";

export type {ChartRow, RowGroup, RowsModel} from "./rows/rows-model.js";

const narrowBelow = 520;

/**
 * Dots on their 95 % intervals, one row each, in groups, with dashed reference lines and the numbers in their own columns
 * at the right: agreement, metrics, pass@k, comparisons.
 *
 * Rows are drawn in the order given; sort by value, not by name. A refused row keeps its place, with a struck circle and
 * the reason. Below 520 px labels move above their line and the numbers are said in words. `compact` is the 316 px picture
 * of the list of answers: labels at the left, no numbers.
 */
export function rowsChart(model: RowsModel, options: ChartOptions & {compact?: boolean}): SVGSVGElement {
  if (model.groups.every((g) => g.rows.length === 0)) {
    return missingPicture(model.missing ?? "nothing to draw yet", options);
  }
  if (options.compact) return compactRows(model, options);
  return options.width < narrowBelow ? narrowRows(model, options) : wideRows(model, options);
}
