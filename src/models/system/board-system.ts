import type {BoardRow, Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {boardPasses, boardRows} from "../value/board-systems.js";
import {costsCaption, costsHeading} from "./cost-words.js";
import {nothingKnown} from "./empty-system.js";
import {spendRow} from "./spend-rows.js";
import {boardRank, boardRowOf, publishedCost, publishedRate, systemBoards} from "./system-boards.js";
import type {FieldPoint, SystemCosts, SystemModel, SystemRank} from "./system-model.js";
import {profileCaption} from "./system-words.js";

/** What a published board says of a system of which no attempt is here. */
export function boardSystem(facts: Facts, suite: string, system: number) {
  const row = boardRowOf(facts, suite, system)!;
  const fact = facts.systems[system]!;
  const rate = publishedRate(row);
  const tasks = row.tasks ?? 0;
  const rank = boardRank(facts, suite, system);
  const others = boardRows(facts, suite).filter((r) => r.system !== system);
  const profile = [publishedProfile(facts, row, others, rank)];
  const costs = publishedCosts(facts, row, others);
  return {
    ...nothingKnown(tasks),
    family: fact.family,
    slot: fact.family_slot,
    tasks,
    attempts: tasks,
    completed: boardPasses(row) ?? 0,
    quality: rate,
    pass_rate: rate,
    cost_usd_per_completed: publishedCost(row),
    rank,
    unranked: rank ? "" : "no other entry of this board can be ranked beside it",
    profile,
    profile_caption: profileCaption(profile, "board"),
    costs,
    costs_heading: costsHeading(costs),
    boards: systemBoards(facts, system),
    reported_at: row.reported_at
  } satisfies Partial<SystemModel> & {reported_at: string | null};
}

function publishedProfile(facts: Facts, row: BoardRow, others: readonly BoardRow[], rank: SystemRank | null) {
  const rate = publishedRate(row);
  return {
    metric: "pass",
    title: "Tasks passed",
    unit: null,
    weight: 1,
    is_share: true,
    estimate: rate,
    utility: rate,
    rank,
    field: others.flatMap((o) => point(facts, o, known(publishedRate(o))?.value))
  };
}

/** A published total has no parts: what a finished task costs is all that can be said. */
function publishedCosts(facts: Facts, row: BoardRow, others: readonly BoardRow[]): SystemCosts {
  const estimate = publishedCost(row);
  const costs = others.flatMap((o) => point(facts, o, known(publishedCost(o))?.value));
  const spend = [spendRow("usd_per_completed", estimate, costs)];
  const priced = known(estimate) !== null;
  return {
    priced,
    usd_total: row.cost_usd && row.cost_usd > 0 ? row.cost_usd : null,
    judge_usd_total: 0,
    judge_usd_per_task: {refused: "missing_metric", n: row.tasks ?? 0},
    spend,
    caption: costsCaption({priced, spend}),
    provenance: null,
    provenance_text: priced
      ? "The board states the total, whatever its harness spent on the way."
      : "The board states a cost of nought or none: unknown, not free.",
    judge_text: "",
    by_category: []
  };
}

function point(facts: Facts, row: BoardRow, value: number | undefined): FieldPoint[] {
  return value === undefined ? [] : [{system: facts.systems[row.system]!.system, value}];
}
