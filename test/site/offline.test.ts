import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {offlineFetch} from "../../loaders/framework/offline/offline-fetch.js";
import {packageRequest} from "../../loaders/framework/offline/package-request.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

function refuseNetwork(): Promise<Response> {
  throw new Error("the network was asked");
}

// Addresses of a host that does not exist: only the path counts.
const registry = "https://registry.invalid";
const offline = offlineFetch(root, refuseNetwork);

describe("packageRequest(pathname)", () => {
  it.each([
    ["/d3", {asks: "versions", name: "d3"}],
    ["/@observablehq/plot", {asks: "versions", name: "@observablehq/plot"}],
    ["/d3/latest", {asks: "tag", name: "d3", tag: "latest"}],
    ["/@observablehq/plot/latest", {asks: "tag", name: "@observablehq/plot", tag: "latest"}],
    ["/npm/d3@7.9.0/+esm", {asks: "module", name: "d3", version: "7.9.0", path: ""}],
    ["/npm/@a/b@1.0.0/x/y.js/+esm", {asks: "module", name: "@a/b", version: "1.0.0", path: "x/y.js"}],
    ["/npm/katex@0.16.0/dist/katex.css", {asks: "file", name: "katex", version: "0.16.0", path: "dist/katex.css"}]
  ])("%s", (pathname, request) => expect(packageRequest(pathname)).toEqual(request));

  it("is null for anything else", () => {
    expect(packageRequest("/v1/events/of/someone")).toBeNull();
    expect(packageRequest("/")).toBeNull();
  });
});

describe("offlineFetch(root)", () => {
  it("answers versions from the lockfile", async () => {
    const d3 = (await (await offline(`${registry}/d3`)).json()) as {versions: object};
    expect(Object.keys(d3.versions)).toEqual(["7.9.0"]);
    expect(await (await offline(`${registry}/d3/latest`)).json()).toEqual({version: "7.9.0"});
  });

  it("gives a library that is not installed a version, because Framework asks about every library it knows", async () => {
    expect(await (await offline(`${registry}/not-installed-here/latest`)).json()).toEqual({version: "0.0.0"});
  });

  it("bundles an installed package, its dependencies left as imports of the pinned copies", async () => {
    const response = await offline(`${registry}/npm/d3-scale@4.0.2/+esm`);
    const source = await response.text();
    expect(response.headers.get("content-type")).toMatch(/^application\/javascript/);
    expect(source).toContain('from"/npm/d3-array@3.2.4/+esm"');
    expect(source).toContain("scaleLinear");
  });

  it("gives a plain file of a package", async () => {
    const response = await offline(`${registry}/npm/d3@7.9.0/package.json`);
    expect(await response.json()).toMatchObject({name: "d3", version: "7.9.0"});
  });

  it.each([
    ["/npm/not-installed-here@0.0.0/+esm", "no network: npm:not-installed-here was asked for; it is not installed"],
    ["/npm/d3@6.0.0/+esm", "no network: npm:d3@6.0.0 was asked for; installed: 7.9.0"],
    ["/npm/d3@7.9.0/no/such.file", "no network: npm:d3 has no file no/such.file"],
    ["/npm/d3@7.9.0/..%2f..%2fpackage.json", "no network: npm:d3/../../package.json is outside the package"],
    ["/cli/some/event", "no network: refused https://registry.invalid/cli/some/event"]
  ])("refuses %s by name, in one line", async (path, message) => {
    await expect(offline(registry + path)).rejects.toThrow(message);
  });

  it("passes loopback and data: on", async () => {
    const passed: string[] = [];
    const fetchHere = offlineFetch(root, async (input) => {
      passed.push(String(input));
      return new Response("here");
    });
    for (const url of ["http://127.0.0.1:3000/x", "http://localhost/x", "http://[::1]:80/x", "data:,x"])
      await fetchHere(url);
    expect(passed).toHaveLength(4);
  });
});
