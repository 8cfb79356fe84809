// @vitest-environment jsdom
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {terms, withTerms} from "../../../src/components/page/terms.js";

const glossary = readFileSync("src/methods/glossary.md", "utf8");

const shown = (text: string) => withTerms(text).map((part) => (typeof part === "string" ? part : part.outerHTML));

describe("withTerms(text)", () => {
  it("links the first of each known word to the glossary, and leaves the rest text", () => {
    expect(shown("On the frontier; a <b>frontier</b> of 95% intervals.")).toEqual([
      "On the ",
      '<a class="term" href="./methods/glossary#frontier">frontier</a>',
      "; a <b>frontier</b> of ",
      '<a class="term" href="./methods/glossary#95-interval">95% intervals</a>',
      "."
    ]);
    expect(shown("Nothing to look up.")).toEqual(["Nothing to look up."]);
    expect(shown("")).toEqual([]);
  });

  it("links only to what the glossary has", () => {
    for (const [, anchor] of terms) expect(glossary).toContain(`id="${anchor}"`);
  });
});
