import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {inkPaint, slotLook} from "../../src/style/palette.js";
import {shapePath} from "../../src/style/shape-path.js";
import {textWidth} from "../../src/style/text-width.js";

const slots = Array.from({length: 12}, (_, i) => i + 1);

describe("the palette", () => {
  it("slotLook gives twelve families twelve outlines and at most five hues", () => {
    const looks = slots.map(slotLook);
    expect(new Set(looks.map((l) => l.shape)).size).toBe(12);
    expect(new Set(looks.map((l) => l.hue)).size).toBe(6);
    expect(() => slotLook(0)).toThrow("slot must be a whole number from 1, got 0");
  });

  it("inkPaint mixes by probability and clamps", () => {
    expect(inkPaint(1, 0.724)).toBe("color-mix(in srgb, var(--s1) 72%, var(--paper))");
    expect(inkPaint(7, 1.2)).toBe("color-mix(in srgb, var(--s-other) 100%, var(--paper))");
  });

  it("shapePath gives every shape the area of its circle", () => {
    for (const slot of slots) {
      const {shape} = slotLook(slot);
      if (shape === "circle" || shape === "half-disc") continue;
      // Shoelace sum over the corners the path names; two decimals leave less than one percent.
      const points = shapePath(shape, 6)
        .slice(1, -1)
        .split("L")
        .map((p) => p.split(",").map(Number));
      let twice = 0;
      for (let i = 0; i < points.length; i++) {
        const [x1, y1] = points[i]!;
        const [x2, y2] = points[(i + 1) % points.length]!;
        twice += x1! * y2! - x2! * y1!;
      }
      expect(Math.abs(twice / 2) / (Math.PI * 36), shape).toBeCloseTo(1, 2);
    }
  });
});

describe("the tokens", () => {
  const css = readFileSync(new URL("../../src/style/theme/tokens.css", import.meta.url), "utf8");
  const light = declarations(css.slice(0, css.indexOf("@media screen")));
  const dark = declarations(css.slice(css.indexOf("@media screen")));

  it.each([
    ["light", light],
    ["dark", dark]
  ])("text on %s paper has at least 4.5:1, marks 3:1", (_, tokens) => {
    const paper = tokens.get("--paper")!;
    for (const name of ["--ink", "--ink-2", "--ink-3", "--accent"])
      expect(contrast(tokens.get(name)!, paper), name).toBeGreaterThanOrEqual(4.5);
    for (const name of ["--faint", "--s1", "--s2", "--s3", "--s4", "--s5", "--s-other"])
      expect(contrast(tokens.get(name)!, paper), name).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.get("--ink-3")!, tokens.get("--wash")!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("textWidth", () => {
  it("adds the Helvetica advances", () => {
    // Helvetica.afm: G 778, P 667, T 611, hyphen 333, 5 556 = 2945 thousandths.
    expect(textWidth("GPT-5", 10)).toBeCloseTo(29.45 * 1.03, 6);
    expect(textWidth("GPT-5", 10, true)).toBeCloseTo(29.45 * 1.07, 6);
  });
  it("gives accents the width of their letter and ideographs a full em", () => {
    expect(textWidth("é", 10)).toBe(textWidth("e", 10));
    expect(textWidth("模", 10)).toBeCloseTo(10.3, 6);
  });
});

function declarations(css: string): Map<string, string> {
  return new Map(Array.from(css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g), (m) => [m[1]!, m[2]!]));
}

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
