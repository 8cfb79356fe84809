import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import type {ScopeRows} from "./associate.js";
import type {OutcomeColumn} from "./outcome-columns.js";

/** The scopes in which an outcome is looked at: everything pooled, within repositories, and each repository. */
export function scopesOf(outcomes: OutcomeFacts, {rows}: OutcomeColumn): ScopeRows[] {
  const byRepository = new Map<number, number[]>();
  rows.forEach((row, r) => {
    const repository = outcomes.repository[row]!;
    if (repository < 0) return;
    const members = byRepository.get(repository);
    if (members) members.push(r);
    else byRepository.set(repository, [r]);
  });
  const ordered = [...byRepository].sort(([a], [b]) => a - b);
  const scopes: ScopeRows[] = [{scope: "all", groups: [rows.map((_, r) => r)], within: false}];
  if (ordered.length > 1) scopes.push({scope: "within", groups: ordered.map(([, members]) => members), within: true});
  for (const [repository, members] of ordered)
    scopes.push({scope: outcomes.repositories[repository]!, groups: [members], within: false});
  return scopes;
}
