import type {Random} from "../../src/statistics/random.js";

/** A promise about long-run behaviour, and the simulation that checks it. */
export interface Calibration {
  /** The function's name. */
  method: string;
  /** What is simulated, in one line. */
  what: string;
  /** Share of replicates promised to be hits: 0.95 for an interval that covers, 0.05 for a test that rejects. */
  nominal: number;
  run(random: Random, replicates: number): {hits: number; replicates: number};
}
