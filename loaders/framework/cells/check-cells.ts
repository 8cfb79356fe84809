import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {pageCells} from "./page-cells.js";

/** One type error in a page's cell, at the page's own line and column. */
export interface CellFault {
  /** The page, relative to the project. */
  file: string;
  line: number;
  column: number;
  message: string;
}

export interface CellChecks {
  pages: number;
  faults: CellFault[];
}

const shadow = ".md.cells.ts";

/** "Used before its declaration" and "before being assigned": Framework runs cells in the order they need each other. */
const orderOfCells = new Set([2448, 2454]);

/**
 * Type-checks the cells of every page, which Framework does not: each page's cells as one module beside the page.
 *
 * The modules exist in memory only. Parameters of `js` cells need no types; all else is as strict as in modules.
 *
 * @param root - the project's folder
 * @param source - the folder of the pages
 */
export function checkCells(root: string, source = join(root, "src")): CellChecks {
  const shadows = new Map<string, string>();
  for (const entry of readdirSync(source, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !entry.name.endsWith(".md") || entry.parentPath.includes(".observablehq")) continue;
    const page = join(entry.parentPath, entry.name);
    shadows.set(page.replace(/\.md$/, shadow), pageCells(readFileSync(page, "utf8")));
  }
  const program = ts.createProgram(
    [...shadows.keys(), fileURLToPath(new URL("implicits.d.mts", import.meta.url))],
    {...compilerOptions(root), noImplicitAny: false},
    hostWith(shadows, compilerOptions(root))
  );
  const faults: CellFault[] = [];
  for (const name of shadows.keys()) {
    const script = program.getSourceFile(name);
    if (!script) throw new Error(`no cells were read of ${name}`);
    const diagnostics = [...program.getSyntacticDiagnostics(script), ...program.getSemanticDiagnostics(script)];
    for (const {start, code, messageText} of diagnostics) {
      if (orderOfCells.has(code)) continue;
      const {line, character} = script.getLineAndCharacterOfPosition(start ?? 0);
      faults.push({
        file: relative(root, name.slice(0, -shadow.length) + ".md"),
        line: line + 1,
        column: character + 1,
        message: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`
      });
    }
  }
  return {pages: shadows.size, faults};
}

function compilerOptions(root: string): ts.CompilerOptions {
  const file = join(root, "tsconfig.json");
  const {config} = ts.readConfigFile(file, ts.sys.readFile) as {config: unknown};
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).options;
}

function hostWith(shadows: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (name) => shadows.has(name) || host.fileExists(name),
    readFile: (name) => shadows.get(name) ?? host.readFile(name),
    getSourceFile(name, languageVersion, ...rest) {
      const text = shadows.get(name);
      if (text === undefined) return host.getSourceFile(name, languageVersion, ...rest);
      return ts.createSourceFile(name, text, languageVersion, true);
    }
  };
}
