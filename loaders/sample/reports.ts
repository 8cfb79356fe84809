import type {SampleAttempt} from "./attempts.js";
import {pick, poisson, stream} from "./draw.js";
import {ROUNDS} from "./story.js";

/** How many answers were put through the tools, and whose they are. */
const ANSWERS = 24;
const SYSTEM = "Kite";
const LAST_ROUND = ROUNDS.at(-1)!.round;
const TESTS = 4;

/** An invented linter. */
const RULES = [
  {id: "plumb/long-function", defaultConfiguration: {level: "note"}},
  {id: "plumb/bare-except", defaultConfiguration: {level: "warning"}},
  {id: "plumb/unused-name", defaultConfiguration: {level: "note"}}
];

/**
 * The answers that the sample's reports are about: of the last round, judged, and read by no reviewer.
 *
 * @param rated - tasks of which somebody has read an answer
 */
export function reportedAnswers(attempts: readonly SampleAttempt[], rated: ReadonlySet<string>): SampleAttempt[] {
  return attempts
    .filter((a) => a.system.system === SYSTEM && a.round.round === LAST_ROUND)
    .filter((a) => ["pass", "partial", "fail"].includes(a.verdict) && !rated.has(a.task.task))
    .slice(0, ANSWERS);
}

/** Where a tool found the answer: folders for the run, the system and the task. */
const fileOf = (a: SampleAttempt) => `${a.round.round}/${a.system.system.toLowerCase()}/${a.task.task}/answer.py`;

/** A report of the linter in SARIF: every answer was examined, most have nothing to complain of. */
export function writeSarif(seed: number, answers: readonly SampleAttempt[]): string {
  const draw = stream(seed, "lint");
  const results = answers.flatMap((a) =>
    Array.from({length: poisson(draw, 0.7 * a.system.sloppiness)}, () => ({
      ruleId: pick(draw, RULES).id,
      message: {text: "See the rule."},
      locations: [
        {
          physicalLocation: {
            artifactLocation: {uri: fileOf(a)},
            region: {startLine: 1 + Math.floor(40 * draw())}
          }
        }
      ]
    }))
  );
  const run = {
    tool: {driver: {name: "plumb", version: "0.4.0", rules: RULES}},
    invocations: [{executionSuccessful: true}],
    artifacts: answers.map((a) => ({location: {uri: fileOf(a)}})),
    results
  };
  return `${JSON.stringify({$schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run]}, null, 1)}\n`;
}

/** The tests of the same answers as JUnit writes them, one suite an answer: all passed, half or one of them. */
export function writeJunit(answers: readonly SampleAttempt[]): string {
  const suites = answers.map((a) => {
    const passed = a.verdict === "pass" ? TESTS : a.verdict === "partial" ? TESTS / 2 : 1;
    const cases = Array.from({length: TESTS}, (_, i) => {
      const head = `<testcase classname="${a.task.repository}" name="test_${i + 1}" file="${fileOf(a)}" time="0.0${i + 1}"`;
      return i < passed ? `    ${head}/>` : `    ${head}><failure message="assertion failed"/></testcase>`;
    });
    const open = `  <testsuite name="${a.task.task}" tests="${TESTS}" failures="${TESTS - passed}" errors="0" skipped="0">`;
    return [open, ...cases, "  </testsuite>"].join("\n");
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n${suites.join("\n")}\n</testsuites>\n`;
}
