import {fileURLToPath} from "node:url";
import {contentSecurityPolicy} from "./loaders/framework/content-security-policy.js";
import {installOfflineFetch} from "./loaders/framework/offline/offline-fetch.js";
import {pageLacks} from "./loaders/framework/page-lacks.js";
import {prebundle} from "./loaders/framework/prebundle.js";
import {sitePages} from "./loaders/framework/site-pages.js";

const root = fileURLToPath(new URL(".", import.meta.url));
// A build works on a copy of the pages, so that it shares no cache with a preview and sees no half-saved file.
const source = process.env.ASSAY_SOURCE ?? "src";
const preview = process.env.ASSAY_PREVIEW === "1";

// Before Framework does anything: it asks a registry for versions even where a page imports nothing.
installOfflineFetch(root);
process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";
await prebundle(root, `${root}${source}/.observablehq/cache/_node`);

export default {
  root: source,
  output: process.env.ASSAY_DIST ?? "dist",
  title: "Assay",
  home: "Answers",
  pages: sitePages(`${root}${source}`, {
    drafts: preview,
    lacks: pageLacks(process.env.ASSAY_OUT, process.env.ASSAY_WORKSPACE)
  }),
  style: "style/theme.css",
  globalStylesheets: [],
  head: `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy({preview})}">\n<link rel="icon" href="data:,">`,
  // Each page says at its own foot what it was made from.
  footer: "",
  sidebar: true,
  search: true,
  toc: false,
  pager: false,
  // Framework's own loaders would look for a global tsx.
  interpreters: {".ts": [process.execPath, "--import", import.meta.resolve("tsx")]},
  // `null` keeps Framework from downloading the extension; `false` does not.
  duckdb: {extensions: {json: null, parquet: null}}
};
