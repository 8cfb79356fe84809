import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {checkCells} from "../../loaders/framework/cells/check-cells.js";
import {pageCells} from "../../loaders/framework/cells/page-cells.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the cells of the pages", () => {
  it("checkCells(root) finds no type error", () => {
    const {pages, faults} = checkCells(root);
    expect(pages).toBeGreaterThan(0);
    expect(faults.map(({file, line, column, message}) => `${file}:${line}:${column}: ${message}`)).toEqual([]);
  });
});

describe("checkCells(root, source)", () => {
  mkdirSync(join(root, ".assay"), {recursive: true});
  const source = mkdtempSync(join(root, ".assay/cells-"));
  afterAll(() => rmSync(source, {recursive: true, force: true}));

  function faultsOf(page: string): string[] {
    writeFileSync(join(source, "page.md"), page);
    return checkCells(root, source).faults.map(({line, column, message}) => `${line}:${column} ${message}`);
  }

  it("names a planted error at the page's own line and column", () => {
    expect(faultsOf("# Why?\n\n```js\nconst n = 1;\n  n.toUppercase();\n```\n")).toEqual([
      "5:5 TS2339: Property 'toUppercase' does not exist on type '1'."
    ]);
  });

  it("checks inline expressions against other cells", () => {
    const faults = faultsOf("# Why?\n\nIt is ${nme} or ${name.length}.\n\n```ts\nconst name: string = 'Kite';\n```\n");
    expect(faults).toEqual(["3:9 TS2552: Cannot find name 'nme'. Did you mean 'name'?"]);
  });

  it("knows what Framework gives a cell, and awaits at the top", () => {
    const cells = [
      'const model = await FileAttachment("data/value.json").json();',
      "const k = view(Inputs.range([1, 5], {step: 1}));",
      "display(resize((width) => Plot.plot({width, marks: [Plot.dot([[k, 2]])]})));",
      "display(html`<p>${k}</p>`);",
      "[1, 2].map((d) => d * width);"
    ];
    expect(faultsOf(`\`\`\`js\n${cells.join("\n")}\n\`\`\`\n`)).toEqual([]);
  });

  it("leaves other languages, run=false, code spans and comments alone", () => {
    expect(
      faultsOf("```sh\nnpm start\n```\n\n```js run=false\nnone.such\n```\n\nSay `${none}`. <!-- ${none} -->\n")
    ).toEqual([]);
  });

  it("allows a cell to come before the one it needs, as Framework does", () => {
    expect(faultsOf("${later + 1}\n\n```js\nconst later = 1;\n```\n")).toEqual([]);
  });
});

describe("pageCells(markdown)", () => {
  it("keeps every line and column of the page", () => {
    const markdown = "a ${x.y} b\n\n- ```js\n  f(1);\n  ```\n```ts\ng({});\n```\n";
    const lines = pageCells(markdown).split("\n");
    expect(lines[0]).toBe("  ;(x.y)  ");
    expect(lines[6]).toBe("g({});");
  });

  it("reads an expression that holds a template literal with braces", () => {
    expect(pageCells("${html`<b>${x}</b>`} and ${{a: 1}.a}").split("\n")[0]).toBe(
      ";(html`<b>${x}</b>`)     ;({a: 1}.a)"
    );
  });
});
