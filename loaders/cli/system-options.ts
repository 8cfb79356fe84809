import {nearNames} from "../../src/models/near-names.js";
import {settleChoice} from "../../src/models/system/settle-choice.js";
import {holds, suiteMembers} from "../../src/models/system/suite-members.js";
import type {SystemChoice} from "../../src/models/system/system-model.js";
import {suites} from "../../src/models/value/suites.js";
import type {Cells, Facts} from "../../src/tables/cells.js";
import {UserError} from "../user-error.js";

/** The options that only the system page takes. */
export interface SystemOptions {
  system?: string;
  suite?: string;
}

/**
 * The choice that the command's options ask for: a system on its first suite, or on the suite named.
 *
 * @throws UserError for a system or suite that is not there, with the nearest names
 */
export function systemChoice(facts: Facts, cells: Cells, {system, suite}: SystemOptions): SystemChoice {
  const all = suites(facts, cells);
  const named = all.find((s) => s.value === suite);
  if (suite !== undefined && !named) throw unknown("--suite needs a suite", all.map((s) => s.value), suite); // prettier-ignore
  const names = facts.systems.map((s) => s.system);
  if (system !== undefined && !names.includes(system)) throw unknown("--system needs a system", names, system);
  if (system !== undefined && named && !holds(suiteMembers(facts, cells, named), system))
    throw unknown(`--system needs a system of ${suite}`, everyone(suiteMembers(facts, cells, named)), system);
  return settleChoice(facts, cells, {suite: suite ?? null, system: system ?? null, by: null, errors: "failed"});
}

function everyone({own, published}: {own: string[]; published: string[]}): string[] {
  return [...own, ...published];
}

/** One line with the names most like what was given, or a few of those there are. */
function unknown(needed: string, names: readonly string[], got: string): UserError {
  const quoted = JSON.stringify(got);
  const listed = (some: readonly string[]) => some.map((name) => JSON.stringify(name)).join(", ");
  if (names.length === 0) return new UserError(`${needed}, but there is none, got ${quoted}`);
  const near = nearNames(names, got);
  if (near.length > 0) return new UserError(`${needed}, got ${quoted}, near it ${listed(near)}`);
  const first = [...names].sort((a, b) => a.localeCompare(b, "en")).slice(0, 8);
  const more = names.length > first.length ? ` (${names.length} in all)` : "";
  return new UserError(`${needed}, one of ${listed(first)}${more}, got ${quoted}`);
}
