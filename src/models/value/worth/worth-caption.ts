import {formatCount, formatDollars, formatList} from "../../../style/format.js";
import {countWord, countWordCapital} from "../ratio-words.js";
import {DRAWS} from "../draws.js";
import type {WorthNumbers, WorthParts} from "./worth-words.js";
import type {Turn} from "./worth-systems.js";

/** Under the curves: who is the best buy at which worth, then what the lines mean, on how much and drawn how. */
export function worthCaption(n: WorthNumbers, {systems, turns, kind, worth}: WorthParts): string {
  const others = n.acceptability?.others ?? 0;
  const left =
    others === 0
      ? ""
      : ` ${countWordCapital(others)} ${others === 1 ? "system is" : "systems are"} hardly anywhere the best buy (P under .05) and not drawn.`;
  const here = worth.wtp
    ? ` Dashed: what a completed task is worth here${worth.wtp.draws ? ", shaded its range" : ""}.`
    : "";
  const drawn =
    kind === "board"
      ? `${formatCount(DRAWS.replicates)} binomial draws, unpaired, of ${formatCount(systems.tasks)} tasks`
      : `${formatCount(DRAWS.replicates)} paired resamples of ${formatCount(systems.tasks)} tasks`;
  return `${takeaway(systems.names, systems.points, turns)} A curve is the probability that a system brings most net of its cost; it is heavy where that system is the best by mean.${here} ${drawn}, seed ${DRAWS.seed}.${left}`;
}

function takeaway(names: readonly string[], points: readonly {effect: number}[], turns: readonly Turn[]): string {
  const last = turns.at(-1);
  if (!last) {
    const top = points.reduce((best, p, j) => (p.effect > points[best]!.effect ? j : best), 0);
    return `${names[top]!} is the best buy by mean whatever a completed task is worth: nothing dearer completes more.`;
  }
  if (turns.length > 3)
    return `The best buy by mean goes from ${turns[0]!.from}, up to ${formatDollars(turns[0]!.usd)} a completed task, over ${countWord(turns.length - 1)} others to ${last.to}, from ${formatDollars(last.usd)} on.`;
  const steps = turns.map((t, i) => `${t.from} up to ${formatDollars(t.usd)}${i === 0 ? " a completed task" : ""}`);
  return `The best buy by mean is ${formatList([...steps, `${last.to} beyond`])}.`;
}
