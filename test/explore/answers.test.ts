import {describe, expect, it} from "vitest";
import {chartCaption} from "../../src/explore/chart-caption.js";
import {exploreChoiceFromQuery, queryFromExploreChoice} from "../../src/explore/explore-choice.js";
import {progressWords, resultWords} from "../../src/explore/explore-words.js";
import {pickChart, type ChartChoice} from "../../src/explore/pick-chart.js";
import {resultCsv} from "../../src/explore/result-csv.js";
import {plainValue, resultType, valueText, type Result} from "../../src/explore/result.js";
import {sqlError} from "../../src/explore/sql-error.js";
import {savedQuestions} from "../../src/models/explore/questions.js";

const auto: ChartChoice = {chart: "auto", x: null, y: null};

function result(columns: string[], rows: Result["rows"]): Result {
  const typed = columns.map((column) => {
    const [name = "", type = ""] = column.split(":");
    return {name, type: type as Result["columns"][number]["type"]};
  });
  return {columns: typed, rows, complete: true, ms: 12.4};
}

describe("pickChart(result, choice)", () => {
  it("draws bars where rows have words and a number, the last number unless another is asked for", () => {
    const r = result(
      ["system:text", "tasks:number", "rate:number"],
      [
        ["Kite", 10, 0.5],
        ["Rook", 10, 0.7]
      ]
    );
    expect(pickChart(r, auto)).toMatchObject({
      kind: "bars",
      x: {name: "rate"},
      points: [{label: "Kite", x: 0.5}, {x: 0.7}]
    });
    expect(pickChart(r, {...auto, x: "tasks"})).toMatchObject({x: {name: "tasks"}});
    expect(pickChart(r, {...auto, x: "gone"})).toMatchObject({x: {name: "rate"}});
  });

  it("names a bar by as many words as tell the rows apart, and refuses where none do", () => {
    const rows: Result["rows"] = [
      ["a", "Kite", 1],
      ["a", "Rook", 2],
      ["b", "Kite", 3]
    ];
    const spec = pickChart(result(["category:text", "system:text", "n:number"], rows), auto);
    expect("points" in spec && spec.points.map(({label}) => label)).toEqual(["a · Kite", "a · Rook", "b · Kite"]);
    expect(
      pickChart(
        result(
          ["system:text", "n:number"],
          [
            ["Kite", 1],
            ["Kite", 2]
          ]
        ),
        auto
      )
    ).toEqual({
      refused: "bars need words that tell the rows apart"
    });
  });

  it("prefers one column that tells the rows apart, and passes over words that never change", () => {
    const of = (rows: Result["rows"]) => {
      const spec = pickChart(result(["suite:text", "system:text", "run:text", "n:number"], rows), auto);
      return "points" in spec ? spec.points.map(({label}) => label) : spec;
    };
    expect(
      of([
        ["s", "Kite", "1", 1],
        ["s", "Rook", "1", 2]
      ])
    ).toEqual(["Kite", "Rook"]);
    expect(
      of([
        ["s", "Kite", "1", 1],
        ["s", "Kite", "2", 2],
        ["s", "Rook", "2", 3]
      ])
    ).toEqual(["Kite · 1", "Kite · 2", "Rook · 2"]);
  });

  it("draws dots over time, and where there are two numbers and no words", () => {
    const over = result(
      ["at:time", "system:text", "rate:number"],
      [
        [0, "Kite", 0.5],
        [86_400_000, "Kite", 0.6]
      ]
    );
    expect(pickChart(over, auto)).toMatchObject({kind: "dots", x: {name: "at", type: "time"}, y: {name: "rate"}});
    const two = result(["a:number", "b:number"], [[1, 2]]);
    expect(pickChart(two, auto)).toMatchObject({kind: "dots", x: {name: "a"}, y: {name: "b"}});
  });

  it("says in its caption where the scale of dots does not begin at zero", () => {
    const caption = (...values: number[]) => {
      const spec = pickChart(
        result(
          ["a:number", "b:number"],
          values.map((v, i) => [i, v])
        ),
        auto
      );
      return "refused" in spec ? spec.refused : chartCaption(spec);
    };
    expect(caption(0.8, 0.9)).toContain("The scale of b does not begin at zero.");
    expect(caption(-9, -8)).toContain("does not begin at zero");
    for (const values of [
      [0.1, 0.9],
      [-1, 1],
      [0, 5],
      [-9, -1]
    ])
      expect(caption(...values)).not.toContain("scale");
  });

  it("counts what it leaves out: unknown values, and bars past the fortieth", () => {
    const rows = Array.from({length: 50}, (_, i): Result["rows"][number] => [`t${i}`, i < 3 ? null : i]);
    const spec = pickChart(result(["task:text", "n:number"], rows), auto);
    expect(spec).toMatchObject({unknown: 3, beyond: 7});
    if ("refused" in spec) throw new Error(spec.refused);
    expect(spec.points).toHaveLength(40);
    expect(chartCaption(spec)).toBe(
      "n by task. The query's numbers as they are, without intervals. Bars begin at zero. The first 40 of 47 rows. 3 rows without a known value are left out."
    );
  });

  it("refuses in words where there is nothing to draw", () => {
    expect(pickChart(result(["a:text"], [["x"]]), auto)).toEqual({refused: "a chart needs a column of numbers"});
    expect(pickChart(result(["a:text", "n:number"], []), auto)).toEqual({refused: "a chart needs rows"});
    expect(pickChart(result(["n:number"], [[1]]), auto)).toHaveProperty("refused");
    expect(pickChart(result(["a:text", "n:number"], [["x", null]]), auto)).toEqual({
      refused: "a chart needs known values of n"
    });
    expect(pickChart(result(["a:number", "b:number"], [[1, 2]]), {...auto, chart: "bars"})).toHaveProperty("refused");
  });
});

describe("sqlError(message)", () => {
  // Messages of DuckDB 1.4.3, as the site's WebAssembly gives them.
  it("says in one line what is wrong, where, and what is offered", () => {
    expect(
      sqlError(
        'Binder Error: Referenced column "nope" not found in FROM clause!\nCandidate bindings: "d"\n\nLINE 2:  nope from x\n         ^'
      )
    ).toBe('line 2: referenced column "nope" not found in FROM clause; Candidate bindings: "d"');
    expect(sqlError('Parser Error: syntax error at or near "selec"\n\nLINE 1: selec 1\n        ^')).toBe(
      'line 1: syntax error at or near "selec"'
    );
  });

  it("reads the parser's JSON, and leaves the kind of error out", () => {
    const json = JSON.stringify({
      exception_type: "Parser",
      exception_message: 'syntax error at or near "x"\n\nLINE 3: x\n ^'
    });
    expect(sqlError(json)).toBe('line 3: syntax error at or near "x"');
    expect(sqlError('Invalid Input Error: Cannot change configuration option "x" - it is locked')).toBe(
      'cannot change configuration option "x" - it is locked'
    );
  });

  it("offers no extension to install", () => {
    const message =
      'Catalog Error: Table Function with name "read_json" is not in the catalog, but it exists in the json extension.\n\nPlease try installing and loading the json extension by running:\nINSTALL json;\nLOAD json;';
    expect(sqlError(message)).not.toMatch(/INSTALL/);
    expect(sqlError(message)).not.toContain("\n");
  });
});

describe("an answer's values", () => {
  it("plainValue and resultType know what Arrow may hand over", () => {
    expect([1n, null, undefined, true, "x", new Date(5), [1, 2]].map(plainValue)).toEqual([
      1,
      null,
      null,
      true,
      "x",
      5,
      "1,2"
    ]);
    expect(
      ["Float64", "Int32", "Uint64", "Utf8", "Bool", "Timestamp<MILLISECOND>", "Date32<DAY>", "List<Int32>"].map(
        resultType
      )
    ).toEqual(["number", "number", "number", "text", "truth", "time", "time", "text"]);
  });

  it("valueText writes times without noise and numbers that can be copied", () => {
    expect(valueText(Date.UTC(2026, 10, 9, 6), "time")).toBe("2026-11-09 06:00");
    expect(valueText(Date.UTC(2026, 10, 9), "time")).toBe("2026-11-09");
    expect([0.1 + 0.2, 12500, -3].map((x) => valueText(x, "number"))).toEqual(["0.3", "12500", "−3"]);
    expect(valueText(null, "number")).toBe("null");
  });

  it("resultCsv keeps columns of one name apart, and no cell is a formula", () => {
    const r = result(["a:text", "a:text", "at:time", "n:number"], [["=1+1", 'say "x"', 0, null]]);
    expect(resultCsv(r)).toBe(`a,a,at,n\r\n'=1+1,"say ""x""",1970-01-01T00:00:00.000Z,\r\n`);
  });
});

describe("the address of the page", () => {
  const back = (query: string) => exploreChoiceFromQuery(new URLSearchParams(query), savedQuestions);

  it("is empty for the first question, names a saved one, and holds any other query in full", () => {
    const of = (sql: string) => queryFromExploreChoice({...auto, sql}, savedQuestions).toString();
    expect(of(savedQuestions[0]!.sql)).toBe("");
    expect(of(`${savedQuestions[1]!.sql}\n`)).toBe("question=verdicts");
    const own = "select 1 & 2 -- 100%\nfrom attempts";
    expect(back(of(own)).sql).toBe(own);
  });

  it("keeps the chart, and falls back where a name is unknown", () => {
    const choice = {...back("question=latency"), chart: "dots" as const, x: "p95_s", y: "median_s"};
    expect(back(queryFromExploreChoice(choice, savedQuestions).toString())).toEqual(choice);
    expect(back("question=gone&chart=pie")).toEqual({...auto, sql: savedQuestions[0]!.sql});
  });
});

describe("what the page says", () => {
  it("resultWords says how many rows, and that there are more", () => {
    const r = result(["a:text"], [["x"]]);
    expect(resultWords(r)).toBe("1 row in 12\u00a0ms.");
    expect(resultWords({...r, rows: []})).toBe("No rows in 12\u00a0ms.");
    expect(resultWords({...r, complete: false, ms: 2345})).toMatch(/^The first 1 rows? in 2\.3\u00a0s; there are more/);
    expect(resultWords({...r, columns: [], rows: []})).toBe("Done in 12\u00a0ms.");
  });

  it("progressWords never says that more has come than there is", () => {
    expect(progressWords({bytes: 3.2e6, total: 8.4e6})).toBe("Loading DuckDB and the rows: 3.2 of 8.4 MB.");
    expect(progressWords({bytes: 9e6, total: 8.4e6})).toBe("Loading DuckDB and the rows: 9.0 MB.");
    expect(progressWords({bytes: 3.2e6, total: null})).toBe("Loading DuckDB and the rows: 3.2 MB.");
  });
});
