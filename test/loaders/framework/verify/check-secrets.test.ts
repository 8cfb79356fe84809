import {gzipSync} from "node:zlib";
import {Dictionary, Int32, List, Field, tableFromArrays, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {checkSecrets, type Secret} from "../../../../loaders/framework/verify/check-secrets.js";

const name = (text: string, asValue = false): Secret => ({kind: "a rater's name", text, asValue});

/** Where the names are found among files given by path. */
async function found(files: Record<string, string | Uint8Array>, secrets: Secret[]): Promise<string[]> {
  const site = {
    paths: Object.keys(files),
    bytes: (path: string) => Buffer.from(files[path]!),
    text: (path: string) => Buffer.from(files[path]!).toString(),
    resolve: () => null
  };
  const faults = await checkSecrets(site, secrets);
  return faults.map(({file, message}) => `${file} ${message}`);
}
const holds = (file: string, text: string) => `${file} holds a rater's name: "${text}"`;
const arrow = (columns: Record<string, unknown>) =>
  tableToIPC(tableFromArrays(columns as Record<string, string[]>), "stream");

describe("checkSecrets(site, secrets) and short names", () => {
  it("finds a whole word also beside marks past ASCII, and not within a word that goes on with a letter past it", async () => {
    const files = {"a.html": "says “ann”", "b.html": "ann·no", "c.html": "annähernd, Zoéann, hann", "d.html": "ann"};
    expect(await found(files, [name("ann")])).toEqual(["a.html", "b.html", "d.html"].map((f) => holds(f, "ann")));
  });

  it("takes a name that is a word for a leak only where it is all of a text in the data, and no key of ours", async () => {
    const files = {
      "a.html": "<p>the judge's mark</p><mark>x</mark>",
      "_observablehq/minisearch.1.json": '[["mark",{"1":{"2":1}}]]',
      "_file/data/a.json": JSON.stringify({caption: "the judge's mark of mark"}),
      "_file/data/b.json": JSON.stringify({raters: [{rater: "mark"}]}),
      "_file/data/c.json": JSON.stringify({mark: 3}),
      "_file/data/d.json.gz": gzipSync(JSON.stringify(["mark"]))
    };
    expect(await found(files, [name("mark", true)])).toEqual(
      ["_file/data/b.json", "_file/data/d.json.gz!"].map((f) => holds(f, "mark"))
    );
  });

  it("takes a number for a leak as a text, not as a number", async () => {
    const files = {
      "_file/a.json": JSON.stringify({tokens: [1, 104233, 2]}),
      "_file/b.json": JSON.stringify({rater: "104233"})
    };
    expect(await found(files, [name("104233", true)])).toEqual([holds("_file/b.json", "104233")]);
  });

  it("finds a name among Arrow's texts, where no mark parts one from the next, packed ones included", async () => {
    const texts = arrow({rater: ["zed", "ann", "mark"], n: ["1", "2", "3"]});
    const secrets = [name("ann"), name("mark", true)];
    const files = {"_file/a.arrow": texts, "_file/b.arrow.gz": gzipSync(texts)};
    expect(await found(files, secrets)).toEqual(
      ["_file/a.arrow", "_file/b.arrow.gz!"].flatMap((f) => [holds(f, "ann"), holds(f, "mark")])
    );
  });

  it("finds a name in Arrow's dictionaries, lists and names of columns", async () => {
    const dictionary = vectorFromArray(["zed", "ann"], new Dictionary(new Utf8(), new Int32()));
    const list = vectorFromArray([["zed", "ann"]], new List(new Field("item", new Utf8())));
    for (const columns of [{a: dictionary}, {a: list}, {ann: [1, 2]}])
      expect(await found({"_file/a.arrow": arrow(columns)}, [name("ann")])).toEqual([holds("_file/a.arrow", "ann")]);
  });

  it("does not take Arrow's numbers for letters, and finds a long name in its bytes", async () => {
    // The eight bytes of this number are the letters " jo an  ".
    const number = Buffer.from(" jo ann ").readDoubleLE(0);
    const files = {"_file/a.arrow": arrow({n: Float64Array.of(number), who: ["Halloran Ines"]})};
    expect(Buffer.from(files["_file/a.arrow"]).includes(" jo ann ")).toBe(true);
    expect(await found(files, [name("jo", true), name("ann"), name("Halloran Ines")])).toEqual([
      holds("_file/a.arrow", "Halloran Ines")
    ]);
  });
});
