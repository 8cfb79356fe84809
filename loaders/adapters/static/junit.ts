import {readFile} from "node:fs/promises";
import {XMLParser} from "fast-xml-parser";
import {UnreadableFile, type Adapter, type Sink, type SourceFile, type SubjectIntake} from "../../intake.js";
import {encodingOf} from "../json-bytes.js";
import {asList, asRecord, toCount, type JsonRecord} from "../json-values.js";
import {rejectPart} from "./report-parts.js";

const MAX_BYTES = 32 << 20;
const LISTS = new Set(["testsuite", "testcase", "failure", "error", "skipped", "property", "properties"]);

/** JUnit's XML, which test runners of every language write. */
export const junit: Adapter = {
  format: "junit",
  version: 1,
  detects: ({head}) => /^(?:\uFEFF)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<testsuites?[\s>/]/.test(head),
  read: readJunit
};

/**
 * Reads each test case as passed or not; a skipped one says nothing. A case with a failure and an error of its
 * tear-down is one case that did not pass.
 *
 * Entities are not expanded, and a file that declares any is refused: they are how a small file becomes a large one.
 * Properties named `system` (or `model`), `run`, `suite`, `task`, `attempt` (or `attempt_index`) and `item`, of a case
 * or of the suites around it, say which attempt was tested; otherwise the path of the case does.
 */
async function readJunit(file: SourceFile, sink: Sink): Promise<void> {
  const root = await parsed(file);
  sink.progress(file.bytes);
  const state: State = {sink, cases: 0};
  for (const top of [root["testsuites"], ...asList(root["testsuite"])]) {
    const suite = asRecord(top);
    if (suite !== null) await readSuite(suite, emptySubject, state, null);
  }
  if (state.cases === 0) sink.note("the report holds no test case");
}

interface State {
  sink: Sink;
  cases: number;
}

const emptySubject: SubjectIntake = {system: null, run: null, suite: null, task: null, attempt_index: null, item: null};

async function readSuite(suite: JsonRecord, above: SubjectIntake, state: State, outer: string | null): Promise<void> {
  const subject = subjectOf(suite, above);
  const name = attribute(suite, "name") ?? outer;
  for (const inner of asList(suite["testsuite"])) {
    const record = asRecord(inner);
    if (record !== null) await readSuite(record, subject, state, name);
  }
  for (const test of asList(suite["testcase"])) {
    state.cases++;
    const position = `test ${state.cases}`;
    const record = asRecord(test);
    if (record === null) {
      rejectPart(state.sink, position, "unreadable", "a test case must have attributes");
      continue;
    }
    const skipped = record["skipped"] !== undefined;
    const broken = record["failure"] !== undefined || record["error"] !== undefined;
    const own = subjectOf(record, subject);
    const passed = {
      metric: "tests_passed",
      scorer: "junit",
      scorer_kind: "test",
      parts_join: "mean",
      value: broken ? 0 : 1,
      weight: 1,
      status: "ok"
    } as const;
    await state.sink.report({
      position,
      path: pathOf(record, name),
      subject: Object.values(own).some((part) => part !== null) ? own : null,
      scores: skipped && !broken ? [] : [passed]
    });
  }
}

/** The file of a case, its suite, class and name: where a runner puts what was tested differs. */
function pathOf(test: JsonRecord, suite: string | null): string {
  const parts = [suite, attribute(test, "file"), attribute(test, "classname"), attribute(test, "name")];
  return parts.filter((part) => part !== null).join("/");
}

function subjectOf(element: JsonRecord, above: SubjectIntake): SubjectIntake {
  const subject = {...above};
  for (const group of asList(element["properties"])) {
    for (const property of asList(asRecord(group)?.["property"])) {
      const record = asRecord(property);
      const [name, value] = [record && attribute(record, "name"), record && attribute(record, "value")];
      if (name === null || value === null) continue;
      if (name === "system" || name === "model") subject.system = value;
      else if (name === "attempt" || name === "attempt_index") subject.attempt_index = toCount(value);
      else if (name === "run" || name === "suite" || name === "task" || name === "item") subject[name] = value;
    }
  }
  return subject;
}

const NAMED: Record<string, string> = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"};

/** An attribute with the five entities every XML has; others stay as they are written. */
function attribute(element: JsonRecord, name: string): string | null {
  const text = element[`@${name}`];
  if (typeof text !== "string" || text === "" || text.length > 4000) return null;
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => NAMED[entity]!);
}

async function parsed(file: SourceFile): Promise<JsonRecord> {
  if (file.bytes > MAX_BYTES) throw new UnreadableFile("a test report must be at most 32 MiB large");
  const text = new TextDecoder(encodingOf(file.magic)).decode(await readFile(file.path));
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new UnreadableFile("a test report must not declare a document type or entities");
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    maxNestedTags: 100,
    isArray: (name) => LISTS.has(name),
    stopNodes: ["*.system-out", "*.system-err"]
  });
  try {
    const root = asRecord(parser.parse(text, true));
    if (root !== null) return root;
  } catch {
    // Said below: the parser's own words may repeat the file.
  }
  throw new UnreadableFile("needed well-formed XML, nested at most 100 deep");
}
