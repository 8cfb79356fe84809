import type {Facts} from "../../tables/cells.js";
import {nameOf, type Ranking} from "../weights/rank-systems.js";
import type {SystemField} from "./system-field.js";
import type {SystemRank} from "./system-model.js";

/** A system's place in a ranking, or `null` where it has none. */
export function rankIn(facts: Facts, field: SystemField, {placed}: Ranking, at: number): SystemRank | null {
  const own = placed.find((p) => p.at === at);
  if (!own || placed.length < 2) return null;
  const {rank, rank_low, rank_high} = own;
  const better = placed.filter((p) => own.better.includes(p.at)).map((p) => nameOf(facts, field.prepared, p.at));
  return {rank, rank_low, rank_high, of: placed.length, better};
}

/** Why a system has no place by the standing weights, in words that complete "It is not ranked: …". */
export function whyUnranked(facts: Facts, {ranking}: SystemField, at: number): string {
  const unplaced = ranking.unplaced.find((u) => u.at === at);
  if (!unplaced) return ranking.placed.length < 2 ? "no other system of this suite can be ranked beside it" : "";
  if (unplaced.reason === "other_tasks") return "it ran fewer than four in five of the tasks the fullest system ran";
  const titles = unplaced.missing.map((m) => facts.settings.metrics[m]?.title ?? m.replaceAll("_", " "));
  if (unplaced.reason === "missing_metric")
    return `the weights ask for ${titles.join(", ").toLowerCase()}, which its attempts do not carry`;
  return "its quality cannot be formed";
}
