import type {Reading} from "./keys.js";

/** SQL that reads one cell: `value` is null where it is absent or cannot be read, `fault` names why it could not. */
export interface CellSql {
  value: string;
  /** A text expression `code:excerpt`, null for a good cell; `null` where every cell of this reading is good. */
  fault: string | null;
}

const NUMERIC =
  /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE|DECIMAL.*)$/;
const MAX_LABEL = 2000;

/** Highest value that is believed of one attempt or one board; more is a mistake of units, not a fact. */
const RANGES: Partial<Record<Reading, [number, number]>> = {
  share: [0, 1],
  count: [0, 1e15],
  dollars: [0, 1e5],
  total_dollars: [0, 1e9],
  seconds: [0, 1e8]
};

const WORDS: Partial<Record<Reading, string[]>> = {
  verdict: ["pass", "fail", "partial", "error", "timeout", "refusal", "skipped", "unscored"],
  rater_kind: ["human", "judge", "metric"],
  scorer_kind: ["test", "static", "similarity", "judge", "human"],
  score_status: ["ok", "error", "unscored"],
  run_status: ["started", "success", "cancelled", "error"]
};

/**
 * How a column of a DuckDB type is read as a key of ours, without loss: 0/1 for a boolean, "12" for a number, an ISO
 * text or an epoch for a time. Everything else is unreadable or out of range, and counted; nothing is guessed.
 *
 * @param cell - SQL of the cell
 * @param type - its DuckDB type
 * @param longText - whether the text may be a whole prompt or output
 */
export function readCell(reading: Reading, cell: string, type: string, longText = false): CellSql {
  const text = type === "JSON" ? `(${cell} ->> '$')` : `cast(${cell} as varchar)`;
  const isText = type === "VARCHAR" || type === "JSON" || type.startsWith("ENUM");
  const present = isText ? `trim(${text}) <> ''` : `${cell} is not null`;
  const excerpt = `left(${text}, 80)`;
  switch (reading) {
    case "text": {
      const value = `case when trim(${text}) <> '' then ${text} end`;
      if (longText) return {value, fault: null};
      if (!isText) return {value, fault: null};
      return {
        value: `case when trim(${text}) <> '' and length(${text}) <= ${MAX_LABEL} then ${text} end`,
        fault: `case when length(${text}) > ${MAX_LABEL} then 'too_large:' || ${excerpt} end`
      };
    }
    case "tags":
      return {value: tags(cell, text, type, isText), fault: null};
    case "boolean": {
      const value = isText
        ? `case when lower(trim(${text})) in ('true', 't', 'yes', 'y', '1', '1.0') then true when lower(trim(${text})) in ('false', 'f', 'no', 'n', '0', '0.0') then false end`
        : type === "BOOLEAN"
          ? cell
          : NUMERIC.test(type)
            ? `case when ${cell} = 1 then true when ${cell} = 0 then false end`
            : "cast(null as boolean)";
      return {value, fault: fault(present, value, "'unreadable:'", excerpt)};
    }
    case "time":
      return time(cell, text, type, isText, present, excerpt);
    case "verdict":
    case "rater_kind":
    case "scorer_kind":
    case "score_status":
    case "run_status": {
      const words = WORDS[reading]!.map((word) => `'${word}'`).join(", ");
      const value = `case when lower(trim(${text})) in (${words}) then lower(trim(${text})) end`;
      return {value, fault: fault(present, value, "'unreadable:'", excerpt)};
    }
    default: {
      const number =
        NUMERIC.test(type) || isText || type === "BOOLEAN"
          ? `try_cast(${isText ? text : cell} as double)`
          : "cast(null as double)";
      const finite = `case when isfinite(${number}) then ${number} end`;
      const range = RANGES[reading];
      const whole = reading === "count" ? ` and ${number} = floor(${number})` : "";
      const value = range
        ? `case when ${number} between ${range[0]} and ${range[1]}${whole} then ${reading === "count" ? `cast(${number} as bigint)` : number} end`
        : finite;
      return {
        value,
        fault: fault(present, value, `case when ${finite} is null then 'unreadable:' else 'out_of_range:' end`, excerpt)
      };
    }
  }
}

function fault(present: string, value: string, code: string, excerpt: string): string {
  return `case when ${present} and (${value}) is null then ${code} || ${excerpt} end`;
}

function tags(cell: string, text: string, type: string, isText: boolean): string {
  if (type.endsWith("[]"))
    return `nullif(list_filter(list_transform(${cell}, lambda x: cast(x as varchar)), lambda x: trim(x) <> ''), [])`;
  const split = `string_split_regex(trim(${text}), '\\s*[|;,]\\s*')`;
  const parts = isText
    ? `coalesce(case when trim(${text}) like '[%' then try_cast(try_cast(${text} as json) as varchar[]) end, ${split})`
    : `[${text}]`;
  return `nullif(list_filter(${parts}, lambda x: trim(x) <> ''), [])`;
}

function time(cell: string, text: string, type: string, isText: boolean, present: string, excerpt: string): CellSql {
  const epoch = (n: string) =>
    `case when ${n} between 1e8 and 1e11 then make_timestamp(cast(round(${n} * 1e6) as bigint)) when ${n} between 1e11 and 1e14 then make_timestamp(cast(round(${n} * 1e3) as bigint)) when ${n} between 1e14 and 1e17 then make_timestamp(cast(${n} as bigint)) end`;
  let raw: string;
  if (type === "DATE" || type.startsWith("TIMESTAMP")) raw = `cast(${cell} as timestamp)`;
  else if (NUMERIC.test(type)) raw = epoch(`cast(${cell} as double)`);
  else if (isText)
    raw = `case when regexp_full_match(trim(${text}), '[0-9]+(\\.[0-9]+)?') then ${epoch(`try_cast(${text} as double)`)} else cast(try_cast(${text} as timestamptz) as timestamp) end`;
  else raw = "cast(null as timestamp)";
  const value = `case when ${raw} between timestamp '1970-01-02' and timestamp '2200-01-01' then ${raw} end`;
  return {
    value,
    fault: fault(present, value, `case when ${raw} is null then 'unreadable:' else 'out_of_range:' end`, excerpt)
  };
}
