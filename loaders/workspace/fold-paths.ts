import {extname} from "node:path";

/** So many files are named one by one; more are folded where one pattern names them and nothing else. */
const FEW = 12;

/**
 * The paths of one format, many of them as a pattern: one pattern over `reports/` instead of a line for each attempt.
 *
 * @param files - the files of the format, by path relative to the workspace
 * @param all - every file that was found, so that no pattern names a file of another format
 */
export function foldPaths(files: readonly string[], all: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const name of files) {
    const pattern = patternOf(name);
    groups.set(pattern, [...(groups.get(pattern) ?? []), name]);
  }
  return [...groups].flatMap(([pattern, names]) =>
    names.length > FEW &&
    extname(pattern) !== "" &&
    all.filter((name) => patternOf(name) === pattern).length === names.length
      ? [pattern]
      : names
  );
}

function patternOf(name: string): string {
  const extension = extname(name);
  return `${name.split("/")[0]}/**/*${extension}`;
}
