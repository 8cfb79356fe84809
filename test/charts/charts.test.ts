// @vitest-environment node
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {frontierChart, frontierLabels} from "../../src/charts/frontier-chart.js";
import {smallFrontierFloor} from "../../src/charts/frontier-small.js";
import {inkStep} from "../../src/charts/heat-map.js";
import {legend} from "../../src/charts/legend.js";
import {costDomain, linearTicks, logTicks} from "../../src/charts/scales.js";
import {standaloneSvg} from "../../src/charts/standalone-svg.js";
import {textWidth} from "../../src/style/text-width.js";
import {estimate, frontierModel, unboundedModel} from "./fixtures.js";
import {gallery} from "./gallery.js";

const {document} = new JSDOM("").window;
const charts = gallery(document);

describe.each([...charts])("the chart %s", (name, svg) => {
  it("is drawn as reviewed", async () => {
    await expect(`${svg.outerHTML.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  it("names CSS properties and never a colour of its own", () => {
    expect(svg.outerHTML).not.toMatch(/#[0-9a-f]{3,8}\b/i);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("has a name for readers of words, or is hidden from them", () => {
    const named = svg.getAttribute("aria-label") !== null && svg.getAttribute("role") === "img";
    expect(named || svg.getAttribute("aria-hidden") === "true").toBe(true);
  });

  it("sets every word at 11 px or more and inside its frame", () => {
    const width = Number(svg.getAttribute("width"));
    const height = Number(svg.getAttribute("height"));
    for (const line of linesOf(svg)) {
      expect(line.size, line.text).toBeGreaterThanOrEqual(11);
      expect(line.left, line.text).toBeGreaterThanOrEqual(-1);
      expect(line.right, line.text).toBeLessThanOrEqual(width + 1.5);
      expect(line.y, line.text).toBeLessThanOrEqual(height);
      expect(line.y - line.size * 0.8, line.text).toBeGreaterThanOrEqual(-1);
    }
  });
});

describe("frontierChart", () => {
  it.each(["frontier-3", "frontier-25", "frontier-60", "frontier-unbounded", "frontier-unpriced"])(
    "draws an interval for every point of %s",
    (name) => {
      const svg = charts.get(name)!;
      const marks = svg.querySelectorAll("g.mark").length;
      const unpriced = svg.querySelectorAll("g.strip g.mark").length;
      const priced = svg.querySelectorAll("g.cross").length;
      expect(marks).toBeGreaterThan(0);
      // A cross has two lines, a system without a cost one.
      const expected = name === "frontier-unpriced" ? marks : 2 * priced + unpriced;
      expect(svg.querySelectorAll("path.interval").length).toBe(expected);
      if (name !== "frontier-unpriced") expect(marks).toBe(priced + unpriced);
    }
  );

  it("names every system of the frontier with its cost and probability", () => {
    const model = frontierModel({systems: 25, unpriced: 2});
    const svg = frontierChart(model, {document, width: 968});
    const labels = [...svg.querySelectorAll("g.label")].map((l) => [
      l.getAttribute("data-system"),
      l.textContent ?? ""
    ]);
    for (const system of model.frontier) {
      const text = labels.find(([name]) => name === system)?.[1] ?? "";
      expect(text).toMatch(/\$[\d.]+ · P (\.\d\d|1)$/);
    }
  });

  it("names only P of .05 and more on a narrow window, and drops strip and arrow", () => {
    const svg = charts.get("frontier-25-narrow")!;
    expect(svg.querySelector("g.strip")).toBeNull();
    expect(svg.textContent).not.toContain("cheaper and better");
    const possible = new Set(
      frontierModel({systems: 25, unpriced: 2})
        .systems.filter((s) => !("refused" in s.frontier_probability) && s.frontier_probability.value >= 0.05)
        .map((s) => s.system)
    );
    for (const label of svg.querySelectorAll("g.label")) expect(possible).toContain(label.getAttribute("data-system"));
  });

  it("writes cost and probability under the names of a narrow window, unless more than eight are too many", () => {
    const few = frontierChart(frontierModel({systems: 8, unpriced: 0}), {document, width: 358});
    for (const label of few.querySelectorAll("g.label")) expect(label.textContent).toContain("· P ");
    expect(charts.get("frontier-25-narrow")!.textContent).not.toContain("· P ");
  });

  it("puts systems without a cost beside the axis, never on it", () => {
    const svg = charts.get("frontier-25")!;
    expect(svg.querySelector("g.strip")?.textContent).toContain("No cost");
    expect(svg.querySelectorAll("g.strip g.mark").length).toBe(2);
  });

  it("runs an unbounded interval to the frame and names the refused in its description", () => {
    const svg = frontierChart(unboundedModel(), {document, width: 968});
    expect(svg.querySelector("desc")?.textContent).toContain("Quality refused:");
    expect(svg.textContent).toContain("P refused");
    expect(svg.textContent).toContain("to unbounded");
  });

  it("says what is missing when there is no system", () => {
    expect(charts.get("frontier-empty")!.textContent).toContain("needs a system with graded attempts");
  });

  it("keeps the places it is given", () => {
    const model = frontierModel({systems: 25});
    const labels = frontierLabels(model, {width: 968});
    const drawn = frontierChart(model, {document, width: 968});
    const kept = frontierChart(model, {document, width: 968, labels});
    expect(kept.outerHTML).toBe(drawn.outerHTML);
  });

  it("says the log scale and the unit on its axis", () => {
    expect(charts.get("frontier-25")!.textContent).toContain("Cost per completed task, US dollars (log scale)");
  });
});

describe("scales", () => {
  it("logTicks gives at most six ticks over any span of costs", () => {
    expect(logTicks([0.05, 5])).toEqual([0.1, 0.3, 1, 3]);
    expect(logTicks([0.05, 2])).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(logTicks([1e-4, 1e4]).length).toBeLessThanOrEqual(6);
    expect(logTicks([0.31, 0.39]).length).toBeGreaterThanOrEqual(2);
    expect(linearTicks([0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
  it("costDomain lets no interval push the marks into a corner", () => {
    // By hand: ends beyond threefold the marks are cut there, then 1.15 and 1.08 of air.
    const [low, high] = costDomain([estimate(1, 0.001, 900)]);
    expect(low).toBeCloseTo(1 / 3 / 1.15, 9);
    expect(high).toBeCloseTo(3 * 1.08, 9);
  });
});

describe("small parts", () => {
  it("standaloneSvg leaves no custom property and mixes ink as a browser does", () => {
    const tokens: Record<string, string> = {"--paper": "#ffffff", "--s1": "#2a7f66"};
    const file = standaloneSvg(charts.get("frontier-25")!, (name) => tokens[name] ?? "#000000");
    expect(file).not.toMatch(/var\(|color-mix/);
    // By hand: 94 % of 2a, 7f, 66 and 6 % of ff: 54.78, 134.68, 111.18.
    expect(file).toContain("#37876f");
    expect(() => standaloneSvg(charts.get("cell")!, () => "")).toThrow("needed a colour such as #1b1c1e");
  });

  it("smallFrontierFloor starts a quarter under the frontier, rounded down to a tenth", () => {
    const model = frontierModel({systems: 25, unpriced: 2});
    const lowest = Math.min(
      ...model.systems.filter((s) => s.on_frontier).map((s) => ("value" in s.quality ? s.quality.value : 1))
    );
    expect(smallFrontierFloor(model)).toBeCloseTo(Math.floor((lowest - 0.25) * 10) / 10, 9);
  });
  it("inkStep skips no share and ends dark", () => {
    expect([0, 0.1, 0.5, 0.6, 1].map(inkStep)).toEqual([0, 0, 3, 4, 6]);
  });
  it("legend shows five steps of ink and gathers the sixth family and later", () => {
    const families = ["A", "B", "C", "D", "E", "F", "G"].map((name, i) => ({name, slot: i + 1}));
    const keys = [...legend(families, {document}).querySelectorAll(".key")].map((k) => k.textContent);
    expect(keys).toEqual(["0", "¼", "½", "¾", "1", "A", "B", "C", "D", "E", "others"]);
    expect(legend(families.slice(0, 6), {document, probability: false}).textContent).toContain("F");
  });
});

interface Line {
  text: string;
  size: number;
  left: number;
  right: number;
  y: number;
}

/** Every line of words with its extent by the width table, panels' translations added. */
function linesOf(svg: Element): Line[] {
  const lines: Line[] = [];
  for (const text of svg.querySelectorAll("text")) {
    const spans = [...text.querySelectorAll("tspan[x]")];
    const {dx, dy} = translation(text);
    for (const node of spans.length > 0 ? spans : [text]) {
      const style = `${text.getAttribute("style") ?? ""}; ${node.getAttribute("style") ?? ""}`;
      const size = Number([...style.matchAll(/font-size: ([\d.]+)px/g)].at(-1)?.[1] ?? 16);
      const weight = Number([...style.matchAll(/font-weight: (\d+)/g)].at(-1)?.[1] ?? 400);
      const width = textWidth(node.textContent ?? "", size, weight >= 600);
      const x = Number(node.getAttribute("x")) + dx;
      const anchor = text.getAttribute("text-anchor") ?? "start";
      const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
      lines.push({
        text: node.textContent ?? "",
        size,
        left,
        right: left + width,
        y: Number(node.getAttribute("y")) + dy
      });
    }
  }
  return lines;
}

function translation(node: Element): {dx: number; dy: number} {
  const panel = node.closest("g.panel");
  const match = /translate\(([-\d.]+),([-\d.]+)\)/.exec(panel?.getAttribute("transform") ?? "");
  return {dx: Number(match?.[1] ?? 0), dy: Number(match?.[2] ?? 0)};
}
