import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import type {Case, Runner} from "./conformance/case.js";

const file = process.env.REFERENCE_CASES ?? new URL("reference-cases.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

const folder = new URL("conformance/", import.meta.url);
const runners: Record<string, Runner> = {};
for (const name of readdirSync(folder).filter((f) => f.endsWith(".ts") && f !== "case.ts")) {
  const family = ((await import(new URL(name, folder).href)) as {runners: Record<string, Runner>}).runners;
  for (const [method, run] of Object.entries(family)) {
    if (method in runners) throw new Error(`${method} is mapped twice`);
    runners[method] = run;
  }
}

/** methods.md §0: |got − exp| ≤ tol · max(1, |exp|), arrays by element, null on purpose, absent numbers fail. */
function expectClose(got: unknown, want: unknown, tolerance: number, path: string): void {
  if (typeof want === "number") {
    expect(typeof got, `${path} must be a number, got ${JSON.stringify(got)}`).toBe("number");
    const slack = tolerance * Math.max(1, Math.abs(want));
    expect(Math.abs((got as number) - want), `${path}: got ${got}, expected ${want}`).toBeLessThanOrEqual(slack);
  } else if (Array.isArray(want)) {
    expect(Array.isArray(got), `${path} must be a list`).toBe(true);
    expect((got as unknown[]).length, `${path}: length`).toBe(want.length);
    want.forEach((w, i) => expectClose((got as unknown[])[i], w, tolerance, `${path}[${i}]`));
  } else if (want !== null && typeof want === "object") {
    for (const [key, w] of Object.entries(want))
      expectClose((got as Record<string, unknown> | undefined)?.[key], w, tolerance, `${path}.${key}`);
  } else {
    expect(got, path).toBe(want);
  }
}

describe("every method agrees with its reference cases", () => {
  it.each(cases.map((c) => [c.id, c] as const))("%s", (_id, c) => {
    const run = runners[c.method];
    if (!run) throw new Error(`no function is mapped to ${c.method}`);
    expectClose(run(c.inputs), c.expected, c.tolerance, c.id);
  });
});
