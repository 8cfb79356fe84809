import {refuse} from "../../statistics/estimate.js";
import {rankConfidenceRates} from "../../statistics/ranking/rank-confidence-rates.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import {fixedCostRatio} from "../../statistics/value/fixed-cost-ratio.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {BoardRow, Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import {boardPasses, boardRows} from "../value/board-systems.js";
import type {SystemBoardRow, SystemRank} from "./system-model.js";

/** Every published total of a system, the newest first. */
export function systemBoards(facts: Facts, system: number): SystemBoardRow[] {
  return facts.boards
    .filter((row) => row.system === system)
    .map((row) => ({
      suite: row.suite_id,
      slice: row.slice,
      label: row.label,
      reported_at: row.reported_at,
      tasks: row.tasks,
      passed_tasks: boardPasses(row),
      pass_rate: publishedRate(row),
      cost_usd: row.cost_usd,
      usd_per_completed: publishedCost(row),
      seconds_per_task: row.seconds_per_task
    }))
    .sort(
      (a, b) =>
        a.suite.localeCompare(b.suite, "en") ||
        Number(b.slice === "all") - Number(a.slice === "all") ||
        (b.reported_at ?? "").localeCompare(a.reported_at ?? "", "en") ||
        a.slice.localeCompare(b.slice, "en")
    );
}

/** The row of a board by which a system stands among its entries; `null` where it has none. */
export function boardRowOf(facts: Facts, suite: string, system: number): BoardRow | null {
  return boardRows(facts, suite).find((r) => r.system === system) ?? null;
}

/** A published rate with the interval that its number of tasks leaves. */
export function publishedRate(row: BoardRow): Quantity {
  const passes = boardPasses(row);
  if (passes === null || row.tasks === null || row.tasks === 0) return refuse("missing_metric", row.tasks ?? 0);
  return quantityOf(wilsonCi(passes, row.tasks), row.tasks);
}

/** A published total of dollars over the tasks it completed; a total of nought is a price nobody stated. */
export function publishedCost(row: BoardRow): Quantity {
  const passes = boardPasses(row);
  if (!row.cost_usd || passes === null || !row.tasks) return refuse("missing_metric", row.tasks ?? 0);
  return quantityOf(fixedCostRatio(row.cost_usd, passes, row.tasks), row.tasks);
}

/** The place of an entry among those of its board, from their counts alone. */
export function boardRank(facts: Facts, suite: string, system: number): SystemRank | null {
  const rows = boardRows(facts, suite).filter((r) => boardPasses(r) !== null && r.tasks !== null && r.tasks > 0);
  const at = rows.findIndex((r) => r.system === system);
  if (at < 0 || rows.length < 2) return null;
  const counts = rows.map((r) => ({passes: boardPasses(r)!, n: r.tasks!}));
  const sets = rankConfidenceRates(counts);
  if (isRefusal(sets)) return null;
  const share = (i: number) => counts[i]!.passes / counts[i]!.n;
  return {
    rank: 1 + counts.filter((_, i) => share(i) > share(at)).length,
    rank_low: sets.rank_low[at]!,
    rank_high: sets.rank_high[at]!,
    of: rows.length,
    better: sets.better[at]!.sort((a, b) => share(b) - share(a)).map((i) => facts.systems[rows[i]!.system]!.system)
  };
}
