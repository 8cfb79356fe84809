import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Page} from "playwright-core";

/** Two texts of one chart whose boxes overlap. */
export interface Overlap {
  chart: string;
  a: string;
  b: string;
}

/** The stylesheet with its parts in one text. */
export async function bundledTheme(): Promise<string> {
  const entry = fileURLToPath(new URL("../../src/style/theme.css", import.meta.url));
  const result = await build({entryPoints: [entry], bundle: true, write: false, logLevel: "silent"});
  return result.outputFiles[0]?.text ?? "";
}

/**
 * Compares the boxes of every pair of texts in every svg of a page that is shown. A face carries air over and under its
 * letters, more in some than in others: boxes are taken an em high, and half a pixel of touching is allowed.
 */
export async function measureWords(page: Page): Promise<{overlaps: Overlap[]; cut: string[]}> {
  return page.evaluate(() => {
    const overlaps: {chart: string; a: string; b: string}[] = [];
    const cut: string[] = [];
    for (const svg of window.document.querySelectorAll("svg")) {
      const chart =
        svg.closest<HTMLElement>("[data-chart]")?.dataset["chart"] ?? svg.getAttribute("aria-label") ?? "unnamed";
      if (svg.getClientRects().length === 0) continue;
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
