import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {JsonCutter} from "../../../loaders/adapters/json-cutter.js";
import {parseJson} from "../../../loaders/adapters/json-values.js";

const LIMITS = {maxBytes: 1e6, maxDepth: 64};

function cutAll(text: string, patterns: string[], sizes: readonly number[] = [1e9], limits = LIMITS) {
  const cutter = new JsonCutter(patterns, limits);
  const bytes = Buffer.from(text);
  const found: {path: string; value: unknown; fault: string | null}[] = [];
  const take = (cuts: ReturnType<JsonCutter["push"]>) => {
    for (const cut of cuts) {
      const value = cut.kind === "end" ? "end" : cut.bytes === null ? null : parseJson(cut.bytes);
      found.push({path: cut.path.join("."), value, fault: cut.fault});
    }
  };
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length]!);
    // A copy that is overwritten afterwards, as a stream may do with its chunks.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    take(cutter.push(chunk));
    chunk.fill(0x58);
    at += size;
  }
  const {cuts, end} = cutter.finish();
  take(cuts);
  return {found, end};
}

describe("JsonCutter", () => {
  it("cuts the elements of a nested list and the members beside it", () => {
    const text = '{"a":{"skip":[1,{"b":[9]}],"b":[{"x":"}]"}, 2 ,"s"],"c":"\\"q\\\\"},"d":[[1]]}';
    expect(cutAll(text, ["a.b.*", "a.c"]).found).toEqual([
      {path: "a.b.0", value: {x: "}]"}, fault: null},
      {path: "a.b.1", value: 2, fault: null},
      {path: "a.b.2", value: "s", fault: null},
      {path: "a.c", value: '"q\\', fault: null}
    ]);
  });

  it("gives the whole of any JSON text, whatever its pieces are", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.integer({min: 1, max: 9}), {minLength: 1}), (value, sizes) => {
        const text = JSON.stringify(value);
        const {found, end} = cutAll(text, [""], sizes);
        expect(found).toEqual([{path: "", value: JSON.parse(text), fault: null}]);
        expect(end.fault).toBeNull();
      })
    );
  });

  it("gives every element of any list behind any key, whatever its pieces are", () => {
    const sizes = fc.array(fc.integer({min: 1, max: 30}), {minLength: 1});
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.string(), fc.jsonValue(), sizes, (list, key, other, pieces) => {
        fc.pre(key !== "rows" && key !== "__proto__");
        const text = JSON.stringify({[key]: other, rows: list}, null, 1);
        const {found} = cutAll(text, ["rows.*"], pieces);
        expect(found.map(({value}) => value)).toEqual(JSON.parse(JSON.stringify(list)));
      })
    );
  });

  it("says where a text that was cut short ends, and in which element", () => {
    const {found, end} = cutAll('{"rows":[{"a":1},{"b":"tex', ["rows.*"], [3]);
    expect(found.map(({value}) => value)).toEqual([{a: 1}]);
    expect(end.open).toEqual(["rows", 1]);
    expect(end.fault).toEqual({offset: 26, message: "the file ends in the middle of a value"});
  });

  it("names the container a text was cut short in when its end was asked for", () => {
    const {end} = cutAll('{"rows":[{"a":1},{"b":2,"lo', ["rows.*.a", "rows.*!"]);
    expect(end.open).toEqual(["rows", 1]);
  });

  it("refuses brackets that do not match and text after the end, with the byte", () => {
    expect(cutAll('{"rows":[{"a":1]]}', ["rows.*"]).end.fault?.offset).toBe(15);
    expect(cutAll('{"rows":[]} {', ["rows.*"]).end.fault?.offset).toBe(12);
  });

  it("passes over values too deep or too large to be held, and goes on", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const large = JSON.stringify("x".repeat(300));
    const text = `{"rows":[${deep},1,${large},2]}`;
    expect(cutAll(text, ["rows.*"], [4096], {maxBytes: 200, maxDepth: 64}).found).toEqual([
      {path: "rows.0", value: null, fault: "too_deep"},
      {path: "rows.1", value: 1, fault: null},
      {path: "rows.2", value: null, fault: "too_large"},
      {path: "rows.3", value: 2, fault: null}
    ]);
  });

  it("lets bare NaN and Infinity pass as literals", () => {
    const {found} = cutAll('[NaN, {"a": -Infinity, "b": "NaN"}, Infinity]', ["*"], [1]);
    expect(found.map(({value}) => value)).toEqual(["NaN", {a: "-Infinity", b: "NaN"}, "Infinity"]);
  });
});
