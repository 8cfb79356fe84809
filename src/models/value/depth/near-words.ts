import {isRefusal} from "../../../statistics/estimate.js";
import {formatInterval, formatList, formatNumber, formatPercent, formatPoints} from "../../../style/format.js";
import {countWord, countWordCapital, fractionOf} from "../ratio-words.js";
import type {DepthChoice} from "../value-model.js";
import type {MaterialView, NearDominated} from "./depth-model.js";

/** "C costs half of what E does and is 1.0 point worse (95% interval −1.0 to 3.0)." */
export function nearSentence({system, by, cost_ratio, quality_gap}: Omit<NearDominated, "sentence">): string {
  if (isRefusal(cost_ratio)) return `${by} is cheaper than ${system} and nearly as good.`;
  const fraction = fractionOf(cost_ratio.value, 1);
  const price = `${by} costs ${fraction} what ${system} does`;
  if (isRefusal(quality_gap)) return `${price} and is nearly as good; by how much it is worse cannot be said.`;
  const {value, low, high} = quality_gap;
  const margin = `(95% interval ${formatInterval(low, high, (x) => formatPoints(x))})`;
  const size = formatPoints(Math.abs(value));
  const worse = size === "0.0" ? "no worse" : `${size} ${size === "1.0" ? "point" : "points"} worse`;
  const doubt = low !== null && low <= 0 && size !== "0.0" ? ", which the tasks do not show to be real" : "";
  return `${price} and is ${worse} ${margin}${doubt}.`;
}

/** The paragraph over the pairs: how many dear systems a much cheaper one nearly equals, by which margins. */
export function nearHeadSentence(rows: readonly NearDominated[], depth: DepthChoice): string {
  const points = depth.eps_points > 0 ? depth.eps_points : 3;
  const saving = depth.eps_cost_share > 0 ? formatPercent(depth.eps_cost_share) : "a third";
  const rule = `at least ${saving} cheaper and at most ${pointsWords(points)} worse`;
  if (rows.length === 0) return `No system on the frontier has another that is ${rule}.`;
  const who =
    rows.length === 1
      ? `${rows[0]!.system} is efficient, or could be, only by a little: another is ${rule}`
      : `${countWordCapital(rows.length)} systems are efficient, or could be, only by a little: for each another is ${rule}`;
  return `${who}.`;
}

/** What remains of the frontier when small differences are none, and who leaves or comes level. */
export function materialSentence(m: Omit<MaterialView, "sentence">): string {
  const ignored = [
    m.points > 0 ? pointsWords(m.points) : "",
    m.cost_share > 0 ? `${formatPercent(m.cost_share)} of cost` : ""
  ].filter((x) => x !== "");
  const start = `With differences under ${formatList(ignored)} ignored, `;
  const remains =
    m.kept.length === 1
      ? `${m.kept[0]!} alone remains efficient`
      : `${countWord(m.kept.length)} systems remain efficient`;
  if (m.removed.length === 0 && m.alike.length === 0) return `${start}${remains}: the same as without.`;
  const gone = m.removed.map((r) => `${r.system} (${r.by} will do)`);
  const level = m.alike.map((a) => `${a.system} with ${a.to}`);
  const parts = [
    gone.length > 0 ? `${formatList(shortened(gone))} ${gone.length === 1 ? "leaves" : "leave"}` : "",
    level.length > 0 ? `level are ${formatList(shortened(level))}` : ""
  ].filter((x) => x !== "");
  return `${start}${remains}; ${parts.join("; ")}.`;
}

function shortened(items: string[]): string[] {
  return items.length > 5 ? [...items.slice(0, 4), `${formatNumber(items.length - 4)} more`] : items;
}

function pointsWords(points: number): string {
  return points === 1 ? "1 point" : `${formatNumber(points, Number.isInteger(points) ? 0 : 1)} points`;
}
