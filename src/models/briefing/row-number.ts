import {formatCoefficient, formatDollars, formatPoints} from "../../style/format.js";
import type {BriefingRows} from "./briefing-model.js";

/** How the numbers of a picture's rows are written, by their unit: coefficients, dollars, or shares in points. */
export function rowNumber(unit: BriefingRows["unit"]): (x: number) => string {
  if (unit === "coefficient") return (x) => formatCoefficient(x);
  if (unit === "usd_per_task") return formatUsd;
  if (unit === "usd_per_1000_tasks") return (x) => formatUsd(x * 1000);
  return (x) => formatPoints(x);
}

function formatUsd(usd: number): string {
  return formatDollars(usd);
}
