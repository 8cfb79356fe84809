import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {startPreview} from "../framework/preview.js";
import {touchLoaders} from "../framework/touch-loaders.js";
import {watchInputs} from "../framework/watch-inputs.js";
import {ensureIngested} from "../ingest.js";
import {UserError} from "../user-error.js";
import {outsideFolders} from "../workspace/outside-folders.js";
import {main} from "./cli.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const command = new Command("start")
  .description("Ingest and open the live workbench; it reloads when the workspace or the code changes")
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--port <number>", "the port on 127.0.0.1 (default: $PORT, else 3000)");

await main(command, async (options: {workspace?: string; port?: string}) => {
  const port = readPort(options.port ?? process.env.PORT ?? "3000");
  const {workspace, out} = await ensureIngested({workspace: options.workspace});
  const preview = await startPreview(root, {workspace: workspace.dir, out, port});
  const shown = relative(process.cwd(), workspace.dir) || ".";
  console.log(`${shown} is open at http://127.0.0.1:${port}/ (Ctrl-C ends it)`);

  // A loader reads the tables and much of the code; Framework watches only the loader's own file.
  const code = ["loaders", "src/models", "src/statistics", "src/tables"].map((folder) => join(root, folder));
  const watched = watchInputs([workspace.dir, ...(await outsideFolders(workspace)), ...code], async () => {
    try {
      await ensureIngested({workspace: workspace.dir, out});
      touchLoaders(join(root, "src"), new Date());
    } catch (error) {
      console.error(`kept the last good tables: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => preview.close());
  await preview.ended;
  await watched.close();
});

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new UserError(`PORT: needs a whole number from 1 to 65535, got ${JSON.stringify(text)}`);
}
