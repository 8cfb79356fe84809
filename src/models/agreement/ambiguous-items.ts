import type {Facts} from "../../tables/cells.js";
import type {RatingFacts} from "../../tables/rating-facts.js";
import type {AgreementModel, AmbiguousItem} from "./agreement-model.js";
import {isExperienced, mostFrequent} from "./people.js";
import {verdictName, type RaterColumn, type RatingTable} from "./rating-table.js";

/** More than this share of the people on the other side, and the question or the task is called ambiguous. */
const DISSENT = 0.3;
/** The worst are listed; who wants all of ten thousand has the ratings themselves. */
const MOST_LISTED = 200;

/**
 * The items on which more than 30 % of the experienced raters part from the rest, the worst first: as a rule the task, or
 * the question, can be read in two ways.
 *
 * Where fewer than two people are experienced, all are asked. Of labels, those dissent who are not with the largest
 * side; on a scale, those who stand more than a quarter of it from the middle verdict.
 */
export function ambiguousItems(
  ratings: RatingFacts,
  facts: Facts,
  table: RatingTable,
  people: readonly RaterColumn[]
): Pick<AgreementModel, "ambiguous" | "split"> {
  const experienced = people.filter(isExperienced);
  const asked = experienced.length >= 2 ? experienced : people;
  const ambiguous: AmbiguousItem[] = [];
  let of = 0;
  table.items.forEach((item, i) => {
    const said = asked.flatMap(({fact, said}) => (said[i] === null ? [] : [{rater: fact.rater, verdict: said[i]!}]));
    if (said.length < 2) return;
    of++;
    const dissenting = dissent(
      table,
      said.map((s) => s.verdict)
    );
    if (dissenting <= DISSENT * said.length) return;
    const {item: name, task, system} = ratings.items[item]!;
    ambiguous.push({
      item: name,
      task: facts.tasks[task]?.task ?? null,
      suite: facts.tasks[task]?.suite_id ?? null,
      system: facts.systems[system]?.system ?? null,
      raters: said.length,
      dissenting,
      said: said.map((s) => ({rater: s.rater, verdict: verdictName(table, s.verdict)}))
    });
  });
  ambiguous.sort((a, b) => b.dissenting / b.raters - a.dissenting / a.raters || b.raters - a.raters);
  return {
    ambiguous: ambiguous.slice(0, MOST_LISTED),
    split: {items: ambiguous.length, of, experienced: asked === experienced}
  };
}

function dissent({dimension, scale, categories}: RatingTable, said: readonly number[]): number {
  if (dimension.level === "nominal" || categories.length === 2 || !scale) {
    const most = mostFrequent(said);
    if (most !== null) return said.filter((x) => x !== most).length;
    const counts = new Map<number, number>();
    for (const x of said) counts.set(x, (counts.get(x) ?? 0) + 1);
    return said.length - Math.max(...counts.values());
  }
  const sorted = [...said].sort((a, b) => a - b);
  const middle = (sorted[Math.floor((said.length - 1) / 2)]! + sorted[Math.floor(said.length / 2)]!) / 2;
  return said.filter((x) => Math.abs(x - middle) > (scale[1] - scale[0]) / 4).length;
}
