import type {SmallRows} from "../answers/answers-model.js";
import type {PageModel} from "../page-model.js";
import type {ValueModel} from "../value/value-model.js";

/**
 * `recommended`: a stated threshold decides; `either`: it was stated, and the data do not decide between two systems;
 * `open`: nobody stated one, or too few tasks were run; `empty`: there is nothing to brief on.
 */
export type BriefingKind = "recommended" | "either" | "open" | "empty";

/** What was stated that a recommendation follows from: what a failure costs, or the loss of quality that is tolerated. */
export type BriefingThreshold = "value" | "margin";

/** A few rows with the numbers beside them, in groups. */
export interface BriefingRows extends Pick<SmallRows, "references"> {
  label: string;
  /** Shares, unless said: their numbers then stand in points. */
  unit?: "coefficient" | "usd_per_task" | "usd_per_1000_tasks";
  /** What n counts; empty where the column is left out. */
  counted: string;
  groups: {heading: string | null; rows: SmallRows["rows"]}[];
}

/** What a picture draws. */
export type BriefingDrawing =
  | {
      kind: "frontier";
      value: Pick<
        ValueModel,
        | "systems"
        | "frontier"
        | "band"
        | "quality_label"
        | "quality_is_share"
        | "quality_from"
        | "cost_unit"
        | "measure"
      >;
    }
  | {kind: "steps"; value: Pick<ValueModel, "kind" | "measure" | "steps">}
  | {kind: "rows"; rows: BriefingRows};

/** One of the pictures that carry the decision, with what it shows in a sentence. */
export interface BriefingPicture {
  /** The page it is taken from, with its name in the navigation. */
  page: string;
  link: string;
  heading: string;
  /** The page's answer; empty where it is the decision itself. */
  lead: string;
  drawing: BriefingDrawing;
  caption: string;
}

/** A point of a list with the page that has more on it; `null` where none has. */
export interface BriefingPoint {
  text: string;
  page: string | null;
  link: string | null;
}

/** A file the briefing rests on. */
export interface BriefingSource {
  /** The path within the workspace; the format alone in what leaves the building. */
  name: string;
  format: string;
  rows_kept: number;
  rows_rejected: number;
  /** The first twelve of its hash's digits. */
  sha256: string;
}

/** Two pages for whoever decides: what to do, what carries it, what would change it, what it rests on. */
export interface BriefingModel extends PageModel {
  page: "briefing";
  kind: BriefingKind;
  threshold: BriefingThreshold | null;
  /** Systems the answer recommends: one, two that are not told apart, or none. */
  recommended: string[];
  /** "exports to 9 November 2026". */
  as_of: string;
  /** The first two stand on the first sheet. */
  pictures: BriefingPicture[];
  next: BriefingPoint[];
  would_change: BriefingPoint[];
  not_measured: BriefingPoint[];
  rests_on: BriefingSource[];
  /** Files beyond those listed, with their rows. */
  more_sources: {files: number; rows_kept: number; rows_rejected: number} | null;
  /** What was frozen, in one line: hashes, weights, commit. */
  frozen: string;
}
