import {formatCountOf} from "../../style/format.js";
import type {PageSettings} from "../../tables/cells.js";
import type {ValueModel} from "../value/value-model.js";
import type {BriefingKind, BriefingThreshold} from "./briefing-model.js";
import {byMargin} from "./decide-by-margin.js";
import {byWorth} from "./decide-by-worth.js";

/** What to do, in words, and what it follows from. */
export interface Decision {
  kind: BriefingKind;
  threshold: BriefingThreshold | null;
  recommended: string[];
  sentence: string;
}

/** What of the value page a decision is taken from. */
export type Decided = Pick<
  ValueModel,
  "kind" | "tasks" | "systems" | "frontier" | "steps" | "quality_is_share" | "answer" | "worth"
>;

/** What of workspace.yaml a decision is taken from. */
export type Stated = Pick<PageSettings, "min_tasks" | "margin" | "margin_stated">;

/**
 * The decision in a sentence with its margin.
 *
 * A system is recommended only where the workspace states what a failure costs, or the loss of quality it tolerates, and
 * where enough tasks were run; without either the sentence says what is known and what is missing, and recommends
 * nothing. Which number is larger has never been a reason by itself.
 */
export function decide(value: Decided, stated: Stated): Decision {
  if (value.kind === "empty")
    return {...open, kind: "empty", sentence: "No recommendation: no system was judged here."};
  if (value.tasks < stated.min_tasks && value.worth.state === "answered")
    return refused(value, `${formatCountOf(value.tasks, "task")} are fewer than the ${stated.min_tasks} asked for.`);
  if (value.worth.state === "answered") return byWorth(value);
  const margin = stated.margin_stated && value.tasks >= stated.min_tasks ? byMargin(value, stated.margin) : null;
  if (margin) return margin;
  const reason = value.worth.reason ?? "nobody has said what a failure costs.";
  return refused(value, reason);
}

const open = {kind: "open", threshold: null, recommended: []} as const satisfies Omit<Decision, "sentence">;

function refused(value: Decided, reason: string): Decision {
  return {...open, sentence: `${value.answer} No recommendation: ${reason}`};
}
