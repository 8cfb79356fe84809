import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {startBrowser} from "./support/browser.js";
import {answered, atRest, controlsOf, otherValue, placeOf} from "./support/page-controls.js";
import {sampleSite} from "./support/sample-site.js";
import {serveFolder, type ServedFolder} from "./support/serve-folder.js";
import {settled, visit} from "./support/visit.js";

const pages = [
  "",
  ...["value", "weights", "agreement", "metrics", "slices", "passk", "compare", "system", "task", "data", "briefing"],
  "explore"
];

let browser: Browser;
let site: ServedFolder;

beforeAll(async () => {
  site = await serveFolder(await sampleSite());
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Everything of a page's content that can be used by pointer, and what becomes of it as Tab goes through the page. */
async function tabThrough(page: Page): Promise<{unreached: string[]; unseen: string[]; covered: string[]}> {
  await page.evaluate(() => {
    const usable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const shown = [...document.querySelectorAll<HTMLElement>(`main :is(${usable})`)].filter(
      (e) => e.checkVisibility() && !(e as HTMLButtonElement).disabled && e.tabIndex >= 0
    );
    Object.assign(globalThis, {wanted: new Set(shown), unseen: new Set<string>(), covered: new Set<string>()});
    document.querySelector<HTMLElement>(".skip-link")!.focus();
    addEventListener("focusin", ({target}) => {
      const g = globalThis as unknown as {wanted: Set<Element>; unseen: Set<string>; covered: Set<string>};
      const element = target as HTMLElement;
      g.wanted.delete(element);
      const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.slice(0, 30).trim()}`;
      const style = getComputedStyle(element);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) g.unseen.add(name);
      const box = element.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) g.covered.add(name);
    });
  });
  const most = await page.evaluate(
    () => document.querySelectorAll("a, button, input, select, summary, [tabindex]").length
  );
  for (let i = 0; i < most + 10; i++) {
    await page.keyboard.press("Tab");
    if (
      i % 10 === 9 &&
      (await page.evaluate(() => (globalThis as unknown as {wanted: Set<Element>}).wanted.size === 0))
    )
      break;
  }
  return page.evaluate(() => {
    const g = globalThis as unknown as {wanted: Set<HTMLElement>; unseen: Set<string>; covered: Set<string>};
    const unreached = [...g.wanted].map(
      (e) => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.slice(0, 30)}`
    );
    return {unreached, unseen: [...g.unseen], covered: [...g.covered]};
  });
}

describe.each(pages)("the page %j by keyboard", (path) => {
  it("is reached whole by Tab, with a ring on what has the focus, after a link that skips the menu", async () => {
    const {page} = await visit(browser, site.url + path);
    await atRest(page);
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    expect(await first.innerText()).toBe("Skip to content");
    expect(await first.evaluate((e) => e.getBoundingClientRect().top >= 0)).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.closest("main") !== null)).toBe(true);
    expect(await tabThrough(page)).toEqual({unreached: [], unseen: [], covered: []});
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll("main :is(.table-scroll, pre)")]
        .filter((e) => e.getAttribute("tabindex") !== "0" || !e.hasAttribute("role") || !e.hasAttribute("aria-label"))
        .map((e) => e.outerHTML.slice(0, 80))
    );
    expect(unnamed).toEqual([]);
    await page.context().close();
  });
});

describe.each(pages.filter((path) => !["", "data", "briefing"].includes(path)))("a control of the page %s", (path) => {
  it("keeps the focus after what it asks is drawn, chosen by keyboard", async () => {
    const {page} = await visit(browser, site.url + path);
    await atRest(page);
    const lost: string[] = [];
    for (const control of await controlsOf(page)) {
      if (control.kind !== "select" && control.kind !== "range") continue;
      const now = (await controlsOf(page)).some(({kind, name}) => kind === control.kind && name === control.name);
      if (!now || (await otherValue(page, control)) === null) continue;
      const place = placeOf(page, control);
      await place.focus();
      // Up where down leads nowhere: the last option, the least of a slider.
      const isLast = await place.evaluate((element) => {
        const at = element as HTMLSelectElement | HTMLInputElement;
        return at instanceof HTMLSelectElement ? at.selectedIndex === at.options.length - 1 : at.value === at.min;
      });
      await answered(page, () => page.keyboard.press(isLast ? "ArrowUp" : "ArrowDown"));
      const focus = await page.evaluate(() => {
        const active = document.activeElement;
        const label = active?.closest("label")?.querySelector("span")?.textContent;
        return active?.getAttribute("aria-label") ?? label ?? active?.tagName ?? "";
      });
      if (focus.trim() !== control.name) lost.push(`${control.name}: the focus is on ${focus}`);
    }
    expect(lost).toEqual([]);
    await page.context().close();
  });
});

describe("Escape", () => {
  it("closes the menu of a narrow window and leaves the search", async () => {
    const {page} = await visit(browser, `${site.url}value`);
    await page.keyboard.press("/");
    await page.keyboard.type("quality");
    await page.waitForSelector("#observablehq-search-results a");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("#observablehq-search-results a") === null);
    await page.setViewportSize({width: 390, height: 844});
    const menu = page.locator("#observablehq-sidebar-toggle");
    await menu.focus();
    await page.keyboard.press("Space");
    expect(await page.locator("#observablehq-sidebar a").first().isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await menu.isChecked()).toBe(false);
    await page.context().close();
  });
});

// Numbers stand within English sentences made at the build: one way of writing them for words, tables and charts.
describe("a reader's own locale", () => {
  // Numbers become text in src/style alone (test/layers.test.ts): a few pages show that none asks the browser.
  it.each(["value", "data", "explore"])("changes no number, amount or date of the page %j", async (path) => {
    const words = async (locale: string) => {
      const context = await browser.newContext({locale, viewport: {width: 1280, height: 900}, reducedMotion: "reduce"});
      const page = await context.newPage();
      await page.goto(site.url + path);
      await settled(page);
      await atRest(page);
      const text = await page.evaluate(() => document.querySelector<HTMLElement>("main")!.innerText);
      await context.close();
      return text.replaceAll(/ in [\d.,]+\sm?s\b/g, "");
    };
    expect(await words("hi-IN")).toBe(await words("de-DE"));
  });
});

describe("a reader who prefers reduced motion", () => {
  const moving = async (reducedMotion: "reduce" | "no-preference") => {
    const context = await browser.newContext({reducedMotion, viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    await page.addInitScript(() => {
      const g = globalThis as unknown as {moves: number};
      g.moves = 0;
      const animate = Element.prototype.animate;
      Element.prototype.animate = function (...args) {
        g.moves++;
        return animate.apply(this, args);
      };
      for (const event of ["transitionrun", "animationstart"])
        document.addEventListener(event, ({target}) => {
          if ((target as Element).closest("main, nav")) g.moves++;
        });
    });
    await page.goto(`${site.url}value`);
    await settled(page);
    await atRest(page);
    await page.locator(".value-controls .control.weight input").first().fill("0.05");
    await page.waitForFunction(() => location.search.includes("weights="));
    await atRest(page);
    const moves = await page.evaluate(() => (globalThis as unknown as {moves: number}).moves);
    await context.close();
    return moves;
  };

  it("sees no mark travel and nothing fade; others do", async () => {
    expect(await moving("reduce")).toBe(0);
    expect(await moving("no-preference")).toBeGreaterThan(0);
  });
});
