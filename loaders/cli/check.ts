import {spawn} from "node:child_process";
import {mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {checkCells} from "../framework/cells/check-cells.js";
import {main} from "./cli.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const report = join(root, ".assay/test-report.json");

interface Outcome {
  passed: number;
  failed: number;
}

interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {status: string; assertionResults: {status: string}[]}[];
}

const command = new Command("check").description(
  "All that must hold: format, lint, types, the pages' cells, dead code, and every test"
);

await main(command, async () => {
  const total = {passed: 0, failed: 0};
  const step = async (name: string, work: () => Promise<Outcome> | Outcome) => {
    const started = performance.now();
    const {passed, failed} = await work();
    total.passed += passed;
    total.failed += failed;
    console.log(
      `${failed === 0 ? "ok    " : "FAILED"} ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s`
    );
  };
  // What only reads goes side by side; tests have the machine to themselves.
  await Promise.all([
    step("types", () => run("tsc", "-p", ".")),
    step("lint", () => run("eslint", ".")),
    step("format", () => run("prettier", "--check", "--log-level", "warn", ".")),
    step("dead code", () => run("knip")),
    step("cells", cells)
  ]);
  await step("tests", tests);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/** One tool of the project as one check. */
async function run(tool: string, ...args: string[]): Promise<Outcome> {
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(join(root, "node_modules/.bin", tool), args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"]
    });
    child.on("error", reject);
    child.on("close", (exit) => resolve(exit ?? 1));
  });
  return code === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

function cells(): Outcome {
  const {faults} = checkCells(root.replace(/\/$/, ""));
  for (const {file, line, column, message} of faults) console.error(`${file}:${line}:${column}: ${message}`);
  return faults.length === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

/** Every test of vitest's own report; a file that could not be run at all is one failure. */
async function tests(): Promise<Outcome> {
  mkdirSync(join(root, ".assay"), {recursive: true});
  rmSync(report, {force: true});
  const {failed: exit} = await run("vitest", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`);
  const {numPassedTests, numFailedTests, testResults} = JSON.parse(readFileSync(report, "utf8")) as TestReport;
  const notRun = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({status}) => status === "failed")
  );
  const failed = numFailedTests + notRun.length;
  // An error outside of any test fails the run and is in no count.
  return {passed: numPassedTests, failed: failed === 0 ? exit : failed};
}
