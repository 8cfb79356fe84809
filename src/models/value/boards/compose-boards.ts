import {kendallTauBCi} from "../../../statistics/association/kendall-tau-b-ci.js";
import {spearmanCi} from "../../../statistics/association/spearman-ci.js";
import {isRefusal} from "../../../statistics/estimate.js";
import {rankConfidenceRates} from "../../../statistics/ranking/rank-confidence-rates.js";
import type {RankSets} from "../../../statistics/ranking/rank-confidence-set.js";
import {rankConfidenceSetBootstrap} from "../../../statistics/ranking/rank-confidence-set-bootstrap.js";
import {matrixColumns} from "../../../statistics/resampling/matrix.js";
import {wilsonCi} from "../../../statistics/rates/wilson-ci.js";
import type {BoardRow, Facts} from "../../../tables/cells.js";
import {known, quantityOf} from "../../quantity.js";
import {boardPasses, boardRows} from "../board-systems.js";
import {drawnComposites, weighing} from "../composite.js";
import type {SectionParts} from "../sections.js";
import type {ValueSystem} from "../value-model.js";
import type {ComparedSystem, ValueBoard} from "./board-model.js";
import {boardCaption, boardSentence} from "./board-words.js";

interface Pair {
  /** Column among the prepared systems. */
  column: number;
  own: ValueSystem;
  row: BoardRow;
}

/** The own suite against every public board that has a system in common with it, the one with most in common first. */
export function composeBoards(parts: SectionParts): ValueBoard[] {
  if (parts.view.kind === "board") return [];
  const suites = [...new Set(parts.facts.boards.map((r) => r.suite_id))];
  return suites
    .flatMap((suite) => oneBoard(parts, suite) ?? [])
    .sort((a, b) => b.systems.length - a.systems.length || a.board.localeCompare(b.board, "en"));
}

function oneBoard(parts: SectionParts, suite: string): ValueBoard | null {
  const {facts, view, prepared} = parts;
  const rows = boardRows(facts, suite).filter((r) => boardPasses(r) !== null && r.tasks !== null && r.tasks > 0);
  const pairs = view.systems.flatMap((own, column): Pair[] => {
    const row = rows.find((r) => facts.systems[r.system]!.system === own.system);
    return row && known(own.quality) && !own.flags.includes("other_tasks") ? [{column, own, row}] : [];
  });
  if (pairs.length === 0) return null;
  const systems = compared(parts, pairs);
  const own = pairs.map((p) => known(p.own.quality)!.value);
  const board = pairs.map((p) => shareOf(p.row));
  const best = [...rows].sort((a, b) => shareOf(b) - shareOf(a))[0];
  const top = [...view.systems]
    .filter((s) => known(s.quality) && !s.flags.includes("other_tasks"))
    .sort((a, b) => known(b.quality)!.value - known(a.quality)!.value)[0];
  const body = {
    board: suite,
    same_suite: suite === prepared.suite?.suite_id,
    entries: rows.length,
    own_systems: view.systems.length,
    systems,
    spearman: quantityOf(spearmanCi(own, board), pairs.length),
    kendall: quantityOf(kendallTauBCi(own, board), pairs.length),
    best_in_class: best ? nameOf(facts, best) : null,
    best_for_you: top?.system ?? null
  };
  return {...body, sentence: boardSentence(body, prepared.suite?.suite_id ?? ""), caption: boardCaption(body)};
}

function nameOf(facts: Facts, row: BoardRow): string {
  return facts.systems[row.system]!.system;
}

function shareOf(row: BoardRow): number {
  return boardPasses(row)! / row.tasks!;
}

function compared(parts: SectionParts, pairs: readonly Pair[]): ComparedSystem[] {
  const own = pairs.map((p) => known(p.own.quality)!.value);
  const board = pairs.map((p) => shareOf(p.row));
  const ownSets = ownRanks(parts, pairs, own);
  const counts = pairs.map((p) => ({passes: boardPasses(p.row)!, n: p.row.tasks!}));
  const boardSets = orAnyRank(rankConfidenceRates(counts), pairs.length);
  return pairs
    .map((p, i): ComparedSystem => {
      const [low, high] = [ownSets.rank_low[i]!, ownSets.rank_high[i]!];
      const [boardLow, boardHigh] = [boardSets.rank_low[i]!, boardSets.rank_high[i]!];
      return {
        system: p.own.system,
        slot: p.own.slot,
        own: p.own.quality,
        board: quantityOf(wilsonCi(boardPasses(p.row)!, p.row.tasks!), p.row.tasks!),
        own_rank: rankOf(own, i),
        board_rank: rankOf(board, i),
        own_rank_low: low,
        own_rank_high: high,
        board_rank_low: boardLow,
        board_rank_high: boardHigh,
        disagrees: high < boardLow || boardHigh < low
      };
    })
    .sort((a, b) => a.own_rank - b.own_rank);
}

type Ranks = Pick<RankSets, "rank_low" | "rank_high">;

/** Own ranks from the paired resamples, on which systems share the luck of the tasks. */
function ownRanks({facts, prepared, choice}: SectionParts, pairs: readonly Pair[], own: readonly number[]): Ranks {
  const drawn = prepared.replicates && drawnComposites(prepared.replicates, weighing(choice.weights, facts.settings));
  if (!drawn || isRefusal(drawn)) return orAnyRank(null, pairs.length);
  const columns = matrixColumns(
    drawn,
    pairs.map((p) => p.column)
  );
  return orAnyRank(rankConfidenceSetBootstrap(own, columns), pairs.length);
}

/** Where ranks cannot be told, each may be any. */
function orAnyRank(sets: ReturnType<typeof rankConfidenceRates> | null, n: number): Ranks {
  if (sets && !isRefusal(sets)) return sets;
  return {rank_low: new Array<number>(n).fill(1), rank_high: new Array<number>(n).fill(n)};
}

/** 1 the best; of equals the one listed first stands first. */
function rankOf(scores: readonly number[], i: number): number {
  return 1 + scores.filter((s, j) => s > scores[i]! || (s === scores[i]! && j < i)).length;
}
