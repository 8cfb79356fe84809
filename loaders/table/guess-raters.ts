import {identifier} from "../duckdb.js";
import type {Column} from "./relation.js";

/** A wide table of ratings, a column a rater, as the query that makes it long. */
export interface WideRatings {
  from: string;
  /** The columns of raters. */
  raters: string[];
  /** Key of the table: expression over what the query makes. */
  expressions: Record<string, string>;
}

/** How people call the columns of their raters: the word, then a number, a letter or a name. */
const RATER = /^(annotator|rater|reviewer|expert|labell?er|evaluator|grader|person|human|judge)[ _.-]?(.+)$/i;

/** Columns that speak of the raters together, not of one of them. */
const NO_NAME =
  /^(id|ids|name|names|kind|type|count|mean|avg|average|median|majority|agreement|note|notes|comment|s)$/i;

const NUMBER = /INT|DOUBLE|FLOAT|DECIMAL/;

/**
 * Guesses that a table has a column for each rater ("annotator1", "annotator2", "judge_gpt"), and how to read it.
 *
 * Empty cells are ratings nobody gave. Returns `null` with fewer than two such columns.
 */
export function guessRaters(columns: readonly Column[]): WideRatings | null {
  const found = columns.filter(({name}) => {
    const match = RATER.exec(name);
    return match !== null && !NO_NAME.test(match[2]!);
  });
  if (found.length < 2) return null;
  const names = found.map(({name}) => identifier(name));
  const types = new Set(found.map(({type}) => type));
  const numeric = found.every(({type}) => NUMBER.test(type));
  const texts = names.map((name) => `cast(${name} as varchar) as ${name}`).join(", ");
  // Columns of different types stack only as texts.
  const rows = types.size === 1 || numeric ? "source" : `(select * replace (${texts}) from source)`;
  const judges = found.filter(({name}) => /^judge/i.test(name));
  const kind =
    judges.length === 0
      ? "'human'"
      : judges.length === found.length
        ? "'judge'"
        : "case when rater ilike 'judge%' then 'judge' else 'human' end";
  return {
    from: `unpivot ${rows} on ${names.join(", ")} into name rater value verdict`,
    raters: found.map(({name}) => name),
    expressions: {rater: "rater", rater_kind: kind, [numeric ? "value" : "label"]: "verdict"}
  };
}
