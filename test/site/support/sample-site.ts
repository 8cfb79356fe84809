import {fileURLToPath} from "node:url";
import {ingested} from "../../support/ingested.js";
import {once} from "../../support/once.js";
import {runBuild} from "./run-build.js";

/** The sample's workspace. */
export const sample = fileURLToPath(new URL("../../../data/sample", import.meta.url));

/** The folder of the sample's site: built once in a run of the tests, whichever file asks first. */
export async function sampleSite(): Promise<string> {
  return once("site-sample", async (dist) => {
    const {out} = await ingested(sample);
    const {code, stderr} = await runBuild(sample, dist, {tables: out});
    if (code !== 0) throw new Error(`npm run build ended with ${code}: ${stderr}`);
  });
}
