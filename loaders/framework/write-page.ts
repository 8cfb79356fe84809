import {pageModels, type PageName, type SiteData} from "../../src/models/page-models.js";
import {readSiteData} from "../site-data.js";

/** The site's data for a loader that Framework runs: which tables, and whether they leave the building, is in the environment. */
export function siteData(): Promise<SiteData> {
  const {ASSAY_WORKSPACE: workspace, ASSAY_OUT: out, ASSAY_PREVIEW: preview} = process.env;
  if (!workspace || !out) throw new Error("loaders need ASSAY_WORKSPACE and ASSAY_OUT: use npm start or npm run build");
  return readSiteData({workspace, out, published: preview !== "1"});
}

/** Writes a page's model to where Framework reads a loader. */
export async function writePage(page: PageName): Promise<void> {
  process.stdout.write(JSON.stringify(pageModels[page](await siteData())));
}
