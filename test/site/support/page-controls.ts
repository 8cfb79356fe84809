import type {Page} from "playwright-core";

/** A control of a page by its name: a choice, a slider, a field. */
export interface Control {
  kind: "select" | "range" | "search" | "textarea";
  name: string;
}

/** What a reader sees of a page: the state of its controls, and its words. */
interface Seen {
  controls: Record<string, string>;
  words: string;
}

// Names as a screen reader has them; each of a page's controls has one of its own.
const inPage = () => {
  const controls = [...document.querySelectorAll<HTMLInputElement>("main select, main input, main textarea")];
  return controls
    .filter((c) => c.checkVisibility() && !c.disabled)
    .map((c) => {
      const label = c.closest("label")?.querySelector("span")?.textContent;
      const name = c.getAttribute("aria-label") ?? label ?? c.labels?.[0]?.textContent ?? "";
      const kind = c.matches("select, textarea") ? c.tagName.toLowerCase() : c.type;
      return {kind: kind as "select" | "range" | "search" | "textarea", name: name.trim(), value: c.value};
    });
};

/** Every control that can be used now. */
export async function controlsOf(page: Page): Promise<(Control & {value: string})[]> {
  return page.evaluate(inPage);
}

/** The place of a control in the page. */
export function placeOf(page: Page, {kind, name}: Control) {
  const tag = kind === "select" || kind === "textarea" ? kind : `input[type=${kind}]`;
  const quoted = JSON.stringify(name);
  return page
    .locator(`main ${tag}[aria-label=${quoted}]`)
    .or(
      page
        .locator("main label.control")
        .filter({has: page.locator(`span:text-is(${quoted})`)})
        .locator(tag)
    )
    .or(page.getByLabel(name, {exact: true}).and(page.locator(tag)))
    .first();
}

/** Waits until a page has answered: no cell and no chart is under way, nothing is being read, its words have come to rest. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const busy = "observablehq-loading, [aria-busy=true], .loading:not([hidden])";
    if (document.querySelector(busy) !== null || /^(Loading|Reading|Running|\d+%)/.test(statusWords())) return false;
    const words = `${location.search}${document.querySelector("main")?.textContent ?? ""}`;
    const seen = globalThis as unknown as {words?: string; since?: number};
    if (seen.words !== words) [seen.words, seen.since] = [words, performance.now()];
    // Longer than the rest a slider is given before what stands below it follows.
    return performance.now() - seen.since! > 450;

    function statusWords(): string {
      return document.querySelector(".status")?.textContent ?? "";
    }
  });
}

/** What stands in the page now; how long a query took is said but not compared. */
export async function seen(page: Page): Promise<Seen> {
  await atRest(page);
  const controls = Object.fromEntries((await controlsOf(page)).map(({name, value}) => [name, value]));
  const words = await page.evaluate(() =>
    document.querySelector<HTMLElement>("main")!.innerText.replaceAll(/ in [\d.,]+\sm?s\b/g, "")
  );
  return {controls, words};
}

/** Another value for a control than the one it has, or `null` where it has only one. */
export async function otherValue(page: Page, control: Control): Promise<string | null> {
  const place = placeOf(page, control);
  if (control.kind === "textarea") return "select count(*) as n from tasks";
  if (control.kind === "search")
    return place.evaluate((element) => {
      const input = element as HTMLInputElement;
      return [...(input.list?.options ?? [])].map((o) => o.value).find((v) => v !== input.value) ?? null;
    });
  if (control.kind === "select")
    return place.evaluate((element) => {
      const {options, value} = element as HTMLSelectElement;
      return [...options].map((o) => o.value).find((v) => v !== value) ?? null;
    });
  return place.evaluate((element) => {
    const {min, max, step, valueAsNumber} = element as HTMLInputElement;
    const [low, high, by] = [Number(min), Number(max), Number(step) || 1];
    const steps = Math.round((high - low) / by);
    if (steps === 0) return null;
    const third = low + by * Math.round(steps / 3);
    const other = Math.abs(third - valueAsNumber) < by / 2 ? low + by * Math.round((2 * steps) / 3) : third;
    return String(Number(other.toFixed(6)));
  });
}

/** Sets a control as a reader would, and waits for what it asks. */
export async function setControl(page: Page, control: Control, value: string): Promise<boolean> {
  const place = placeOf(page, control);
  return answered(page, async () => {
    if (control.kind === "select") await place.selectOption(value);
    else await place.fill(value);
    if (control.kind === "search") await place.press("Enter");
    if (control.kind === "textarea") await place.press("Control+Enter");
  });
}

/**
 * Does what asks something of a page, and waits for its answer.
 *
 * @returns whether the address changed
 */
export async function answered(page: Page, act: () => Promise<void>): Promise<boolean> {
  const before = await page.evaluate(() => location.search);
  await act();
  const changed = await page
    .waitForFunction((search) => location.search !== search, before, {timeout: 15_000})
    .then(() => true)
    .catch(() => false);
  await atRest(page);
  return changed;
}
