import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {startBrowser} from "./support/browser.js";
import {answered, controlsOf, otherValue, seen, setControl, type Control} from "./support/page-controls.js";
import {sampleSite} from "./support/sample-site.js";
import {serveFolder, type ServedFolder} from "./support/serve-folder.js";
import {visit} from "./support/visit.js";

// Kept out of the address on purpose: which lists are unfolded, and how a result of SQL is sorted and leafed through.
// Both are ways of reading; the first costs a click, the second is said by ORDER BY.
const pages = ["value", "weights", "agreement", "metrics", "slices", "passk", "compare", "system", "task", "explore"];

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

/** It says nothing by itself: the sliders it brings do. */
const offersOtherSliders = "Incident given";

const key = ({kind, name}: Control) => `${kind} ${name}`;
const query = (page: Page) => page.evaluate(() => location.search);

describe.each(pages)("every control of the page %s", (path) => {
  it("changes the address, a link opens what its sender saw, and at the defaults the address is bare", async () => {
    const {page, complaints} = await visit(browser, site.url + path);
    const start = await seen(page);
    expect(await query(page)).toBe("");

    // One after the other and each on top of the last: a control may bring others with it.
    const before = new Map<string, {control: Control; value: string}>();
    const silent: string[] = [];
    for (;;) {
      const next = (await controlsOf(page)).find((c) => !before.has(key(c)));
      if (!next) break;
      // As the page came: a control moved before it may have taken this one along.
      before.set(key(next), {control: next, value: start.controls[next.name] ?? next.value});
      const other = await otherValue(page, next);
      if (other === null) continue;
      if (!(await setControl(page, next, other)) && next.name !== offersOtherSliders)
        silent.push(`${key(next)} = ${other}`);
    }
    expect(silent).toEqual([]);
    expect(before.size).toBeGreaterThan(0);

    const sent = await seen(page);
    const received = await visit(browser, await page.evaluate(() => location.href));
    expect(await seen(received.page)).toEqual(sent);
    await received.page.context().close();

    // Back: by the page's own way where there is one, because a slider of weights moves the others; then the last
    // control first, because what it brought with it goes with it.
    for (const back of await page.getByRole("button", {name: /^Back to/}).all())
      if (await back.isVisible()) await answered(page, () => back.click());
    for (const {control, value} of [...before.values()].reverse()) {
      const here = (await controlsOf(page)).find((c) => key(c) === key(control));
      if (here && here.value !== value) await setControl(page, control, value);
    }
    expect({query: await query(page), ...(await seen(page))}).toEqual({query: "", ...start});
    expect([...complaints, ...received.complaints]).toEqual([]);
    await page.context().close();
  });
});
