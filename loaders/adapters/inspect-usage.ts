import type {AttemptIntake} from "../intake.js";
import type {RowCells} from "./json-cells.js";
import type {JsonRecord} from "./json-values.js";
import {asRecord, members} from "./json-values.js";

const JUDGE_ROLE = /grader|judge|scorer|critic|evaluator|monitor/i;

type Usage = Pick<
  AttemptIntake,
  | "cost_usd"
  | "judge_cost_usd"
  | "input_tokens"
  | "output_tokens"
  | "cache_read_tokens"
  | "cache_write_tokens"
  | "reasoning_tokens"
>;

interface Totals {
  cost: number | null;
  input: number | null;
  output: number | null;
  read: number | null;
  write: number | null;
  reasoning: number | null;
}

/**
 * What one sample's models used: the system's own tokens and cost, and the judge's cost apart.
 *
 * `model_usage` counts every model called, the grader among them. What `role_usage` lays to a grading role is taken
 * out again; without roles, a model that only grades (`judges`) is left out. Inspect's input tokens leave the cached
 * ones out, so both kinds are added; early logs counted them in, which their `total_tokens` shows. A cost is known
 * only where every model of the system has one.
 */
export function sampleUsage(sample: JsonRecord, judges: ReadonlySet<string>, cells: RowCells): Usage {
  const roles = members(sample.role_usage).filter(([role]) => JUDGE_ROLE.test(role));
  const models = members(sample.model_usage);
  const judging = roles.length > 0 ? roles : models.filter(([model]) => judges.has(model));
  const judge = judging.map(([, usage]) => totalsOf(asRecord(usage), cells));
  const own = (roles.length > 0 ? models : models.filter(([model]) => !judges.has(model))).map(([, usage]) =>
    totalsOf(asRecord(usage), cells)
  );
  const less = (key: keyof Totals): number | null => {
    const whole = sum(own, key);
    const part = roles.length > 0 ? sum(judge, key) : 0;
    return whole === null || part === null ? whole : Math.max(0, whole - part);
  };
  const priced = own.length > 0 && own.every(({cost}) => cost !== null) && judge.every(({cost}) => cost !== null);
  const judgePriced = judge.length > 0 && judge.every(({cost}) => cost !== null);
  return {
    cost_usd: priced ? rounded(less("cost")) : null,
    judge_cost_usd: judgePriced ? rounded(sum(judge, "cost")) : null,
    input_tokens: less("input"),
    output_tokens: less("output"),
    cache_read_tokens: less("read"),
    cache_write_tokens: less("write"),
    reasoning_tokens: less("reasoning")
  };
}

function totalsOf(usage: JsonRecord | null, cells: RowCells): Totals {
  const input = cells.count("input_tokens", usage?.input_tokens);
  const output = cells.count("output_tokens", usage?.output_tokens);
  const read = cells.count("cache_read_tokens", usage?.input_tokens_cache_read);
  const write = cells.count("cache_write_tokens", usage?.input_tokens_cache_write);
  const cached = (read ?? 0) + (write ?? 0);
  const includes = input !== null && usage?.total_tokens === input + (output ?? 0);
  return {
    cost: cells.dollars("cost_usd", usage?.total_cost),
    input: input === null ? null : input + (includes ? 0 : cached),
    output,
    read,
    write,
    reasoning: cells.count("reasoning_tokens", usage?.reasoning_tokens)
  };
}

/** The sum of what is known; `null` when nothing is. */
function sum(rows: readonly Totals[], key: keyof Totals): number | null {
  const known = rows.map((row) => row[key]).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** Without the dust that a difference of decimal fractions leaves. */
function rounded(dollars: number | null): number | null {
  return dollars === null ? null : Number(dollars.toFixed(12));
}
