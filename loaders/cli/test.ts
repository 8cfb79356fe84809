import {ensureChromium} from "../framework/find-chromium.js";
import {UserError} from "../user-error.js";
import {main} from "./cli.js";

// Set-up first, then what `check` runs: `npm ci && npm test` is enough on a bare machine.
await main("test", async () => {
  try {
    const chromium = ensureChromium();
    console.log(`browser tests use ${chromium}`);
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
});
if (process.exitCode === 0) await import("./check.js");
