import {readFile} from "node:fs/promises";
import {extname, join, sep} from "node:path";
import {bundleModule} from "./bundle-module.js";
import type {InstalledPackage, InstalledPackages} from "./installed-packages.js";
import type {PackageRequest} from "./package-request.js";

/** What Framework is told of a library that is not installed: it asks about every library it knows, used or not. */
const notInstalled = "0.0.0";

/** Framework names this version in its own code; the installed one is newer and serves in its place. */
const pinnedByFramework = {"@duckdb/duckdb-wasm": "1.29.0"} as Record<string, string>;

const types: Record<string, string> = {
  ".js": "application/javascript",
  ".mjs": "application/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".wasm": "application/wasm"
};

/**
 * The answer that a registry or a CDN would give, made from the lockfile and `node_modules`.
 *
 * @throws a one-line error naming the package, where content is asked for that is not installed
 */
export async function answerRequest(packages: InstalledPackages, request: PackageRequest): Promise<Response> {
  const copies = packages.get(request.name) ?? [];
  if (request.asks === "versions") {
    const versions = copies.length > 0 ? copies.map((copy) => copy.version) : [notInstalled];
    return Response.json({versions: Object.fromEntries(versions.map((version) => [version, {}]))});
  }
  if (request.asks === "tag") return Response.json({version: copies[0]?.version ?? notInstalled});
  const installed = copyAsked(copies, request.name, request.version);
  if (request.asks === "module") return answer(await bundleModule(packages, installed, request.path), ".js");
  return answer(await readInside(installed, request.path), extname(request.path));
}

function copyAsked(copies: readonly InstalledPackage[], name: string, version: string): InstalledPackage {
  const wanted = pinnedByFramework[name] === version ? copies[0]?.version : version;
  const copy = copies.find((candidate) => candidate.version === wanted);
  if (copy) return copy;
  const there = copies.length > 0 ? `installed: ${copies.map((c) => c.version).join(", ")}` : "it is not installed";
  throw new Error(`no network: npm:${name}${version === notInstalled ? "" : `@${version}`} was asked for; ${there}`);
}

async function readInside({name, folder}: InstalledPackage, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(folder, path);
  if (!file.startsWith(folder + sep)) throw new Error(`no network: npm:${name}/${path} is outside the package`);
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    throw new Error(`no network: npm:${name} has no file ${path}`);
  }
}

function answer(body: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  return new Response(body, {headers: {"content-type": types[extension] ?? "application/octet-stream"}});
}
