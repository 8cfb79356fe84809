import type {Fault} from "./fault.js";
import {fileMembers} from "./file-members.js";
import type {SiteFiles} from "./site-files.js";
import {stringFinder} from "./string-finder.js";

/** Something that must not leave the building: a piece of a prompt, a rater's name, a path of this machine. */
export interface Secret {
  kind: string;
  text: string;
}

/** Below this many characters a string is looked for as a whole word, and not in libraries' code. */
const short = 12;

/**
 * Looks for every secret in every byte of the site, in what is packed inside its files too.
 *
 * Short names are not looked for in library code, where any word of a few letters occurs.
 */
export async function checkSecrets(site: SiteFiles, secrets: readonly Secret[]): Promise<Fault[]> {
  const wanted = secrets.map((secret) => ({text: secret.text, asWord: secret.text.length < short, tag: secret}));
  const findAll = stringFinder(wanted);
  const findLong = stringFinder(wanted.filter(({asWord}) => !asWord));
  const faults: Fault[] = [];
  for (const file of site.paths) {
    for (const secret of findAll(Buffer.from(file))) faults.push(fault(file, "is named after", secret));
    try {
      for (const {name, bytes} of await fileMembers(file, site.bytes(file))) {
        const find = isLibrary(file) ? findLong : findAll;
        for (const secret of find(bytes)) faults.push(fault(name, "holds", secret));
      }
    } catch (error) {
      faults.push({file, message: error instanceof Error ? error.message : String(error)});
    }
  }
  return faults;
}

function isLibrary(file: string): boolean {
  if (/^_file\/data\/explore\/duckdb[-.]/.test(file)) return true;
  return /^_(node|npm|jsr|observablehq|pack)\//.test(file) && !file.endsWith(".json");
}

function fault(file: string, verb: string, {kind, text}: Secret): Fault {
  const shown = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return {file, message: `${verb} ${kind}: ${JSON.stringify(shown)}`};
}
