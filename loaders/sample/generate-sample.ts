import type {SampleAttempt} from "./attempts.js";
import {sampleAttempts} from "./attempts.js";
import {csv} from "./csv.js";
import {sampleOutcomes, writeOutcomes} from "./outcomes.js";
import {samplePreferences} from "./preferences.js";
import {sampleRatings, writeRatings} from "./ratings.js";
import {reportedAnswers, writeJunit, writeSarif} from "./reports.js";
import {PILOT, REGRESSION, ROUNDS, SEED, SYSTEMS} from "./story.js";
import {sampleSuite} from "./suite.js";
import {inspectName, writeInspect} from "./write-inspect.js";
import {writePromptfoo} from "./write-promptfoo.js";
import {writeBoard, writeRunsTable} from "./write-tables.js";

/** A file of the sample: its path within the workspace and its bytes. */
export interface SampleFile {
  path: string;
  bytes: Buffer;
}

/**
 * The exports, ratings, reports and outcomes of the sample workspace; its workspace.yaml is written by hand.
 *
 * A made-up story in the harnesses' real formats, for who has no exports yet and for tests that need to know the truth.
 *
 * @param seed - whole number; the same seed gives the same bytes
 */
export async function generateSample({seed = SEED}: {seed?: number} = {}): Promise<SampleFile[]> {
  const attempts = sampleAttempts(seed, sampleSuite(seed));
  const files: SampleFile[] = [];
  for (const round of ROUNDS) {
    for (const system of SYSTEMS.filter((s) => s.system !== REGRESSION.system)) {
      const run = attempts.filter((a) => a.system === system && a.round === round);
      files.push({path: inspectName(run), bytes: await writeInspect(seed, run)});
    }
  }
  const text = (path: string, content: string) => files.push({path, bytes: Buffer.from(content)});
  text("exports/promptfoo/debugging-pilot.json", writePromptfoo(seed, pilotOf(attempts)));
  text("exports/own-runner/skua.csv", writeRunsTable(tableRunsOf(attempts)));
  text("exports/public-board.csv", writeBoard(seed));
  const ratings = sampleRatings(seed, attempts);
  text("ratings/reviewers-2026-11.csv", writeRatings(ratings.humans));
  text("ratings/judges-2026-11.csv", writeRatings(ratings.judges));
  text("ratings/preferences-2026-11.csv", csv(samplePreferences(seed, attempts)));
  const answers = reportedAnswers(attempts, new Set(ratings.humans.map((row) => row.task)));
  text("reports/plumb.sarif", writeSarif(seed, answers));
  text("reports/tests.xml", writeJunit(answers));
  text("outcomes/pull-requests.csv", writeOutcomes(sampleOutcomes(seed)));
  return files;
}

function tableRunsOf(attempts: readonly SampleAttempt[]): SampleAttempt[] {
  return attempts.filter((a) => a.system.system === REGRESSION.system && a.round !== PILOT);
}

/** In promptfoo's order: test by test, and the systems within each. */
function pilotOf(attempts: readonly SampleAttempt[]): SampleAttempt[] {
  const pilot = attempts.filter((a) => a.round === PILOT);
  const order = (a: SampleAttempt) => `${a.attempt_index} ${a.task.task.slice(-3)} ${a.system.system}`;
  return pilot.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
