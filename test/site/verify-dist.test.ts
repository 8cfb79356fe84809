import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {ZipFile} from "yazl";
import type {Secret} from "../../loaders/framework/verify/check-secrets.js";
import {verifyDist} from "../../loaders/framework/verify/verify-dist.js";

const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;
const canary: Secret = {kind: "a prompt", text: 'Write "reverse" & <b>explain</b>, naïvely'};

let dist: string;
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), "verify-"))));
afterEach(() => rmSync(dist, {recursive: true, force: true}));

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dist, file)), {recursive: true});
  writeFileSync(join(dist, file), content);
}

function page(body: string): string {
  return `<!DOCTYPE html><html><head>${policy}</head><body><h1 id="why">Why?</h1>${body}</body></html>`;
}

async function faults(secrets: Secret[] = []): Promise<string[]> {
  return (await verifyDist(dist, secrets)).map(({file, message}) => `${file}: ${message}`);
}

describe("verifyDist(dist)", () => {
  it("finds nothing wrong with a sound site, links out of it included", async () => {
    put(
      "index.html",
      page('<a href="./value#why">a</a> <a href="https://example.org/">b</a> <script src="a.js"></script>')
    );
    put("value.html", page('<a href="./">home</a> <img src="data:,">'));
    put("a.js", 'import "./b.js"; const c = () => import("./b.js"); fetch(new URL("x.json", import.meta.url)); c();');
    put("b.js", 'export const note = "import x from https://example.org is text";');
    put("a.css", "body { background: url(data:,) } /* url(https://example.org) */");
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['<img src="https://example.org/x.png">', "https://example.org/x.png"],
    ['<script src="//example.org/x.js"></script>', "//example.org/x.js"],
    ['<link rel="stylesheet" href="https://example.org/x.css">', "https://example.org/x.css"],
    ["<p style=\"background: url('https://example.org/x.png')\">", "https://example.org/x.png"],
    ["<style>@import 'https://example.org/x.css';</style>", "https://example.org/x.css"],
    ['<img srcset="https://example.org/x.png 2x">', "https://example.org/x.png"],
    ['<form action="https://example.org/post"></form>', "https://example.org/post"]
  ])("names another origin in %s", async (body, address) => {
    put("index.html", page(body));
    expect(await faults()).toEqual([`index.html: loads from another origin: ${address}`]);
  });

  it("names another origin in a stylesheet and in scripts", async () => {
    put("a.css", '@font-face { src: url("https://example.org/f.woff2") }');
    put("b.js", 'import "https://example.org/x.js"; fetch("https://example.org/y.json");');
    put("c.html", page('<script type="module">import("https://example.org/z.js")</script>'));
    expect(await faults()).toEqual([
      "a.css: loads from another origin: https://example.org/f.woff2",
      "b.js: imports from another origin: https://example.org/x.js",
      "b.js: fetches from another origin: https://example.org/y.json",
      "c.html: imports from another origin: https://example.org/z.js"
    ]);
  });

  it("names a cell in error, a missing policy and one with unsafe-eval", async () => {
    put("a.html", page('<div class="observablehq observablehq--error">SyntaxError: Unexpected token (1:4)</div>'));
    put("b.html", "<html></html>");
    put("c.html", page("").replace("'self'", "'self' 'unsafe-eval'"));
    expect(await faults()).toEqual([
      "a.html: has a cell in error: SyntaxError: Unexpected token (1:4)",
      "b.html: has no Content-Security-Policy",
      "c.html: allows unsafe-eval in its Content-Security-Policy"
    ]);
  });

  it("names imports that were not resolved and files that are not there", async () => {
    put(
      "a.js",
      'import {x} from "left-in-place"; import "./gone.js"; new Worker(import.meta.resolve("./no.js")); x();'
    );
    put("b.html", page('<link rel="modulepreload" href="./gone.js">'));
    expect((await faults()).sort()).toEqual([
      "a.js: has an unresolved import: left-in-place",
      "a.js: imports a file that is not there: ./gone.js",
      "a.js: imports a file that is not there: ./no.js",
      "b.html: loads a file that is not there: ./gone.js"
    ]);
  });

  it("names dead links, dead anchors, and links that break under a sub-path", async () => {
    put("index.html", page('<a href="./gone">a</a><a href="#nowhere">b</a><a href="/value">c</a>'));
    put("value.html", page('<a href="./#why">fine</a><a href="./index#gone">d</a>'));
    expect(await faults()).toEqual([
      "index.html: links to a page that is not there: ./gone",
      "index.html: links to an anchor that is not there: #nowhere",
      "index.html: links to a page that is not there: /value",
      "value.html: links to an anchor that is not there: ./index#gone"
    ]);
  });
});

describe("verifyDist(dist, secrets)", () => {
  const said = '"Write \\"reverse\\" & <b>exp…"';

  it("finds a text as it is, in JSON, in HTML and in a URL", async () => {
    put("a.txt", `say: ${canary.text}.`);
    put("b.json", JSON.stringify({prompt: canary.text}));
    put("c.html", page('<p>Write "reverse" &amp; &lt;b&gt;explain&lt;/b&gt;, naïvely</p>'));
    put("d.html", page(`<a href="?q=${encodeURIComponent(canary.text)}">e</a>`));
    expect(await faults([canary])).toEqual(
      ["a.txt", "b.json", "c.html", "d.html"].map((file) => `${file}: holds a prompt: ${said}`)
    );
  });

  it("finds a text in gzip, in a zip member, in gzip in a zip, and in Arrow", async () => {
    const arrow = tableToIPC(tableFromArrays({n: [1, 2], note: ["short", canary.text]}), "stream");
    put("a.arrow", arrow);
    put("b.arrow.gz", gzipSync(arrow));
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(canary.text), "inner.txt");
    zip.addBuffer(gzipSync(canary.text), "inner.gz");
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    put("c.zip", Buffer.concat(chunks));
    expect(await faults([canary])).toEqual(
      ["a.arrow", "b.arrow.gz!", "c.zip!inner.gz!", "c.zip!inner.txt"].map((file) => `${file}: holds a prompt: ${said}`)
    );
  });

  it("refuses what it cannot look into", async () => {
    put("a.parquet", "PAR1 whatever");
    put("b.gz", gzipSync("text").subarray(0, 12));
    const found = await faults([canary]);
    expect(found[0]).toBe("a.parquet: holds Parquet, which is not looked into: a.parquet");
    expect(found[1]).toMatch(/^b\.gz: /);
    expect(found).toHaveLength(2);
  });

  it("names what has the shape of a secret in the data by its kind, whoever's it is, and never by its value", async () => {
    const key = `ghp_${"a1B2".repeat(9)}`;
    put("_file/data/a.json", JSON.stringify({note: `use ${key}`, by: ["ada", "quill-corp.de"].join("@")}));
    put("_file/data/b.arrow.gz", gzipSync(tableToIPC(tableFromArrays({at: ["/home/ada/x.py"]}), "stream")));
    put("_pack/library.js", 'export const home = "/home/builder/x.c";');
    const found = await faults();
    expect(found).toEqual([
      "_file/data/a.json: holds what looks like a secret: GitHub token",
      "_file/data/a.json: holds what looks like a secret: e-mail address",
      "_file/data/b.arrow.gz!: holds what looks like a secret: path of a home folder"
    ]);
  });

  it("looks for the bare name of a source in the data alone", async () => {
    put("a.html", page("<p>such as runs.csv</p>"));
    put("_file/data/b.json", JSON.stringify({note: "runs.csv: 3 rows"}));
    expect(await faults([{kind: "the name of a source", text: "runs.csv", dataOnly: true}])).toEqual([
      '_file/data/b.json: holds the name of a source: "runs.csv"'
    ]);
  });

  it("looks for a short name as a whole word, and not in libraries", async () => {
    put("a.html", page("<p>rated by ann</p>"));
    put("b.html", page("<p>the banner</p>"));
    put("_node/lib.js", 'export const ann = "ann";');
    expect(await faults([{kind: "a rater's name", text: "ann"}])).toEqual(['a.html: holds a rater\'s name: "ann"']);
  });
});
