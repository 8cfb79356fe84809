import {secretKinds} from "../../secrets/close-text.js";
import type {Fault} from "./fault.js";
import {fileMembers} from "./file-members.js";
import type {SiteFiles} from "./site-files.js";
import {stringFinder} from "./string-finder.js";

/** Something that must not leave the building: a piece of a prompt, a rater's name, a path of this machine. */
export interface Secret {
  kind: string;
  text: string;
  /** Whether it is looked for in the data alone: it may be a word of the documentation. */
  dataOnly?: boolean;
  /** Whether it is a word or a number as well: looked for in the data alone, as the whole of a text. */
  asValue?: boolean;
}

/** Below this many characters a string is looked for as a whole word, and not in libraries' code. */
export const shortName = 12;

/** Big files are looked through in pieces that overlap by more than the longest shape, in bytes. */
const piece = 2 ** 24;
const overlap = 512;

/**
 * Looks for every secret in every byte of the site, in what is packed inside its files too, and in its data for whatever
 * has the shape of a key, an e-mail address or a path of somebody's home folder, wherever it may come from.
 *
 * Short names are not looked for in library code, where any word of a few letters occurs, and in Arrow among its texts
 * rather than its bytes, where they would be missed between two texts and found among numbers.
 */
export async function checkSecrets(site: SiteFiles, secrets: readonly Secret[]): Promise<Fault[]> {
  const wanted = secrets.map((secret) => ({
    text: secret.text,
    asWord: secret.text.length < shortName,
    asValue: secret.asValue === true,
    tag: secret
  }));
  const isClose = ({asWord, asValue}: (typeof wanted)[number]) => asWord || asValue;
  const anywhere = wanted.filter(({asValue, tag}) => tag.dataOnly !== true && !asValue);
  const findAll = stringFinder(wanted);
  const findClose = stringFinder(wanted.filter(isClose));
  const findLong = stringFinder(wanted.filter((w) => !isClose(w)));
  const findInPages = stringFinder(anywhere);
  const findInLibraries = stringFinder(anywhere.filter((w) => !isClose(w)));
  const faults: Fault[] = [];
  for (const file of site.paths) {
    for (const secret of findInPages(Buffer.from(file))) faults.push(fault(file, "is named after", secret));
    const findInText = isLibrary(file) ? findInLibraries : isData(file) ? findAll : findInPages;
    try {
      for (const {name, bytes, isArrow, isTexts} of await fileMembers(file, site.bytes(file))) {
        const find = isTexts ? findClose : isArrow ? findLong : findInText;
        for (const secret of find(bytes)) faults.push(fault(name, "holds", secret));
        if (isData(file) && !isLibrary(file) && !isTexts) faults.push(...shapes(name, bytes));
      }
    } catch (error) {
      faults.push({file, message: error instanceof Error ? error.message : String(error)});
    }
  }
  return faults;
}

function isLibrary(file: string): boolean {
  if (file.endsWith(".json")) return false;
  return /^_(node|npm|jsr|observablehq|pack)\//.test(file) || /(^|\/)duckdb[-.][^/]*\b(js|wasm)\b[^/]*$/.test(file);
}

function isData(file: string): boolean {
  return file.startsWith("_file/");
}

/** What has the shape of a secret is said by its kind: nobody has seen its value yet, and nobody shall. */
function shapes(name: string, bytes: Uint8Array): Fault[] {
  const kinds = new Set<string>();
  for (let from = 0; from < bytes.length; from += piece) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
      "latin1",
      from,
      from + piece + overlap
    );
    for (const kind of secretKinds(text)) kinds.add(kind);
  }
  return [...kinds].map((kind) => ({file: name, message: `holds what looks like a secret: ${kind}`}));
}

function fault(file: string, verb: string, {kind, text}: Secret): Fault {
  const shown = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return {file, message: `${verb} ${kind}: ${JSON.stringify(shown)}`};
}
