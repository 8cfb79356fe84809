import {formatCountOf, formatInterval, formatNumber} from "../../style/format.js";
import {known} from "../quantity.js";
import {sameWeights} from "../value/value-choice.js";
import type {Recalibrated} from "./recalibrate.js";
import {weightsEntry, type WeightsEntry} from "./weights-entry.js";
import type {WeightsModel} from "./weights-model.js";

/** What a person may say of the entry; the rest follows from the page. */
export interface EntryWords {
  name?: string;
  by?: string;
  why?: string;
}

/** The proposed weights as plain numbers, or `null` where outcomes propose none. */
export function proposedWeights(recalibrated: Recalibrated | null): Record<string, number> | null {
  if (!recalibrated?.weights) return null;
  return Object.fromEntries(Object.entries(recalibrated.weights).map(([m, q]) => [m, known(q)?.value ?? 0]));
}

/**
 * The entry for workspace.yaml that the chosen weights make: the same from the page and from the terminal.
 *
 * Its day is that of the newest run or outcome, not today's: the same data give the same entry.
 */
export function offeredEntry(
  {
    choice,
    standing,
    recalibrated,
    data,
    day
  }: Pick<WeightsModel, "choice" | "standing" | "recalibrated" | "data" | "day">,
  {name, by, why}: EntryWords = {}
): WeightsEntry {
  const proposal = proposedWeights(recalibrated);
  const learned = proposal !== null && sameWeights(choice.weights, proposal);
  const kept = Object.entries(choice.weights).filter(([m, w]) => w > 0 || (standing.weights[m] ?? 0) > 0);
  return weightsEntry({
    name: name ?? (learned ? "outcomes" : "by-hand"),
    day,
    by: by ?? null,
    why: learned
      ? [why, learnedWhy(recalibrated!)].filter((w) => w !== undefined).join("; ")
      : (why ?? "set by hand on the weights page"),
    data,
    gain: learned ? recalibrated!.gain : null,
    weights: Object.fromEntries(kept)
  });
}

/** On what the learned weights rest; weights that the rule would not adopt say so wherever they stand. */
function learnedWhy({adopt, n, repositories, gain}: Recalibrated): string {
  const from = `learned from ${formatCountOf(n, "change")} of ${formatCountOf(repositories, "repository", "repositories")}`;
  if (adopt) return from;
  const e = known(gain);
  const each = (x: number) => formatNumber(x * 1000, 1);
  const gained = e ? `: gain ${each(e.value)} (${formatInterval(e.low, e.high, each)}) thousandths of log loss` : "";
  return `${from}; not adopted by the rule${gained}`;
}
