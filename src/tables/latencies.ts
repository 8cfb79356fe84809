/** How a timed attempt ended, as numbered in `Latencies.ending`. */
export const endings = ["finished", "timeout", "error"] as const;

/** One entry per attempt whose time is known: parallel columns, small enough for a million attempts. */
export interface Latencies {
  length: number;
  /** Index into `facts.runs`. */
  run: Uint32Array;
  /** Index into `facts.tasks`. */
  task: Uint32Array;
  /** Index into `kinds`. */
  kind: Uint8Array;
  /** What the times are of (`request`, `task_wall`, `task_working`, `cached`), by name; never mixed in one percentile. */
  kinds: string[];
  seconds: Float64Array;
  /** Index into `endings`: a timeout says only that the attempt takes longer, an error nothing of how long an answer takes. */
  ending: Uint8Array;
}
