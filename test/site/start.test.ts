import {spawn, type ChildProcess} from "node:child_process";
import {appendFileSync, mkdtempSync, rmSync} from "node:fs";
import {createServer, type AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {defaultOut} from "../../loaders/default-places.js";
import {startBrowser} from "./support/browser.js";
import {writeCanaryWorkspace} from "./support/canary-workspace.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const workspace = mkdtempSync(join(tmpdir(), "assay-start-"));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("npm start", () => {
  let started: ChildProcess;
  let browser: Browser;
  let port: number;
  let stdout = "";
  let stderr = "";

  beforeAll(async () => {
    writeCanaryWorkspace(workspace, {passes: 10});
    port = await freePort();
    started = spawn(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), join(root, "loaders/cli/start.ts"), "--workspace", workspace],
      {cwd: root, env: {...process.env, PORT: String(port), ASSAY_OUT: undefined}, stdio: ["ignore", "pipe", "pipe"]}
    );
    started.stdout!.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    started.stderr!.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    browser = await startBrowser();
    await vi.waitUntil(() => (stdout + stderr).includes("\n"), {timeout: 120_000, interval: 100});
  });

  afterAll(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => started.once("exit", resolve));
    started.kill("SIGTERM");
    await ended;
    const leftovers = [workspace, defaultOut(workspace), join(root, ".assay", `preview-${port}`)];
    for (const folder of leftovers) rmSync(resolve(root, folder), {recursive: true, force: true});
  });

  it("says in one line where the site is open", () => {
    expect(stderr).toBe("");
    expect(stdout).toMatch(new RegExp(`^.+ is open at http://127\\.0\\.0\\.1:${port}/ \\(Ctrl-C ends it\\)\\n$`));
  });

  it("shows a changed export in an open page, and keeps the last good tables when workspace.yaml breaks", async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/value`, {timeout: 60_000});
    await page.waitForSelector("main svg");
    const quality = () =>
      page.evaluate(async () => {
        const response = await fetch("./_file/data/value.json");
        const {systems} = (await response.json()) as {systems: {system: string; quality: {value: number}}[]};
        return systems.find(({system}) => system === "Kite")?.quality.value;
      });
    expect(await quality()).toBeCloseTo(0.25, 12);
    const shown = await page.innerText("main");

    writeCanaryWorkspace(workspace, {passes: 30});
    await expect.poll(() => page.innerText("main"), {timeout: 60_000}).not.toBe(shown);
    expect(await quality()).toBeCloseTo(0.75, 12);

    appendFileSync(join(workspace, "workspace.yaml"), "nonsense: 1\n");
    await expect
      .poll(() => stderr, {timeout: 60_000})
      .toMatch(/^kept the last good tables: workspace\.yaml:\d+:1: .+\n$/);
    expect(await quality()).toBeCloseTo(0.75, 12);
    await page.close();
  });
});
