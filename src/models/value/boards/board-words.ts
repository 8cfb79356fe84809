import {formatCoefficient, formatCountOf, formatInterval, formatList, formatNumber} from "../../../style/format.js";
import {known} from "../../quantity.js";
import {countWord, countWordCapital} from "../ratio-words.js";
import type {ComparedSystem, ValueBoard} from "./board-model.js";

type Body = Omit<ValueBoard, "sentence" | "caption">;

/** How alike the own suite and a public board order the systems in common, and who is best where. */
export function boardSentence(b: Body, own: string): string {
  const against = b.same_suite ? "the published totals of this suite" : `the public board ${b.board}`;
  const yours = b.same_suite ? "Your rows" : own;
  const n = b.systems.length;
  if (n < 4)
    return `${countWordCapital(n)} of your systems ${n === 1 ? "is" : "are"} on ${against} under the same name: too few to say how alike the two order them.`;
  const rho = known(b.spearman);
  const agree = rho
    ? `${yours} and ${against} order the ${formatCountOf(n, "system")} in common ${howAlike(rho)} (Spearman ${formatCoefficient(rho.value)}, 95% interval ${formatInterval(rho.low, rho.high, (x) => formatCoefficient(x))})`
    : `${yours} and ${against} have ${formatCountOf(n, "system")} in common`;
  return `${agree}. ${bestWords(b)} ${disagreement(b.systems)}`;
}

/** By where the whole interval lies, not by the estimate. */
function howAlike({low, high}: {low: number | null; high: number | null}): string {
  if (low !== null && low >= 0.7) return "much alike";
  if (low !== null && low > 0) return "somewhat alike";
  if (high !== null && high < 0) return "in opposite ways";
  return "in ways not shown to go together";
}

function bestWords(b: Body): string {
  if (b.best_in_class === null || b.best_for_you === null) return "";
  if (b.best_in_class === b.best_for_you) return `${b.best_for_you} leads both.`;
  const tested = b.systems.find((s) => s.system === b.best_in_class);
  const here = tested ? `${ranks(tested.own_rank_low, tested.own_rank_high)} for you` : "not among those you ran";
  return `Best in class is ${b.best_in_class}, ${here}; best for you is ${b.best_for_you}.`;
}

function disagreement(systems: readonly ComparedSystem[]): string {
  const move = (s: ComparedSystem) => Math.abs(s.own_rank - s.board_rank);
  const wide = [...systems].sort((a, c) => move(c) - move(a));
  const apart = wide.filter((s) => s.disagrees);
  const most = wide[0];
  // The line that moves most on the chart is not always one that luck could not have moved.
  const luck =
    most && !most.disagrees && move(most) >= 2
      ? ` The widest move, of ${most.system} from ${formatNumber(most.own_rank)} to ${formatNumber(most.board_rank)}, could be luck.`
      : "";
  if (apart.length === 0)
    return "No system's ranks contradict each other: every difference could be luck of the tasks.";
  const words = apart
    .slice(0, 3)
    .map(
      (s) =>
        `${s.system} (${ranks(s.own_rank_low, s.own_rank_high)} here, ${bare(s.board_rank_low, s.board_rank_high)} there)`
    );
  const all = apart.length > 3 ? [...words, `${countWord(apart.length - 3)} more`] : words;
  return `More than luck parts ${formatList(all)}.${luck}`;
}

function ranks(low: number, high: number): string {
  return low === high ? `rank ${formatNumber(low)}` : `rank ${bare(low, high)}`;
}

function bare(low: number, high: number): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`;
}

/** Under the slope chart: what it shows, what the ranks are worth, how systems were matched. */
export function boardCaption(b: Body): string {
  const moved = b.systems.filter((s) => Math.abs(s.own_rank - s.board_rank) >= 2).length;
  const takeaway =
    moved === 0
      ? "No system moves by two ranks or more."
      : `${countWordCapital(moved)} of ${formatNumber(b.systems.length)} systems ${moved === 1 ? "moves" : "move"} by two ranks or more.`;
  const matched = `Matched by exact name: ${formatNumber(b.systems.length)} of your ${formatCountOf(b.own_systems, "system")} and of ${formatCountOf(b.entries, "entry", "entries")} of the board; a name that differs can be mapped under systems: in workspace.yaml.`;
  return `${takeaway} Ranks count only the systems in common. The ranks each may hold stand in the table: from paired resamples on your side, from binomial intervals with Holm's correction on the board's, where nothing is paired. ${matched}`;
}
