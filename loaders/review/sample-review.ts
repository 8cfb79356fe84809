import {createHash} from "node:crypto";
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {seeded} from "../../src/statistics/random.js";
import type {Query} from "../engine/query.js";
import {UserError} from "../user-error.js";
import {assignSheets} from "./assign-sheets.js";
import {hideNames, itemCodes, systemNames} from "./blind.js";
import {drawActive} from "./draw-active.js";
import {drawStratified} from "./draw-stratified.js";
import {pickExamples} from "./pick-examples.js";
import {probabilitiesCsv} from "./probabilities-csv.js";
import {designFolder, writeDesign, type DesignItem, type Question, type ReviewDesign} from "./review-design.js";
import {readFrame, type FrameItem, type ReviewFrame} from "./review-frame.js";
import {inOrder, type Sheet} from "./sheet.js";
import {sheetCsv} from "./sheet-csv.js";
import {sheetHtml} from "./sheet-html.js";
import {shuffled} from "./shuffled.js";

/** Most examples at the head of a sheet. */
export const EXAMPLES = 3;

export interface SampleOptions {
  /** Folder of the workspace, for the design. */
  workspace: string;
  /** Folder for the sheets; the design's own by default. */
  out: string | null;
  n: number;
  design: "neyman" | "active";
  seed: number;
  names: readonly string[];
  questions: readonly Question[];
  /** The day of the design, "2026-11-20". */
  date: string;
}

/** What was drawn and written. */
export interface SampledReview {
  design: ReviewDesign;
  files: string[];
  has_texts: boolean;
  /** Times a system's name was taken out of a shown text. */
  hidden: number;
}

/**
 * Draws a blind, randomised sample for review and writes its sheets, its design and the chance of every answer.
 *
 * The same workspace, options, seed and day give the same files.
 */
export async function sampleReview(query: Query, options: SampleOptions): Promise<SampledReview> {
  const questions = inOrder(options.questions);
  const frame = await readFrame(query, questions[0]!);
  if (!frame || frame.items.length === 0)
    throw new UserError("review needs attempts to draw from, the workspace has none whose answer can be shown");
  const n = Math.min(options.n, frame.items.length);
  const id = idOf(frame, {...options, n});
  const random = seeded(options.seed);
  const draw = (options.design === "active" ? drawActive : drawStratified)(frame.items, n, random);
  const order = shuffled(draw.drawn, random);
  const examples = pickExamples(frame.items, new Set(order.map(({at}) => at)), {most: EXAMPLES, random});
  const assigned = assignSheets(
    order.map(({at}) => frame.items[at]!.verdicts.map(({rater}) => rater)),
    options.names,
    random
  );
  const places = [...examples, ...order.map(({at}) => at)];
  const codes = itemCodes(
    places.map((at) => frame.items[at]!.attempt_id),
    `${id} ${options.seed}`
  );
  const everySheet = assigned.sheets.map(({sheet}) => sheet);
  const items = places.map((at, i): DesignItem => {
    const item = frame.items[at]!;
    const drawn = order[i - examples.length];
    return {
      ...identity(item),
      code: codes[i]!,
      part: drawn ? "review" : "example",
      stratum: drawn?.stratum ?? null,
      score: item.score,
      probability: drawn ? draw.probability[at]! : null,
      sheets: drawn ? assigned.of[i - examples.length]! : everySheet,
      agreed: drawn ? {} : {[questions[0]!.dimension]: labelOf(questions[0]!, item)}
    };
  });
  const {suite, without_text} = frame;
  const design: ReviewDesign = {
    ...{id, date: options.date, design: options.design, seed: options.seed, n: order.length, suite},
    ...{frame: frame.items.length, without_text, questions, strata: draw.strata, sheets: assigned.sheets, items}
  };
  const texts = await readTexts(
    query,
    places.map((at) => frame.items[at]!.attempt_id)
  );
  const hide = hideNames(await systemNames(query));
  let hidden = 0;
  const shown = (text: string | null | undefined) => {
    if (text === null || text === undefined) return null;
    const scrubbed = hide(text);
    hidden += scrubbed.hidden;
    return scrubbed.text;
  };
  const rows = items.map(({code, part, task, agreed}, i) => {
    const text = texts.get(frame.items[places[i]!]!.attempt_id);
    return {code, part, task: shown(task) ?? "", prompt: shown(text?.prompt), output: shown(text?.output), agreed};
  });
  const sheets = design.sheets.map(({sheet, reviewer}): Sheet => {
    const own = rows.filter((_, i) => items[i]!.sheets.includes(sheet));
    const [first, others] = [own.filter(({part}) => part === "example"), own.filter(({part}) => part === "review")];
    return {design: id, sheet, assigned: reviewer !== null, questions, rows: [...first, ...shuffled(others, random)]};
  });
  const folder = options.out ?? designFolder(options.workspace, id);
  mkdirSync(folder, {recursive: true});
  const files = [writeDesign(options.workspace, design)];
  const write = (path: string, text: string) => {
    writeFileSync(path, text);
    files.push(path);
  };
  write(join(designFolder(options.workspace, id), "probabilities.csv"), probabilitiesCsv(frame.items, draw, order));
  for (const sheet of sheets) {
    write(join(folder, `sheet-${sheet.sheet}.csv`), sheetCsv(sheet));
    write(join(folder, `sheet-${sheet.sheet}.html`), sheetHtml(sheet));
  }
  return {design, files, has_texts: frame.has_texts, hidden};
}

/** Made of all that decides the draw. */
function idOf(frame: ReviewFrame, {n, design, seed, names, date, questions}: SampleOptions): string {
  const ids = frame.items.map(({attempt_id}) => attempt_id);
  const parts = JSON.stringify([n, design, seed, names, date, questions, ids]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 8);
}

function identity(item: FrameItem): Pick<DesignItem, "suite" | "run" | "system" | "task" | "attempt_index"> {
  const {suite, run, system, task, attempt_index} = item;
  return {suite, run, system, task, attempt_index};
}

function labelOf({labels}: Question, {verdicts}: FrameItem): string {
  return labels[Math.round((verdicts[0]?.verdict ?? 0) * (labels.length - 1))]!;
}

async function readTexts(
  query: Query,
  ids: readonly string[]
): Promise<Map<string, {prompt: string | null; output: string | null}>> {
  const list = ids.map((id) => `'${id}'`).join(", ");
  const rows = await query.rows<{attempt_id: string; prompt: string | null; output: string | null}>(
    `select attempt_id, prompt, output from text where attempt_id in (${list})`
  );
  return new Map(rows.map(({attempt_id, ...text}) => [attempt_id, text]));
}
