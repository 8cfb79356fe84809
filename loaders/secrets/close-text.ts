import {homePath, secretShapes} from "./secret-shapes.js";

const shapes = secretShapes.map(({kind, pattern, except}) => ({
  kind,
  // A private key is its whole block.
  all: new RegExp(kind === "private key" ? `${pattern}[\\s\\S]*?(?:-----END [A-Z0-9 ]*-----|$)` : pattern, "g"),
  except: except === undefined ? null : new RegExp(except)
}));
const paths = new RegExp(homePath, "g");

/**
 * A text that may leave the building: keys, tokens and e-mail addresses replaced by their kind in brackets, paths of
 * home folders cut to the file's name.
 */
export function closeText(text: string): string {
  let closed = text;
  for (const {kind, all, except} of shapes)
    closed = closed.replaceAll(all, (found) => (except?.test(found) ? found : `[${kind}]`));
  return closed.replaceAll(paths, (path) => `…/${path.split(/[\\/]+/).at(-1)}`);
}

/** The kinds of secrets in a text, each once; what is said of them never repeats them. */
export function secretKinds(text: string): string[] {
  const found: string[] = [];
  for (const {kind, pattern, except} of secretShapes) {
    const out = except === undefined ? null : new RegExp(except);
    for (const [match] of text.matchAll(new RegExp(pattern, "g"))) {
      if (out?.test(match)) continue;
      found.push(kind);
      break;
    }
  }
  if (new RegExp(homePath).test(text)) found.push("path of a home folder");
  return found;
}
