import {Command} from "commander";
import ora from "ora";
import {ingest} from "../ingest.js";
import type {Progress} from "../stage/stage-all.js";
import {reportLines} from "../report/report.js";
import {main} from "./cli.js";

interface Options {
  workspace?: string;
  out?: string;
  json?: boolean;
  strict?: boolean;
}

const command = new Command("ingest")
  .description("read a workspace's exports into canonical tables")
  .option("--workspace <dir>", "folder with a workspace.yaml (default: $ASSAY_WORKSPACE, data, data/sample)")
  .option("--out <dir>", "folder for the tables (default: .assay/<name>-<hash>)")
  .option("--json", "print the report as JSON, and nothing else, on stdout")
  .option("--strict", "exit with 1 where any row or cell was rejected");

await main(command, async (options: Options) => {
  const spinner = process.stderr.isTTY ? ora({stream: process.stderr}).start() : null;
  const started = performance.now();
  let told = "";
  const {out, report} = await ingest({
    ...(options.workspace === undefined ? {} : {workspace: options.workspace}),
    ...(options.out === undefined ? {} : {out: options.out}),
    onProgress: (progress) => {
      if (spinner) spinner.text = progressLine(progress, performance.now() - started);
      else if (progress.reading !== null && progress.reading !== told) {
        told = progress.reading;
        process.stderr.write(`reading ${told} (${progress.files_done + 1} of ${progress.files})\n`);
      }
    }
  }).finally(() => spinner?.stop());
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const line of reportLines(report)) process.stderr.write(`${line}\n`);
    process.stderr.write(`out: ${out}\n`);
  }
  // Leaving a system out is the user's word in workspace.yaml, not a fault of a row.
  const faults = Object.entries(report.rejects_by_code).filter(([code]) => code !== "excluded");
  return options.strict && faults.length > 0 ? 1 : 0;
});

function progressLine(progress: Progress, ms: number): string {
  if (progress.phase === "joining")
    return `joining ${progress.files} files, ${progress.rows.toLocaleString("en-US")} rows`;
  const rate = Math.round(progress.rows / Math.max(0.001, ms / 1000)).toLocaleString("en-US");
  const share = progress.bytes_total > 0 ? Math.floor((100 * progress.bytes) / progress.bytes_total) : 100;
  return `${progress.files_done} of ${progress.files} files, ${share} %, ${progress.rows.toLocaleString("en-US")} rows, ${rate} rows/s: ${progress.reading ?? ""}`;
}
