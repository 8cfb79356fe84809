import {JSDOM} from "jsdom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {startBrowser} from "../site/support/browser.js";
import {gallery} from "./gallery.js";
import {bundledTheme, measureWords} from "./measure-words.js";

const {document} = new JSDOM("").window;
const charts = gallery(document);

/** The faces of the stack that set text narrowest and widest; the site's own stack picks one between them. */
const faces = ["Liberation Sans", "Noto Sans"];

describe("in a browser", () => {
  let browser: Browser;
  let css = "";

  beforeAll(async () => {
    browser = await startBrowser();
    css = await bundledTheme();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(faces)("no two words of any chart overlap and none is cut off, set in %s", async (face) => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.setContent(html(css, face));
    const faults = await measureWords(page);
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
