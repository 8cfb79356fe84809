import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, posix} from "node:path";
import {build, type Metafile, type Plugin} from "esbuild";
import {siteFiles} from "./verify/site-files.js";

/**
 * Packs each page's modules into a few files: what Framework leaves is one file for each module of ours and of every
 * package, 150 requests one after another before a page's first chart.
 *
 * Pages share what they have in common. Framework's own client stays as it is, because a page must hold it once; so does
 * a module that asks for its own address, since packing moves it.
 *
 * @param dist - a site as Framework has built it; changed in place
 */
export async function packScripts(dist: string): Promise<void> {
  const site = siteFiles(dist);
  const pages = site.paths.filter((path) => path.endsWith(".html"));
  const entries = new Set(pages.flatMap((page) => moduleReferences(page, site.text(page))));
  if (entries.size === 0) return;
  const kept = new Set<string>();
  const {metafile} = await build({
    entryPoints: [...entries].sort(),
    absWorkingDir: dist,
    outdir: "_pack",
    outbase: ".",
    entryNames: "[name]-[hash]",
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    plugins: [keepInPlace(dist, kept)]
  });
  const packed = packedEntries(metafile);
  for (const page of pages) {
    writeFileSync(join(dist, page), withPackedScripts(page, site.text(page), packed, metafile));
  }
  // What stays in place, Framework's DuckDB client for one, may import its neighbours: then they stay too.
  const inputs = Object.keys(metafile.inputs);
  const client = site.paths.filter((path) => /^_observablehq\/.+\.js$/.test(path)).map((path) => site.text(path));
  if (kept.size > 0 || inputs.some((input) => client.some((text) => text.includes(input)))) return;
  for (const input of inputs) rmSync(join(dist, input));
}

const reference = /(["'])((?:\.\.?\/)+_(?:import|node|npm)\/[^"'?]+\.js)\1/g;

/** The modules that a page's own script names, relative to the site. */
function moduleReferences(page: string, html: string): string[] {
  return [...scriptsOf(html).matchAll(reference)].map(([, , path]) => posix.join(posix.dirname(page), path!));
}

function scriptsOf(html: string): string {
  return [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, text]) => text).join("\n");
}

/** Leaves Framework's client, and modules that use their own address, where they are. */
function keepInPlace(dist: string, kept: Set<string>): Plugin {
  return {
    name: "keep-in-place",
    setup({onResolve}) {
      onResolve({filter: /^\.{1,2}\//}, ({path, kind, resolveDir}) => {
        if (kind === "entry-point") return undefined;
        const file = join(resolveDir, path);
        const inSite = posix.relative(dist, file);
        const isClient = inSite.startsWith("_observablehq/");
        if (!isClient && !/\bimport\.meta\b/.test(readFileSync(file, "utf8"))) return undefined;
        if (!isClient) kept.add(inSite);
        return {path: `../${inSite}`, external: true};
      });
    }
  };
}

function packedEntries({outputs}: Metafile): Map<string, string> {
  const packed = new Map<string, string>();
  for (const [output, {entryPoint}] of Object.entries(outputs)) if (entryPoint) packed.set(entryPoint, output);
  return packed;
}

/** The page with its script naming packed modules, and preloading those with all they import. */
function withPackedScripts(page: string, html: string, packed: Map<string, string>, {outputs}: Metafile): string {
  const folder = posix.dirname(page);
  const preloads = new Set<string>();
  const preload = (output: string): void => {
    if (preloads.has(output) || !(output in outputs)) return;
    preloads.add(output);
    for (const {path, kind, external} of outputs[output]!.imports) {
      if (kind === "import-statement" && !external) preload(path);
    }
  };
  const rewritten = html.replaceAll(/<script type="module">[\s\S]*?<\/script>/g, (script) =>
    script.replaceAll(reference, (whole, quote: string, path: string, offset: number) => {
      const output = packed.get(posix.join(folder, path));
      if (output === undefined) return whole;
      // A worker is not started with the page.
      if (/\bimport\($/.test(script.slice(0, offset))) preload(output);
      return `${quote}${relativeTo(folder, output)}${quote}`;
    })
  );
  const links = [...preloads].map((output) => `<link rel="modulepreload" href="${relativeTo(folder, output)}">`);
  return rewritten
    .replaceAll(/<link rel="modulepreload" href="(?:\.\.?\/)+_(?:import|node|npm)\/[^"]+">\n?/g, "")
    .replace(/<meta http-equiv="Content-Security-Policy"/, `${links.join("\n")}\n$&`);
}

function relativeTo(folder: string, path: string): string {
  const relative = posix.relative(folder === "." ? "" : folder, path);
  return relative.startsWith(".") ? relative : `./${relative}`;
}
