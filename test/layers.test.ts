import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, posix, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {describe, expect, it} from "vitest";
import {pageCells} from "../loaders/framework/cells/page-cells.js";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What a layer's files may import: folders of the project, packages by name or by prefix. */
interface Layer {
  /** Files whose path begins so; the first that fits counts. */
  at: string;
  folders: readonly string[];
  packages: readonly string[];
  /** Folders of which only types may be imported: they vanish at run time. */
  types?: readonly string[];
}

const anything = ["*"];
const node = ["node:*"];

// The table of design §5. `loaders/cli` before `loaders`: the first that fits counts.
const layers: readonly Layer[] = [
  {at: "src/tables/", folders: ["src/tables"], packages: []},
  {at: "src/statistics/distributions.ts", folders: ["src/statistics"], packages: ["@stdlib/*"]},
  {at: "src/statistics/random.ts", folders: ["src/statistics"], packages: ["pure-rand*"]},
  {at: "src/statistics/", folders: ["src/statistics"], packages: ["d3-array", "simple-statistics"]},
  {
    at: "src/models/",
    folders: [
      "src/models",
      "src/tables",
      "src/statistics",
      "src/style/format",
      "src/style/format-date",
      "src/style/format-measure"
    ],
    packages: ["d3-array"]
  },
  {
    at: "src/charts/",
    folders: ["src/charts", "src/style"],
    types: ["src/models", "src/statistics"],
    packages: ["d3", "d3-*", "@observablehq/plot"]
  },
  {at: "src/style/", folders: ["src/style"], packages: []},
  {
    at: "src/explore/",
    folders: ["src/explore", "src/components", "src/charts", "src/models", "src/statistics", "src/tables", "src/style"],
    packages: ["htl", "@observablehq/*", "apache-arrow", "arquero", "d3", "d3-*", "@duckdb/duckdb-wasm"]
  },
  {
    at: "src/workers/",
    folders: ["src/workers", "src/components", "src/models", "src/statistics", "src/tables"],
    packages: ["apache-arrow", "d3-array"]
  },
  {
    at: "src/components/",
    folders: ["src/components", "src/workers", "src/charts", "src/models", "src/statistics", "src/tables", "src/style"],
    packages: ["htl", "@observablehq/*", "apache-arrow", "d3", "d3-*"]
  },
  {
    at: "src/data/",
    folders: ["src/data", "src/models", "src/statistics", "src/tables", "src/style", "src/charts", "loaders"],
    packages: [...node, "apache-arrow"]
  },
  {
    at: "loaders/cli/",
    folders: ["loaders", "src/tables", "src/statistics", "src/models", "src/charts", "src/style"],
    packages: anything
  },
  // The other half of the doorways in src/data, which must stay under 20 lines: what they may know, these may know.
  {at: "loaders/site-data.ts", folders: ["loaders", "src/tables", "src/models"], packages: node},
  {at: "loaders/publish/close-site.ts", folders: ["loaders", "src/tables", "src/models"], packages: node},
  {at: "loaders/framework/write-page.ts", folders: ["loaders", "src/tables", "src/models"], packages: node},
  // The generator of the sample draws from the same seeded source as the statistics.
  {at: "loaders/sample/", folders: ["loaders/sample", "src/tables", "src/statistics"], packages: anything},
  // What is drawn for review is drawn by the statistics of sampling.
  {at: "loaders/review/", folders: ["loaders", "src/tables", "src/statistics"], packages: anything},
  {at: "loaders/", folders: ["loaders", "src/tables"], packages: anything},
  // Notebooks reach for statistics themselves; a page of ours gets them through its model.
  {
    at: "src/notebooks/",
    folders: ["src/charts", "src/components", "src/models", "src/statistics", "src/style"],
    packages: ["npm:*", "observablehq:*", "htl", "@observablehq/*", "d3", "d3-*"]
  },
  // Pages: the cells of every page.
  {
    at: "src/",
    folders: ["src/charts", "src/components", "src/models", "src/style", "src/explore", "src/workers"],
    packages: ["npm:*", "observablehq:*", "htl", "@observablehq/*", "d3", "d3-*", "arquero"]
  }
];

interface Import {
  file: string;
  specifier: string;
  line: number;
  typeOnly: boolean;
}

function filesUnder(folder: string, ends: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const found: string[] = [];
  for (const entry of readdirSync(join(root, folder), {recursive: true, withFileTypes: true})) {
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isFile() && path.endsWith(ends) && !path.includes("/.observablehq/")) found.push(path);
  }
  return found.sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const script = ts.createSourceFile(file, file.endsWith(".md") ? pageCells(text) : text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  function add(specifier: ts.Node | undefined, typeOnly: boolean): void {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const line = script.getLineAndCharacterOfPosition(specifier.getStart(script)).line + 1;
    imports.push({file, specifier: specifier.text, line, typeOnly});
  }
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText(script);
      if (callee === "import" || callee === "import.meta.resolve") add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  }
  visit(script);
  return imports;
}

function matches(name: string, patterns: readonly string[]): boolean {
  return patterns.some((p) => (p.endsWith("*") ? name.startsWith(p.slice(0, -1)) : name === p));
}

function within(target: string, folders: readonly string[]): boolean {
  return folders.some((folder) => target === folder || target.startsWith(`${folder}/`) || target === `${folder}.ts`);
}

function isAllowed(layer: Layer, {file, specifier, typeOnly}: Import): boolean {
  if (!specifier.startsWith(".")) return matches(specifier, layer.packages);
  const target = posix.join(dirname(file), specifier).replace(/\.js$/, ".ts");
  return within(target, layer.folders) || (typeOnly && within(target, layer.types ?? []));
}

function sentences(files: readonly string[], find: (text: string) => RegExpMatchArray[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    for (const match of find(withoutComments(text))) {
      const line = text.slice(0, match.index).split("\n").length;
      found.push(`${file}:${line}: ${match[0].trim()}`);
    }
  }
  return found;
}

/** Comments blanked out, so that a line number still holds. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`\\])\/\/[^\n]*/g, (comment) => comment.replaceAll(/[^\n]/g, " "));
}

describe("the layers", () => {
  const files = [...filesUnder("src", ".ts"), ...filesUnder("loaders", ".ts"), ...filesUnder("src", ".md")];

  it("each file imports only what design §5 lets its folder know", () => {
    const wrong: string[] = [];
    for (const file of files) {
      const layer = layers.find(({at}) => file.startsWith(at))!;
      for (const found of importsOf(file)) {
        if (!isAllowed(layer, found))
          wrong.push(`${file}:${found.line}: ${layer.at} may not import ${found.specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("imports between files of the project end in .js and name a file", () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const {specifier, line} of importsOf(file)) {
        if (!specifier.startsWith(".") || file.endsWith(".d.ts")) continue;
        const target = posix.join(dirname(file), specifier);
        const there = specifier.endsWith(".js") && existsSync(join(root, target.replace(/\.js$/, ".ts")));
        if (!there) wrong.push(`${file}:${line}: ${specifier} names no .ts file`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("statistics stay in src/statistics", () => {
  const outside = [...filesUnder("src", ".ts"), ...filesUnder("loaders", ".ts"), ...filesUnder("src", ".md")].filter(
    (file) => !file.startsWith("src/statistics/") && !file.startsWith("loaders/sample/")
  );

  it("no interval, quantile or test is computed elsewhere", () => {
    const signs =
      /\b1\.9[56]\d*\b|\b(?:probit|erfinv|erfc?|normalQuantile|tQuantile|betaQuantile|normalCdf|tCdf)\s*\(|Math\.sqrt\([^)\n]*\(1 - /g;
    const found = sentences(
      outside.filter((file) => !file.endsWith(".md")),
      (text) => [...text.matchAll(signs)]
    );
    expect(found).toEqual([]);
  });

  it("no randomness and no clock in logic", () => {
    // Commands, and the day on which a reviewer answers: the edges where a clock is a fact.
    const edge = /^loaders\/(cli\/|review\/form\/today\.ts$)/;
    const logic = outside.concat(filesUnder("src/statistics", ".ts")).filter((file) => !edge.test(file));
    expect(sentences(logic, (text) => [...text.matchAll(/\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)/g)])).toEqual(
      []
    );
  });
});

describe("numbers become text in src/style", () => {
  it("nothing else asks the browser for its way of writing numbers and dates", () => {
    const files = filesUnder("src", ".ts").filter((file) => !file.startsWith("src/style/"));
    const signs = /\.toLocale\w*String\(|\bIntl\.(?:Number|DateTime|RelativeTime|List)Format\b/g;
    expect(sentences(files, (text) => [...text.matchAll(signs)])).toEqual([]);
    // And src/style names the locale each time.
    const unnamed = /\bIntl\.\w+Format\((?:\)|undefined)/g;
    expect(sentences(filesUnder("src/style", ".ts"), (text) => [...text.matchAll(unnamed)])).toEqual([]);
  });
});
