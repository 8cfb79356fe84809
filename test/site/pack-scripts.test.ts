import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {packScripts} from "../../loaders/framework/pack-scripts.js";
import {verifyDist} from "../../loaders/framework/verify/verify-dist.js";

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), "pack-"))));
afterEach(() => rmSync(dist, {recursive: true, force: true}));

function put(file: string, content: string): void {
  mkdirSync(dirname(join(dist, file)), {recursive: true});
  writeFileSync(join(dist, file), content);
}

function page(up: string, script: string): string {
  return `<html><head>
<link rel="modulepreload" href="${up}_observablehq/client.js">
<link rel="modulepreload" href="${up}_node/lib@1/index.js">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<script type="module">
import {define} from "${up}_observablehq/client.js";
${script}
</script></head><body></body></html>`;
}

function putSite(): void {
  put("_observablehq/client.js", "export function define() {}");
  put("_node/lib@1/index.js", "export const lib = () => 'the library';");
  put(
    "_import/a.js",
    'import {lib} from "../_node/lib@1/index.js"; import {b} from "./b.js"; export const a = () => lib() + b();'
  );
  put("_import/b.js", 'import {define} from "../_observablehq/client.js"; export const b = () => String(define);');
  put("_import/worker.js", 'import {lib} from "../_node/lib@1/index.js"; postMessage(lib());');
  put(
    "index.html",
    page("./", 'const {a} = await import("./_import/a.js"); new Worker(new URL("./_import/worker.js", location)); a();')
  );
  put("methods/deep.html", page("../", 'const {a} = await import("../_import/a.js"); a();'));
}

describe("packScripts(dist)", () => {
  it("leaves a sound site of fewer files, pages in folders included", async () => {
    putSite();
    await packScripts(dist);
    expect(await verifyDist(dist)).toEqual([]);
    expect(existsSync(join(dist, "_import/a.js"))).toBe(false);
    expect(existsSync(join(dist, "_node/lib@1/index.js"))).toBe(false);
    expect(readFileSync(join(dist, "index.html"), "utf8")).toMatch(/import\("\.\/_pack\/a-\w+\.js"\)/);
    expect(readFileSync(join(dist, "methods/deep.html"), "utf8")).toMatch(/import\("\.\.\/_pack\/a-\w+\.js"\)/);
  });

  it("preloads what the page imports, and not what a worker does", async () => {
    putSite();
    await packScripts(dist);
    const links = [...readFileSync(join(dist, "index.html"), "utf8").matchAll(/modulepreload" href="([^"]+)"/g)];
    const names = links.map(([, href]) => href!.replace(/-\w+\.js$/, ""));
    expect(names.sort()).toEqual(["./_observablehq/client.js", "./_pack/a", "./_pack/shared"]);
  });

  it("packs a module that both a page and its worker need once", async () => {
    putSite();
    await packScripts(dist);
    const pages = readFileSync(join(dist, "index.html"), "utf8").match(/_pack\/[\w-]+\.js/g)!;
    const holding = [...new Set(pages)].filter((file) =>
      readFileSync(join(dist, file), "utf8").includes("the library")
    );
    expect(holding).toHaveLength(1);
  });

  it("leaves a module that asks for its own address where it is", async () => {
    putSite();
    put("_import/b.js", "export const b = () => import.meta.url;");
    await packScripts(dist);
    expect(await verifyDist(dist)).toEqual([]);
    expect(existsSync(join(dist, "_import/b.js"))).toBe(true);
  });
});
