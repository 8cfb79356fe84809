import type {ExaminedFiles, Measures} from "./examined-files.js";

/**
 * Cyclomatic complexity of an attempt's functions: their mean, the highest, and how many branches they have in all.
 *
 * Branches are the sum of complexity less one over the functions: splitting a function in two adds none, so answers of
 * different layout can be compared, and with a person's on the same task.
 */
export const COMPLEXITY: Measures = {complexity: "mean", complexity_max: "max", branches: "sum"};

/** Adds one function. */
export function addFunction(files: ExaminedFiles, path: string, complexity: number): void {
  files.add(path, "complexity", complexity);
  files.add(path, "complexity_max", complexity);
  files.add(path, "branches", complexity - 1);
}
