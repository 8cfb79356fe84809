import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../user-error.js";

/** A question reviewers answer, from `rubric:`. */
export interface Question {
  dimension: string;
  question: string;
  labels: string[];
}

/** Where an answer stands on the automatic score: from .8, between, and below .5 or without a score. */
export type Band = "high" | "middle" | "low";

/** Answers that were drawn with one chance. */
export interface DesignStratum {
  stratum: string;
  band: Band;
  size: number;
  drawn: number;
  /** Share of the stratum's answers that were drawn; `null` where each answer has a chance of its own. */
  probability: number | null;
}

/** One answer on the sheets and what the sheets do not say of it. */
export interface DesignItem {
  code: string;
  /** An example was settled by earlier reviewers: it tunes the eye and is no part of any estimate. */
  part: "example" | "review";
  suite: string;
  run: string;
  system: string;
  task: string;
  attempt_index: number;
  stratum: string | null;
  score: number | null;
  /** Chance with which it was drawn, in (0, 1]; `null` for an example. */
  probability: number | null;
  /** Numbers of the sheets it stands on. */
  sheets: number[];
  /** What earlier reviewers said of an example, by dimension. */
  agreed: Record<string, string>;
}

/** What was drawn, how and for whom: kept in the workspace, away from the sheets. */
export interface ReviewDesign {
  id: string;
  date: string;
  design: "neyman" | "active";
  seed: number;
  n: number;
  suite: string;
  /** Answers that could be drawn, and attempts of the suite that could not because their text is not there. */
  frame: number;
  without_text: number;
  questions: Question[];
  strata: DesignStratum[];
  sheets: {sheet: number; reviewer: string | null}[];
  items: DesignItem[];
}

/** The folder of one design within its workspace. */
export function designFolder(workspace: string, id: string): string {
  return join(workspace, "review", id);
}

export function writeDesign(workspace: string, design: ReviewDesign): string {
  const folder = designFolder(workspace, design.id);
  mkdirSync(folder, {recursive: true});
  const file = join(folder, "design.json");
  writeFileSync(file, `${JSON.stringify(design, null, 1)}\n`);
  return file;
}

/** The design a sheet belongs to; a `UserError` at `where` when the workspace has none of that id. */
export function readDesign(workspace: string, id: string, where: string): ReviewDesign {
  // An id becomes part of a path, and a sheet comes from outside.
  const file = join(designFolder(workspace, /^[\w-]+$/.test(id) ? id : "unknown"), "design.json");
  if (!existsSync(file))
    throw new UserError(`${where}: design must be one drawn in this workspace, got ${JSON.stringify(id)}`);
  return JSON.parse(readFileSync(file, "utf8")) as ReviewDesign;
}
