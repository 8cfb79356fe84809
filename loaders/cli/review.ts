import {relative, resolve} from "node:path";
import {Command} from "commander";
import {formatCountOf} from "../../src/style/format.js";
import {defaultWorkspace} from "../default-places.js";
import {ensureIngested} from "../ingest.js";
import {closeTables, openTables} from "../read-tables.js";
import {importReviews} from "../review/import-reviews.js";
import {nEnoughFor} from "../review/review-size.js";
import {reviewQuestions} from "../review/review-questions.js";
import {sampleReview} from "../review/sample-review.js";
import {UserError} from "../user-error.js";
import {readWorkspace} from "../workspace/read-workspace.js";
import {main} from "./cli.js";

interface ReviewOptions {
  workspace?: string;
  n?: string;
  hours?: string;
  minutesPerItem: string;
  design: string;
  seed: string;
  assign?: string;
  out?: string;
  date?: string;
}

const command = new Command("review")
  .description("Draw the answers people should look at next, and file what they said of them")
  .argument("<action>", "sample: write blind review sheets; import: file filled ones")
  .argument("[files...]", "import: the filled sheets, CSV")
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--n <answers>", "sample: how many answers to review")
  .option("--hours <hours>", "sample: reviewers' hours in all, instead of --n")
  .option("--minutes-per-item <minutes>", "sample: minutes an answer takes, for --hours", "4")
  .option(
    "--design <kind>",
    "sample: neyman (strata of score, category and system) or active (where scores err)",
    "neyman"
  )
  .option("--seed <number>", "sample: another seed draws others", "7")
  .option("--assign <names>", "sample: reviewers, separated by commas; each gets a sheet")
  .option("--out <dir>", "sample: where the sheets go (default: review/ID in the workspace)")
  .option("--date <day>", "sample: the day of the design (default: today)")
  .addHelpText(
    "after",
    "\nA sheet is a CSV and an HTML form that works from the file; neither names a system or a score." +
      "\nWhat was drawn, and with which chance, stays in the workspace: review/ID/design.json and probabilities.csv." +
      "\n\nExamples: npm run review -- sample --n 60 --assign Ada,Ben" +
      "\n          npm run review -- import ~/Downloads/review-*.csv"
  );

await main(command, async (action: string, files: string[], options: ReviewOptions) => {
  if (action === "sample") return sample(files, options);
  if (action === "import") return fileSheets(files, options);
  throw new UserError(`review needs an action, sample or import, got ${JSON.stringify(action)}`);
});

async function sample(files: string[], options: ReviewOptions): Promise<void> {
  if (files.length > 0) throw new UserError(`review sample takes no files, got ${files.join(", ")}`);
  const {design} = options;
  if (design !== "neyman" && design !== "active")
    throw new UserError(`--design must be neyman or active, got ${JSON.stringify(design)}`);
  const names = (options.assign ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  if (new Set(names).size < names.length) throw new UserError(`--assign needs each name once, got ${options.assign}`);
  const date = options.date ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new UserError(`--date must be a day like 2026-11-20, got ${date}`);
  if (!/^\d{1,9}$/.test(options.seed)) throw new UserError(`--seed needs a whole number, got ${options.seed}`);
  const n = nEnoughFor(options, Math.max(2, names.length));
  const questions = reviewQuestions(readWorkspace(options.workspace ?? defaultWorkspace()));
  const {out, workspace} = await ensureIngested({workspace: options.workspace});
  const tables = await openTables(out);
  const {workspace: _, ...given} = options;
  const done = await sampleReview(tables, {
    workspace: workspace.dir,
    out: given.out === undefined ? null : resolve(given.out),
    ...{n, design, seed: Number(given.seed), names, questions, date}
  }).finally(() => closeTables(tables));
  tell(done);
}

function tell({design, files, has_texts, hidden}: Awaited<ReturnType<typeof sampleReview>>): void {
  const {frame, n, without_text, strata, items, sheets} = design;
  const doubled = items.filter(({part, sheets: on}) => part === "review" && on.length > 1).length;
  const examples = items.filter(({part}) => part === "example").length;
  print(`${formatCountOf(n, "answer")} of ${frame} drawn from ${design.suite}, ${doubled} of them for two reviewers`);
  for (const {stratum, size, drawn} of strata) print(`  ${drawn} of ${size}: ${stratum}`);
  if (examples > 0)
    print(`each sheet begins with ${formatCountOf(examples, "example")} that earlier reviewers agree on`);
  else print("no examples: no answer has two earlier reviewers of one mind");
  if (without_text > 0)
    print(
      `${formatCountOf(without_text, "attempt")} of ${design.suite} could not be drawn: the tables hold no answer of theirs`
    );
  if (!has_texts)
    print(
      "the workspace holds no texts: sheets name tasks only; design.json says which attempt an item is, for whoever looks it up"
    );
  if (hidden > 0)
    print(
      `${formatCountOf(hidden, "name")} of systems in the texts now read [model]: look whether more gives them away`
    );
  for (const {sheet, reviewer} of sheets)
    print(`sheet ${sheet}: ${reviewer ?? (sheet === 1 ? "one reviewer, who puts down a name" : "a second reviewer")}`);
  for (const file of files) print(`wrote ${relative(process.cwd(), file)}`);
}

async function fileSheets(files: string[], options: ReviewOptions): Promise<void> {
  if (files.length === 0) throw new UserError("review import needs the filled sheets, got none");
  const workspace = readWorkspace(options.workspace ?? defaultWorkspace());
  const {filed, unanswered, repeated, examples} = importReviews(workspace.dir, files);
  for (const {file, added, replaced, unchanged, source} of filed) {
    print(`${file}: ${formatCountOf(added, "rating")} added, ${replaced} replaced, ${unchanged} as before`);
    if (source === "added") print(`workspace.yaml: sources now reads ${file}`);
  }
  if (repeated > 0) print(`${formatCountOf(repeated, "answer")} stood on two sheets alike and count once`);
  if (unanswered > 0)
    print(`${formatCountOf(unanswered, "question")} left open: import the sheet again when they are answered`);
  for (const {rater, agreed, n} of examples)
    print(
      `${rater} agrees with earlier reviewers on ${agreed} of ${formatCountOf(n, "example")}; examples are not filed`
    );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
