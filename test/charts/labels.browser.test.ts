import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {JSDOM} from "jsdom";
import {chromium, type Browser, type Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {gallery} from "./gallery.js";

const {document} = new JSDOM("").window;
const charts = gallery(document);

/** The faces of the stack that set text narrowest and widest; the site's own stack picks one between them. */
const faces = ["Liberation Sans", "Noto Sans"];

interface Overlap {
  chart: string;
  a: string;
  b: string;
}

describe("in a browser", () => {
  let browser: Browser;
  let css = "";

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    });
    css = await bundledTheme();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(faces)("no two words of any chart overlap and none is cut off, set in %s", async (face) => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.setContent(html(css, face));
    const faults = await measure(page);
    await page.close();
    expect(faults.overlaps).toEqual([]);
    expect(faults.cut).toEqual([]);
  });

  it.each(["light", "dark"] as const)("marks and words take the %s tokens", async (scheme) => {
    const page = await browser.newPage({colorScheme: scheme});
    await page.setContent(html(css, faces[0]!));
    const fill = await page.evaluate(() => {
      const text = window.document.querySelector("[data-chart='frontier-25'] g.label tspan");
      return text === null ? "" : getComputedStyle(text).fill;
    });
    await page.close();
    // Tokens --ink: #1b1c1e and #ececea.
    expect(fill).toBe(scheme === "light" ? "rgb(27, 28, 30)" : "rgb(236, 236, 234)");
  });
});

function html(css: string, face: string): string {
  const figures = [...charts].map(([name, svg]) => `<div data-chart="${name}">${svg.outerHTML}</div>`);
  return `<!doctype html><meta charset="utf-8"><style>${css}\n:root { --sans: "${face}", sans-serif }</style>${figures.join("")}`;
}

async function bundledTheme(): Promise<string> {
  const entry = fileURLToPath(new URL("../../src/style/theme.css", import.meta.url));
  const result = await build({entryPoints: [entry], bundle: true, write: false, logLevel: "silent"});
  return result.outputFiles[0]?.text ?? "";
}

/**
 * Compares the boxes of every pair of texts in every chart. A face carries air over and under its letters, more in some
 * than in others: boxes are taken an em high, and half a pixel of touching is allowed.
 */
async function measure(page: Page): Promise<{overlaps: Overlap[]; cut: string[]}> {
  return page.evaluate(() => {
    const overlaps: {chart: string; a: string; b: string}[] = [];
    const cut: string[] = [];
    for (const figure of window.document.querySelectorAll<HTMLElement>("[data-chart]")) {
      const chart = figure.dataset["chart"] ?? "";
      const svg = figure.querySelector("svg");
      if (svg === null) continue;
      const frame = svg.getBoundingClientRect();
      const boxes = [...svg.querySelectorAll("text")].map((text) => {
        const parts = text.querySelectorAll("tspan[x]");
        const first = parts[0] ?? text;
        const last = parts[parts.length - 1] ?? text;
        const box = text.getBoundingClientRect();
        const air = (node: Element): number => {
          const height = parts.length === 0 ? box.height : node.getBoundingClientRect().height;
          return Math.max(0, (height - parseFloat(getComputedStyle(node).fontSize)) / 2);
        };
        return {
          words: text.textContent ?? "",
          left: box.left + 0.5,
          right: box.right - 0.5,
          top: box.top + air(first),
          bottom: box.bottom - air(last)
        };
      });
      boxes.forEach((a, i) => {
        if (a.left < frame.left - 1 || a.right > frame.right + 1) cut.push(`${chart}: ${a.words}`);
        for (const b of boxes.slice(0, i)) {
          if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
            overlaps.push({chart, a: a.words, b: b.words});
          }
        }
      });
    }
    return {overlaps, cut};
  });
}

function findChromium(): string {
  const candidates = [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome"
  ];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error("needed Chromium: install it or set CHROMIUM to its path");
  return found;
}
