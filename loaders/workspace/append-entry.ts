import {isMap, isSeq, type Document} from "yaml";

/**
 * workspace.yaml with one more entry at the end of one of its lists, as text, so that every comment and blank stays where
 * it is.
 *
 * Only a list in flow style, or an empty one, is written anew by the `yaml` library, which keeps comments too.
 *
 * @param document - the same text, parsed
 * @param options - `key` of the list, `entry` as data, and its `lines`, the first beginning with "- " or a comment before it;
 *   `parted`: whether a blank line stands before it
 */
export function appendEntry(
  yaml: string,
  document: Document,
  {key, entry, lines, parted = false}: {key: string; entry: unknown; lines: readonly string[]; parted?: boolean}
): string {
  const list = document.get(key);
  const isBlock = isSeq(list) && !list.flow && list.items.length > 0;
  const last = isBlock ? list.items.at(-1) : undefined;
  const first = isBlock ? list.items[0] : undefined;
  if (isMap(last) && isMap(first) && last.range && first.range) {
    // The dash stands two signs before the entry's first key.
    const lineStart = yaml.lastIndexOf("\n", first.range[0] - 1) + 1;
    const indent = /^ */.exec(yaml.slice(lineStart))![0];
    const before = yaml.slice(0, last.range[1]).trimEnd();
    // A comment behind the last value belongs to its line.
    const rest = yaml.slice(before.length);
    const lineEnd = rest.indexOf("\n");
    const sameLine = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
    const added = lines.map((line) => `${indent}${line}`).join("\n");
    return `${before}${sameLine.trimEnd()}\n${parted ? "\n" : ""}${added}\n${lineEnd < 0 ? "" : rest.slice(lineEnd + 1)}`;
  }
  if (list === undefined) {
    return `${yaml.trimEnd()}\n\n${[`${key}:`, ...lines.map((line) => `  ${line}`)].join("\n")}\n`.trimStart();
  }
  if (isSeq(list)) document.addIn([key], document.createNode(entry));
  else document.set(key, document.createNode([entry]));
  return document.toString({lineWidth: 0, flowCollectionPadding: false});
}
