import {refuse} from "../../statistics/estimate.js";
import type {SystemModel} from "./system-model.js";

/** Everything of the model that only attempts, or only a board, can fill: refused or empty. */
export function nothingKnown(n = 0) {
  const none = refuse("n_zero", n);
  return {
    family: null,
    slot: 1,
    near: [],
    tasks: 0,
    attempts: 0,
    completed: 0,
    quality: none,
    quality_label: "Tasks passed",
    pass_rate: none,
    cost_usd_per_completed: refuse("missing_metric", n),
    rank: null,
    unranked: "",
    profile: [],
    profile_caption: "",
    ends: [],
    ends_text: "",
    calls_per_attempt: refuse("missing_metric", n),
    retries_per_attempt: refuse("missing_metric", n),
    slices: [],
    slices_heading: "",
    slices_caption: "",
    costs: null,
    costs_heading: "",
    latency: null,
    failed_alone: [],
    passed_alone: [],
    telling: {failed_alone: 0, passed_alone: 0},
    telling_text: "",
    runs: [],
    runs_text: "",
    boards: [],
    notes: []
  } satisfies Partial<SystemModel>;
}
