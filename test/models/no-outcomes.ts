import type {OutcomeFacts} from "../../src/tables/outcome-facts.js";

/** The outcomes of a workspace without any. */
export const noOutcomes: OutcomeFacts = {
  length: 0,
  repositories: [],
  repository: new Int32Array(0),
  system: new Int32Array(0),
  opened_at: new Float64Array(0),
  observed_until: new Float64Array(0),
  merged: new Int8Array(0),
  rejected: new Int8Array(0),
  defect: new Int8Array(0),
  reverted: new Int8Array(0),
  defect_count: new Float64Array(0),
  incident_usd: new Float64Array(0),
  review_minutes: new Float64Array(0),
  metrics: [],
  values: []
};
