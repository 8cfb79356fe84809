import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ingest} from "../../../loaders/ingest.js";
import {importReviews} from "../../../loaders/review/import-reviews.js";
import {readSiteData} from "../../../loaders/site-data.js";
import {temporary} from "../ingest/support.js";
import {fill, plainAnswers, reviewWorkspace, sampleOf} from "./review-workspace.js";

const sheetsOf = (files: readonly string[], kind: string) => files.filter((file) => file.endsWith(kind)).slice(-99);
const csvSheets = (files: readonly string[]) => sheetsOf(files, ".csv").filter((file) => /sheet-\d+\.csv$/.test(file));

describe("sampleReview(query, options)", () => {
  it("writes sheets that tell neither system nor score nor reviewer, and nothing a spreadsheet or browser would run", async () => {
    const {files, design, hidden} = await sampleOf(reviewWorkspace());
    // Each of the twenty answers names its system once.
    expect(hidden).toBe(20);
    const sheets = [...csvSheets(files), ...sheetsOf(files, ".html")];
    expect(sheets.length).toBe(4);
    for (const file of sheets) {
      const text = readFileSync(file, "utf8");
      for (const secret of [
        "skua",
        "Zyxonia",
        "larus",
        "night",
        "Ada",
        "Ben",
        "0.0",
        '"score"',
        "probability",
        "stratum"
      ])
        expect(`${file}: ${text.includes(secret)}`).toBe(`${file}: false`);
      if (file.endsWith(".csv")) expect(text).not.toMatch(/(?:^|[,\n])"?[=+@-]/);
      else expect(text).not.toContain("<script>alert");
    }
    expect(design.questions.map(({dimension}) => dimension)).toEqual(["accept", "clarity"]);
  });

  it("logs the chance of every answer of the frame, and what was drawn", async () => {
    const workspace = reviewWorkspace();
    const {design, files} = await sampleOf(workspace);
    const rows = readFileSync(files.find((file) => file.endsWith("probabilities.csv"))!, "utf8")
      .trim()
      .split("\r\n");
    expect(rows.length).toBe(81);
    const cells = rows.slice(1).map((row) => row.split(","));
    expect(cells.reduce((sum, row) => sum + Number(row[6]), 0)).toBeCloseTo(20, 9);
    expect(cells.filter((row) => row[7] === "1").length).toBe(20);
    expect(design.items.filter(({part}) => part === "review").length).toBe(20);
    expect(existsSync(join(workspace, "review", design.id, "design.json"))).toBe(true);
  });

  it("gives the same files for the same seed, and takes no more than there is", async () => {
    const workspace = reviewWorkspace();
    const once = await sampleOf(workspace);
    const texts = once.files.map((file) => readFileSync(file, "utf8"));
    const again = await sampleOf(workspace);
    expect(again.files.map((file) => readFileSync(file, "utf8"))).toEqual(texts);
    expect((await sampleOf(workspace, {n: 500})).design.n).toBe(80);
    expect((await sampleOf(workspace, {seed: 8})).design.id).not.toBe(once.design.id);
  });

  it("names tasks alone where the workspace holds no texts", async () => {
    const {files, has_texts} = await sampleOf(reviewWorkspace({texts: false}));
    expect(has_texts).toBe(false);
    const [first, second] = readFileSync(csvSheets(files)[0]!, "utf8").split("\r\n");
    expect(first).toMatch(/^design,sheet,item,part,reviewer,task,prompt,output,/);
    expect(second).toMatch(/^\w+,1,\w{6},review,,t\d+,,,,,,$/);
  });
});

describe("importReviews(workspace, files)", () => {
  it("files what was answered, with its chance, so that ingest reads it as ratings of the attempts", async () => {
    const workspace = reviewWorkspace();
    const {files, design} = await sampleOf(workspace, {design: "active"});
    const sheets = csvSheets(files).map((file) => fill(file, plainAnswers));
    const done = importReviews(workspace, sheets);
    // Twenty answers and two of them twice, two questions each.
    expect(done).toMatchObject({
      unanswered: 0,
      repeated: 0,
      filed: [{added: 44, replaced: 0, unchanged: 0, source: "added"}]
    });
    const {out} = await ingest({workspace, out: join(temporary(), "out")});
    const {ratings} = await readSiteData({workspace, out, published: false});
    expect([ratings.length, ratings.items.length, ratings.unjoined]).toEqual([44, 20, 0]);
    expect(ratings.raters.map(({rater}) => rater).sort()).toEqual(["Ada", "Ben"]);
    expect(ratings.batches).toEqual([`review-2026-11-20-${design.id}`]);
    const logged = design.items.map(({probability}) => probability!).sort();
    const read = [...new Map([...ratings.item].map((item, i) => [item, ratings.inclusion_probability[i]!])).values()];
    expect(read.sort()).toEqual(logged);
    expect(ratings.dimensions.map(({dimension, level}) => [dimension, level])).toEqual([
      ["accept", "nominal"],
      ["clarity", "ordinal"]
    ]);
  });

  it("changes nothing the second time, replaces a verdict that was changed, and leaves open what is open", async () => {
    const workspace = reviewWorkspace();
    const {files} = await sampleOf(workspace);
    const [sheet] = csvSheets(files).map((file) => fill(file, plainAnswers));
    importReviews(workspace, [sheet!]);
    const filed = join(workspace, importReviews(workspace, [sheet!]).filed[0]!.file);
    const [ratings, yaml] = [readFileSync(filed, "utf8"), readFileSync(join(workspace, "workspace.yaml"), "utf8")];
    expect(importReviews(workspace, [sheet!, sheet!]).filed[0]).toMatchObject({
      added: 0,
      replaced: 0,
      source: "was there"
    });
    expect([readFileSync(filed, "utf8"), readFileSync(join(workspace, "workspace.yaml"), "utf8")]).toEqual([
      ratings,
      yaml
    ]);
    fill(sheet!, (cells, line) => {
      for (const heading of Object.keys(cells)) {
        if (line === 0 && heading.startsWith("clarity:")) cells[heading] = "3.0";
        if (line === 1 && heading.startsWith("clarity:")) cells[heading] = "";
      }
    });
    expect(importReviews(workspace, [sheet!])).toMatchObject({unanswered: 1, filed: [{added: 0, replaced: 1}]});
  });

  it("refuses a faulty sheet in one line with its place, and files nothing of it", async () => {
    const workspace = reviewWorkspace();
    const {files} = await sampleOf(workspace, {names: []});
    const sheet = csvSheets(files)[0]!;
    const whole = readFileSync(sheet, "utf8");
    const faults: [(cells: Record<string, string>, line: number) => void, RegExp][] = [
      [
        (cells, line) => line === 2 && (cells["item"] = "nope"),
        /^sheet-1\.csv:4:3: item must be a code of this design, got "nope"$/
      ],
      [
        (cells, line) => line === 0 && (cells["design"] = "../x"),
        /^sheet-1\.csv:2:1: design must be one drawn in this workspace, got "\.\.\/x"$/
      ],
      [
        (cells, line) => {
          plainAnswers(cells, line);
          if (line === 1) cells[Object.keys(cells).find((h) => h.startsWith("accept:"))!] = "perhaps";
        },
        // Line 3 of the file; accept is its ninth column.
        /^sheet-1\.csv:3:9: accept must be one of no, yes, got "perhaps"$/
      ],
      [plainAnswers, /^sheet-1\.csv:2:5: reviewer must name who answered, got nothing$/],
      [(cells) => void (cells["colour"] = "red"), /^sheet-1\.csv:1:13: needs the columns of the sheet, got "colour"$/]
    ];
    for (const [change, message] of faults) {
      writeFileSync(sheet, whole);
      fill(sheet, (cells, line) => {
        if (change === plainAnswers || line > 0) cells["reviewer"] = change === plainAnswers ? "" : "Cleo";
        else cells["reviewer"] = "Cleo";
        change(cells, line);
      });
      expect(() => importReviews(workspace, [sheet])).toThrow(message);
    }
    expect(existsSync(join(workspace, "ratings"))).toBe(false);
  });

  it("refuses one reviewer's two verdicts on one answer, and names both places", async () => {
    const workspace = reviewWorkspace();
    const {files} = await sampleOf(workspace, {names: ["Ada"]});
    const [first, second] = csvSheets(files);
    for (const [file, label] of [
      [first!, "yes"],
      [second!, "no"]
    ] as const)
      fill(file, (cells) => {
        cells["reviewer"] = "Ada";
        for (const heading of Object.keys(cells)) if (heading.startsWith("accept:")) cells[heading] = label;
      });
    expect(() => importReviews(workspace, [first!, second!])).toThrow(
      /^sheet-2\.csv:2:1: Ada must give one accept of item \w+, got no here and yes at sheet-1\.csv:\d+:1$/
    );
  });

  it("adds one entry to sources: and keeps every comment and blank of workspace.yaml", async () => {
    const workspace = reviewWorkspace();
    const before = readFileSync(join(workspace, "workspace.yaml"), "utf8");
    const {files} = await sampleOf(workspace);
    importReviews(
      workspace,
      csvSheets(files).map((file) => fill(file, plainAnswers))
    );
    const after = readFileSync(join(workspace, "workspace.yaml"), "utf8");
    const added = after.split("\n").filter((line) => !before.split("\n").includes(line));
    expect(added.slice(0, 2)).toEqual([
      "  # What reviewers said, filed by `npm run review -- import`.",
      "  - path: ratings/review-*.csv"
    ]);
    for (const line of before.split("\n")) expect(after.split("\n")).toContain(line);
  });
});
