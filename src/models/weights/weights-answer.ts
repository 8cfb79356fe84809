import {formatInterval, formatNumber, formatPercent} from "../../style/format.js";
import {known} from "../quantity.js";
import type {Recalibrated} from "./recalibrate.js";
import {firstShare} from "./sensitivity.js";
import type {WeightsModel} from "./weights-model.js";

/** What every sentence of the page is made from. */
export interface WeightsParts
  extends Pick<
    WeightsModel,
    | "kind"
    | "suite"
    | "tasks"
    | "choice"
    | "standing"
    | "metrics"
    | "ranking"
    | "unranked"
    | "sensitivity"
    | "flips"
    | "correlations"
    | "triangle"
    | "recalibrated"
    | "proposed"
    | "history"
  > {
  /** Whether the chosen weights are the standing ones. */
  isStanding: boolean;
  minTasks: number;
  /** Whether the workspace holds published totals: these carry the pass rate alone. */
  boards: boolean;
}

/** The page's answer: whether to keep the standing weights, who comes first under them, and how surely. */
export function weightsAnswer(parts: WeightsParts): string {
  const {kind, ranking} = parts;
  if (kind === "empty")
    return parts.boards
      ? "Nothing to weigh: published totals carry the pass rate alone."
      : "Nothing to weigh: no attempt was judged.";
  if (kind === "single")
    return "There is nothing to weigh: the pass rate is the only metric declared, so it is the quality.";
  if (ranking.length === 0) return "No system has every weighed metric, so none can be ranked.";
  return `${verdict(parts)} ${standingWords(parts)}${small(parts)}`;
}

function verdict({recalibrated, standing, isStanding, proposed}: WeightsParts): string {
  const held = isStanding ? "" : "These are not the standing weights. ";
  if (standing.id === null) return `${held}No weights are declared yet.`;
  if (!recalibrated && !isStanding) return "These are not the standing weights.";
  if (!recalibrated) return `${held}Keep the standing weights: there are no outcomes to hold them against.`;
  if (recalibrated.adopt)
    return `${held}Adopt the proposed weights: on later changes they predict better ${gainMargin(recalibrated)}${reorder(proposed)}.`;
  if (!recalibrated.weights) return `${held}Keep the standing weights: the outcomes cannot say otherwise.`;
  if (proposed.length === 0) return `${held}Keep the standing weights: the outcomes give no reason to change them.`;
  return `${held}Keep the standing weights: the proposed ones are not shown to predict better ${gainMargin(recalibrated)}${reorder(proposed)}.`;
}

/** "(gain 4.1 thousandths of log loss, −2.0 to 9.3)", per change. */
function gainMargin({gain}: Recalibrated): string {
  const e = known(gain);
  if (!e) return "(gain unknown)";
  const each = (x: number) => formatNumber(x * 1000, 1);
  return `(gain ${each(e.value)} thousandths of log loss, ${formatInterval(e.low, e.high, each)})`;
}

function reorder(proposed: WeightsParts["proposed"]): string {
  const before = proposed.find((p) => p.before === 1);
  const after = proposed.find((p) => p.after === 1);
  return before && after && before.system !== after.system ? `, and would put ${after.system} first` : "";
}

function standingWords({ranking, sensitivity, isStanding, standing, choice}: WeightsParts): string {
  const first = ranking[0]!;
  const under = isStanding ? (standing.id === null ? "By pass rate" : "Under them") : "Under these";
  if (ranking.length === 1) return `${under} ${first.system} is the only system that can be scored.`;
  const p = sensitivity.find((s) => s.system === first.system);
  if (!p) return `${under} ${first.system} comes first.`;
  const near = firstShare(p.first_rank_probability);
  const most = [...sensitivity].sort(
    (a, b) => firstShare(b.first_rank_anywhere) - firstShare(a.first_rank_anywhere)
  )[0]!;
  const anywhere = `${formatPercent(firstShare(most.first_rank_anywhere))}`;
  const weighed = Object.values(choice.weights).filter((w) => w > 0).length;
  if (weighed < 2) return `${under} ${first.system} comes first in ${formatPercent(near)} of resamples.`;
  const hangs =
    most.system === first.system
      ? ` and in ${anywhere} whatever these ${weighed} metrics weigh`
      : `; over all weights of these ${weighed} metrics ${most.system} comes first more often, in ${anywhere}`;
  return `${under} ${first.system} comes first in ${formatPercent(near)} of draws near these weights${hangs}.`;
}

function small({tasks, minTasks}: WeightsParts): string {
  return tasks < minTasks ? ` There are only ${tasks} tasks.` : "";
}
