import {basename} from "node:path";
import {watch} from "chokidar";

/**
 * Calls back when anything below some folders has changed and then been quiet for a moment; never twice at a time.
 *
 * Exports are often written in pieces or copied in by the hundred: each burst is one change.
 *
 * @param folders - absolute folders; what begins with a dot, and node_modules, is not looked at
 * @param changed - may take its time: what changes meanwhile makes one more call
 */
export function watchInputs(
  folders: readonly string[],
  changed: () => Promise<void>,
  {quiet_ms = 300}: {quiet_ms?: number} = {}
): {close(): Promise<void>} {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await changed();
    } while (again);
    running = false;
  };
  const watcher = watch([...folders], {ignoreInitial: true, ignored: (path) => isIgnored(path, folders)});
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), quiet_ms);
  });
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    }
  };
}

function isIgnored(path: string, folders: readonly string[]): boolean {
  const name = basename(path);
  return !folders.includes(path) && (name.startsWith(".") || name === "node_modules");
}
