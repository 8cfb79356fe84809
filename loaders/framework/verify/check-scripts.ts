import {build} from "esbuild";
import type {Fault} from "./fault.js";
import {isOutside} from "./check-references.js";
import {htmlTags} from "./html-tags.js";
import type {SiteFiles} from "./site-files.js";

/**
 * What the scripts import and fetch: every import is a file of the site, and no literal address of another origin is
 * fetched or run.
 *
 * Framework leaves the import of a missing package in place and exits with 0.
 */
export async function checkScripts(site: SiteFiles): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const file of site.paths) {
    if (/\.m?js$/.test(file)) await checkScript(site, file, site.text(file), faults);
    if (!file.endsWith(".html")) continue;
    for (const tag of htmlTags(site.text(file))) {
      if (tag.name === "script" && tag.text.trim() !== "") await checkScript(site, file, tag.text, faults);
    }
  }
  return faults;
}

const fetched =
  /\b(?:fetch|importScripts|new (?:Shared)?Worker|new WebSocket|new EventSource)\(\s*["'`]([^"'`]+)["'`]/g;
// Framework writes a page's `import.meta.resolve` as `new URL(…, location)`.
const resolved = /\bimport\.meta\.resolve\(\s*["'`]([^"'`$]+)["'`]\s*\)|\bnew URL\("(\.[^"]+\.js)", location\)/g;

async function checkScript(site: SiteFiles, file: string, source: string, faults: Fault[]): Promise<void> {
  const specifiers = new Set<string>();
  const {fixed, onDemand} = await imports(source);
  for (const specifier of fixed) specifiers.add(specifier);
  if (!isFrameworkClient(file)) {
    for (const specifier of onDemand) specifiers.add(specifier);
    for (const [, own, page] of source.matchAll(resolved)) specifiers.add((own ?? page)!);
  }
  for (const specifier of specifiers) {
    if (/^(data|blob):/.test(specifier)) continue;
    if (isOutside(specifier)) faults.push({file, message: `imports from another origin: ${specifier}`});
    else if (!/^\.{0,2}\//.test(specifier)) faults.push({file, message: `has an unresolved import: ${specifier}`});
    else if (site.resolve(file, specifier) === null) {
      faults.push({file, message: `imports a file that is not there: ${specifier}`});
    }
  }
  for (const [, address] of source.matchAll(fetched)) {
    if (isOutside(address!)) faults.push({file, message: `fetches from another origin: ${address}`});
  }
}

/**
 * Framework's client names every library that a cell could ask for, each loaded only when a cell does; those that a page
 * does ask for are in the page's own imports.
 */
function isFrameworkClient(file: string): boolean {
  return /^_observablehq\/(client|stdlib)\.\w+\.js$/.test(file);
}

async function imports(source: string): Promise<{fixed: string[]; onDemand: string[]}> {
  const fixed: string[] = [];
  const onDemand: string[] = [];
  await build({
    stdin: {contents: source, loader: "js"},
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        name: "collect-imports",
        setup({onResolve}) {
          onResolve({filter: /.*/}, ({path, kind}) => {
            if (kind === "import-statement") fixed.push(path);
            if (kind === "dynamic-import") onDemand.push(path);
            return {path, external: true};
          });
        }
      }
    ]
  });
  return {fixed, onDemand};
}
