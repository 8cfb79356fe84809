import picomatch from "picomatch";
import type {Facet, SystemIntake} from "../intake.js";
import type {SystemEntry} from "../workspace/workspace-schema.js";
import {compare} from "../workspace/find-sources.js";
import {familyOf} from "./families.js";
import {idOf} from "./ids.js";

/** A system as one file describes it. */
export interface DescribedSystem extends SystemIntake {
  src: number;
}

/** A system of the workspace. */
export interface NamedSystem {
  system_id: string;
  system: string;
  model: string | null;
  family: string | null;
  provider: string | null;
  served_model: string | null;
  prompt_id: string | null;
  technique: string | null;
  settings: string | null;
  excluded: boolean;
  /** Index of the entry of `systems:` that matched, for the order; `Infinity` where none did. */
  entry: number;
}

export interface NamedSystems {
  systems: NamedSystem[];
  /** `system` index of each described system, in their order. */
  of: number[];
}

const SHOWN_FACETS: Facet["facet"][] = ["prompt", "solver", "settings", "edit_format"];

/**
 * Settles the display name of every system: its base name, and of its facets only those in which systems of that base
 * name differ within the workspace. `systems:` renames first, so that renamed twins are told apart by their facets too.
 *
 * A prompt that is only raw text is called `prompt 1`, `prompt 2` in the order of the export: the text must not leak.
 */
export function nameSystems(described: readonly DescribedSystem[], entries: readonly SystemEntry[]): NamedSystems {
  const matchers = entries.map((entry) => picomatch(entry.match, {dot: true, bash: true}));
  const match = (name: string) => matchers.findIndex((matches, i) => matches(name) || entries[i]!.match === name);
  const baseMatch = described.map((system) => match(system.name));
  const bases = described.map((system, i) => entries[baseMatch[i]!]?.name ?? system.name);
  const suffix = suffixes(described, bases);
  const systems: NamedSystem[] = [];
  const byName = new Map<string, number>();
  const of = described.map((system, i) => {
    const full = [bases[i]!, ...suffix(i)].join(" · ");
    const shownMatch = baseMatch[i] === -1 ? match(full) : baseMatch[i]!;
    const entry = entries[shownMatch];
    const name = baseMatch[i] === -1 ? (entry?.name ?? full) : full;
    let at = byName.get(name);
    if (at === undefined) {
      at = systems.length;
      byName.set(name, at);
      systems.push(blank(name));
    }
    fill(systems[at]!, system, entry, shownMatch);
    return at;
  });
  for (const system of systems) system.family ??= familyOf(system.model, system.provider, system.system);
  return {systems, of};
}

function blank(system: string): NamedSystem {
  return {
    system_id: idOf("system", system),
    system,
    model: null,
    family: null,
    provider: null,
    served_model: null,
    prompt_id: null,
    technique: null,
    settings: null,
    excluded: false,
    entry: Infinity
  };
}

/** The first known value of each column wins; what the workspace says wins over every file. */
function fill(system: NamedSystem, from: DescribedSystem, entry: SystemEntry | undefined, at: number): void {
  system.model ??= from.model;
  system.provider = entry?.provider ?? system.provider ?? from.provider;
  system.family = entry?.family ?? system.family ?? from.family;
  system.served_model ??= from.served_model;
  system.technique ??= from.technique;
  system.settings ??= from.settings;
  if (from.prompt !== null) system.prompt_id ??= idOf("prompt", from.prompt);
  if (entry?.exclude) system.excluded = true;
  if (entry && at < system.entry) system.entry = at;
}

/** Of each described system, the labels of those facets in which its base name occurs with different values. */
function suffixes(described: readonly DescribedSystem[], bases: readonly string[]): (i: number) => string[] {
  const groups = new Map<string, number[]>();
  bases.forEach((base, i) => groups.set(base, [...(groups.get(base) ?? []), i]));
  const labels = new Map<string, string>();
  for (const [base, members] of groups) {
    for (const kind of SHOWN_FACETS) {
      const values = new Map<string, Facet>();
      for (const i of members) {
        const facet = facetOf(described[i]!, kind);
        // An export that does not say is no variant of its own.
        if (facet !== null && !values.has(facet.value)) values.set(facet.value, facet);
      }
      if (values.size < 2) continue;
      const shown = [...values.values()];
      shown.sort((a, b) => a.order - b.order || compare(a.value, b.value));
      const taken = new Map<string, number>();
      shown.forEach((facet, rank) => {
        const plain = facet.label ?? `${kind} ${rank + 1}`;
        const times = (taken.get(plain) ?? 0) + 1;
        taken.set(plain, times);
        labels.set(key(base, kind, facet.value), times === 1 ? plain : `${plain} (${times})`);
      });
    }
  }
  return (i) =>
    SHOWN_FACETS.flatMap((kind) => {
      const facet = facetOf(described[i]!, kind);
      const label = facet && labels.get(key(bases[i]!, kind, facet.value));
      return label ? [label] : [];
    });
}

const key = (...parts: string[]) => parts.join("\u001f");

function facetOf(system: DescribedSystem, kind: Facet["facet"]): Facet | null {
  return system.facets.find((facet) => facet.facet === kind) ?? null;
}

/** Families in the order in which systems stand, 1 first; systems of unknown family share the last slot. */
export function orderSystems(
  systems: readonly NamedSystem[],
  attempts: ReadonlyMap<string, number>
): (NamedSystem & {family_slot: number; position: number})[] {
  const count = (system: NamedSystem) => attempts.get(system.system_id) ?? 0;
  const sorted = [...systems].sort(
    (a, b) => order(a.entry, b.entry) || count(b) - count(a) || compare(a.system, b.system)
  );
  const slots = familySlots(sorted, count);
  return sorted.map((system, i) => ({
    ...system,
    position: i + 1,
    family_slot: system.family === null ? slots.size + 1 : slots.get(system.family)!
  }));
}

/** Families by the order of `systems:`, then by the attempts of all their systems, then by how many systems they have. */
function familySlots(systems: readonly NamedSystem[], count: (system: NamedSystem) => number): Map<string, number> {
  const families = new Map<string, {entry: number; attempts: number; systems: number}>();
  for (const system of systems) {
    if (system.family === null) continue;
    const so = families.get(system.family) ?? {entry: Infinity, attempts: 0, systems: 0};
    so.entry = Math.min(so.entry, system.entry);
    so.attempts += count(system);
    so.systems += 1;
    families.set(system.family, so);
  }
  const sorted = [...families].sort(
    ([nameA, a], [nameB, b]) =>
      order(a.entry, b.entry) || b.attempts - a.attempts || b.systems - a.systems || compare(nameA, nameB)
  );
  return new Map(sorted.map(([name], i) => [name, i + 1]));
}

/** Infinity − Infinity is no number. */
const order = (a: number, b: number) => (a === b ? 0 : a - b);
