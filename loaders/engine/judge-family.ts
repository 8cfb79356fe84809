import picomatch from "picomatch";
import {familyOf} from "../assemble/families.js";
import type {SystemEntry} from "../workspace/workspace-schema.js";

/** What is known of systems, to tell which family a judge is of. */
export interface KnownSystem {
  system: string;
  model: string | null;
  family: string | null;
  provider: string | null;
}

/**
 * The family of a judge by its name, `null` where the name does not tell.
 *
 * What the workspace says of that name in `systems:` decides, then a system of the same name or model, then the rule for
 * systems, then a maker in front of the name ("larus/petrel-judge") whose systems are all of one family. A family is
 * spelled as the systems spell it, so that the two can be compared.
 */
export function judgeFamily(
  name: string,
  {systems, entries}: {systems: readonly KnownSystem[]; entries: readonly SystemEntry[]}
): string | null {
  const entry = entries.find(({match}) => match === name || picomatch(match, {dot: true, bash: true})(name));
  const same = systems.find(({system, model}) => system === name || model === name);
  const found = entry?.family ?? same?.family ?? familyOf(name) ?? familyOfMaker(name, systems);
  if (found === null) return null;
  return systems.find(({family}) => family?.toLowerCase() === found.toLowerCase())?.family ?? found;
}

function familyOfMaker(name: string, systems: readonly KnownSystem[]): string | null {
  const maker = /^([\w.-]+)[/:]/.exec(name)?.[1]?.toLowerCase();
  if (maker === undefined) return null;
  const families = new Set(systems.filter(({provider}) => provider?.toLowerCase() === maker).map(({family}) => family));
  return families.size === 1 ? ([...families][0] ?? null) : null;
}
