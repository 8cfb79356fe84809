import {formatList} from "../../style/format.js";
import {known} from "../quantity.js";
import type {TaskNumbers} from "./task-answer.js";
import type {TaskSystem} from "./task-model.js";

/** The table's caption: what its means are, and whose seconds measure something else. */
export function tableCaption({systems}: Pick<TaskNumbers, "systems">): string {
  const measured = [
    systems.some((s) => known(s.cost_usd)) ? "cost" : null,
    systems.some((s) => known(s.latency_s)) ? "time" : null,
    systems.some((s) => known(s.tokens)) ? "tokens" : null
  ].filter((x) => x !== null);
  if (measured.length === 0) return "Neither cost nor time nor tokens of these attempts are known.";
  const list = formatList(measured);
  const are = measured.length > 1 || measured[0] === "tokens" ? "are means" : "is a mean";
  const means = `${list[0]!.toUpperCase()}${list.slice(1)} ${are} over the attempts that record ${measured.length > 1 || measured[0] === "tokens" ? "them" : "it"}, without an interval: only their sums are kept.`;
  return [means, clockWords(systems)].filter((part) => part !== "").join(" ");
}

const CLOCKS: Record<string, string> = {
  task_wall: "of a whole attempt by the clock on the wall",
  task_working: "of a whole attempt without waiting",
  request: "of single requests"
};

function clockWords(systems: readonly TaskSystem[]): string {
  const timed = systems.filter((s) => s.latency_kind !== null && known(s.latency_s));
  const kinds = [...new Set(timed.map((s) => s.latency_kind!))];
  const name = (kind: string) => CLOCKS[kind] ?? kind.replaceAll("_", " ");
  if (kinds.length === 0) return "";
  if (kinds.length === 1) return `Time is ${name(kinds[0]!)}.`;
  const counts = kinds.map((kind) => ({kind, of: timed.filter((s) => s.latency_kind === kind).map((s) => s.system)}));
  counts.sort((a, b) => b.of.length - a.of.length);
  const others = counts
    .slice(1)
    .map(({kind, of}) => `${formatList(of.slice(0, 3))}${of.length > 3 ? " and others" : ""} ${name(kind)}`);
  return `Time is ${name(counts[0]!.kind)}; for ${others.join("; for ")}: not to be set beside each other.`;
}
