import {describe, expect, it} from "vitest";
import {closeText, secretKinds} from "../../../loaders/secrets/close-text.js";
import {attemptYaml, ingestOf, query} from "../ingest/support.js";

// Made up here, in the shapes their makers document; joined so that no file of the project holds one whole.
const keys: [string, string][] = [
  ["AWS access key", `AKIA${"Q2RT".repeat(4)}`],
  ["GitHub token", `ghp_${"a1B2".repeat(9)}`],
  ["GitLab token", `glpat-${"x9Y_".repeat(5)}`],
  ["model provider's key", `sk-ant-${"api03-Zz9_".repeat(4)}`],
  ["model provider's key", `sk-${"0aB9".repeat(8)}`],
  ["Google key", `AIza${"aB3_-".repeat(7)}`],
  ["Slack token", `xoxb-${"1234567890-"}${"abcdEFGH".repeat(3)}`],
  ["Stripe key", `sk_live_${"4eC3".repeat(6)}`],
  ["private key", `-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----`],
  ["JSON web token", `eyJ${"hbGciOiJI".repeat(2)}.eyJ${"zdWIiOiIx".repeat(2)}.${"SflKxwRJ".repeat(3)}`],
  ["e-mail address", ["ada.quill", "corp-mail.de"].join("@")]
];

/** What code holds and is no secret. */
const harmless = [
  "y = x@w.to(device); z = a@b.T; q = a@b.mean()",
  "git clone git@github.com:acme/tools.git",
  "write to ada@example.com or bob@mail.example.org",
  "AKIAIOSFODNN7EXAMPLE",
  "sk-learn sk-test import sklearn",
  "password = os.environ['PASSWORD']",
  "@observablehq/plot@0.6.17"
];

describe("secretKinds(text)", () => {
  it.each(keys)("knows a %s by its shape", (kind, value) => {
    expect(secretKinds(`before ${value} after`)).toEqual([kind]);
  });

  it.each(harmless)("lets %s be", (text) => expect(secretKinds(text)).toEqual([]));
});

describe("closeText(text)", () => {
  it.each(keys)("puts the kind in the place of a %s", (kind, value) => {
    expect(closeText(`before ${value} after`)).toBe(`before [${kind}] after`);
  });

  it("cuts paths of home folders to the file's name, and no others", () => {
    expect(closeText("/home/ada/evals/a.py and C:\\Users\\Ada\\b.py, src/c.py, /usr/lib/d.py")).toBe(
      "…/a.py and …/b.py, src/c.py, /usr/lib/d.py"
    );
  });

  it("changes nothing twice", () => {
    for (const [, value] of keys) expect(closeText(closeText(value))).toBe(closeText(value));
  });
});

describe("ingest(workspace)", () => {
  const header = "system,task,passed,prompt,output";
  const columns = "{system: system, task: task, passed: passed, prompt_text: prompt, output_text: output}";
  const csv = (outputs: string[]) =>
    [header, ...outputs.map((output, i) => `Kite,t${i},1,${i === 3 ? keys[10]![1] : "say"},"${output}"`)].join("\n");

  it("reports secrets by kind and place, never by value, one count for all cells of a column", async () => {
    const files = {
      "runs.csv": csv(["fine", `x ${keys[1]![1]}`, `${keys[1]![1]} and ${keys[0]![1]}`, harmless.join("; ")]),
      "workspace.yaml": attemptYaml("runs.csv", columns)
    };
    const done = await ingestOf(files);
    const place = {source: "runs.csv", table: "text"};
    expect(done.report.secrets).toEqual([
      {...place, column: "prompt", kind: "e-mail address", position: "row 4", count: 1},
      {...place, column: "output", kind: "AWS access key", position: "row 3", count: 1},
      {...place, column: "output", kind: "GitHub token", position: "row 2", count: 2}
    ]);
    expect(JSON.stringify(done.report)).not.toContain(keys[1]![1]);
    expect(await query(done, "select count(*) as n from secret")).toEqual([{n: 3}]);
  });

  it("looks into names and ratings too", async () => {
    const mail = keys[10]![1];
    const done = await ingestOf({
      "runs.csv": `system,task,passed\nKite,t1,1\n`,
      "ratings.csv": `item,rater,dimension,value\na,${mail},accept,1\nb,${mail},accept,0\n`,
      "workspace.yaml": attemptYaml(
        "runs.csv",
        undefined,
        "  - path: ratings.csv\n    format: table\n    table: rating\n    columns: {item: item, rater: rater, dimension: dimension, value: value}\n"
      )
    });
    expect(done.report.secrets).toEqual([
      {source: "ratings.csv", kind: "e-mail address", table: "rating", column: "rater", position: "row 1", count: 2}
    ]);
  });
});
