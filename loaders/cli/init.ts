import {existsSync, writeFileSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {Command} from "commander";
import {proposeWorkspace} from "../workspace/propose-workspace.js";
import {UserError} from "../user-error.js";
import {main} from "./cli.js";

const command = new Command("init")
  .description("recognise what lies in a folder's exports, ratings, outcomes and reports, and write its workspace.yaml")
  .argument("[dir]", "folder of the workspace", "data");

await main(command, async (dir: string) => {
  const folder = resolve(dir);
  const file = join(folder, "workspace.yaml");
  if (!existsSync(folder))
    throw new UserError(`init needs a folder with exports, ratings, outcomes or reports, found none at ${dir}`);
  if (existsSync(file)) throw new UserError(`${dir}: init never overwrites a workspace.yaml, and one is there`);
  const {yaml, lines} = await proposeWorkspace(folder);
  writeFileSync(file, yaml, {flag: "wx"});
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.stderr.write(
    `wrote ${relative(process.cwd(), file) || file}; read it through, then: npm run ingest -- --workspace ${dir}\n`
  );
});
