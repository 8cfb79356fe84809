import {describe, expect, it} from "vitest";
import {raterNames, wordsOf} from "../../../../loaders/framework/verify/rater-names.js";

const words = wordsOf(["Ann. Stat. 7, 1–26", "the judge's mark", "Kite-3", "naïve"]);
const asValue = (name: string) => raterNames([name], words)[0]?.asValue;

describe("wordsOf(texts)", () => {
  it("gives words without case, letters past ASCII whole", () => {
    expect([...words].sort()).toEqual([
      "1",
      "26",
      "3",
      "7",
      "ann",
      "judge",
      "kite",
      "mark",
      "naïve",
      "s",
      "stat",
      "the"
    ]);
  });
});

describe("raterNames(raters, ownWords)", () => {
  it("looks for a name as a word, and for one that the site says for itself as a whole text", () => {
    expect(raterNames(["Yuna Brandt", "Matti"], words)).toEqual([
      {kind: "a rater's name", text: "Yuna Brandt"},
      {kind: "a rater's name", text: "Matti"}
    ]);
    expect(["ann", "Ann", "Mark", "Jo", "104233"].map(asValue)).toEqual([true, true, true, true, true]);
  });

  it("looks for a long name anywhere, whatever its words are", () => {
    expect(raterNames(["Mark the Judge"], words)).toEqual([{kind: "a rater's name", text: "Mark the Judge"}]);
  });

  it("leaves out what names nobody: one character, two digits and our own pseudonyms", () => {
    expect(raterNames(["A", "7", "12", "Reviewer 3"], words)).toEqual([]);
    expect(raterNames(["Reviewer C"], words)).toHaveLength(1);
  });
});
