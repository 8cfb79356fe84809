import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {chromium, type Page} from "playwright-core";
import {serveFolder} from "../framework/serve-folder.js";

/** Sheets of a briefing. */
const SHEETS = 2;
/** A sheet that is too full for its page is set smaller, down to this. */
const SMALLEST = 0.8;
const STEP = 0.05;
/** As wide as a sheet with its margins, px; dots per px of the pictures. */
const WINDOW = {width: 1024, height: 1400};
const DENSITY = 2;

export interface PrintedBriefing {
  /** Paths of what was written, the PDF first. */
  files: string[];
  pages: number;
  /** 1, or smaller where the sheets were too full. */
  scale: number;
}

/**
 * Prints the briefing of a built site: `briefing.pdf` of two A4 pages, and each of its pictures as a PNG.
 *
 * Always light. The browser is shown this site alone, from a port of this machine.
 *
 * @param site - the folder of a built site
 * @param out - the folder to write into; made where it is missing
 * @param executable - the browser, as `findChromium` gives it
 * @throws where the page does not come up within half a minute
 */
export async function printBriefing(site: string, out: string, executable: string): Promise<PrintedBriefing> {
  const served = await serveFolder(site);
  try {
    const browser = await chromium.launch({
      executablePath: executable,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    });
    try {
      const context = await browser.newContext({
        viewport: WINDOW,
        deviceScaleFactor: DENSITY,
        colorScheme: "light",
        reducedMotion: "reduce"
      });
      const page = await context.newPage();
      await page.goto(`${served.url}briefing`);
      await page.waitForSelector(".briefing .sheet:nth-of-type(2)");
      // Figures are drawn for their width once it is known.
      await page.waitForFunction(() =>
        [...document.querySelectorAll(".briefing .figure")].every((figure) => figure.childElementCount > 0)
      );
      mkdirSync(out, {recursive: true});
      const pictures = await savePictures(page, out);
      const {pdf, pages, scale} = await printTwoPages(page);
      const file = join(out, "briefing.pdf");
      writeFileSync(file, pdf);
      return {files: [file, ...pictures], pages, scale};
    } finally {
      await browser.close();
    }
  } finally {
    await served.close();
  }
}

/** Each picture with its heading and caption, named by its place and page. */
async function savePictures(page: Page, out: string): Promise<string[]> {
  const files: string[] = [];
  const pictures = await page.locator(".briefing .picture-of").all();
  for (const [i, picture] of pictures.entries()) {
    const file = join(out, `briefing-${i + 1}-${await picture.getAttribute("data-page")}.png`);
    await picture.screenshot({path: file, style: ".no-print, #observablehq-sidebar-toggle {display: none}"});
    files.push(file);
  }
  return files;
}

async function printTwoPages(page: Page): Promise<{pdf: Buffer; pages: number; scale: number}> {
  await page.emulateMedia({media: "print", colorScheme: "light"});
  for (let scale = 1; ; scale = Math.round((scale - STEP) * 100) / 100) {
    const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true, scale});
    const pages = pdfPages(pdf);
    if (pages <= SHEETS || scale <= SMALLEST) return {pdf, pages, scale};
  }
}

/** Pages of a PDF as Chromium writes it: its page objects are not packed into streams. */
export function pdfPages(pdf: Buffer): number {
  return [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}
