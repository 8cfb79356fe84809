/**
 * Names without what stands in brackets (dates, settings), where they still differ from all others: for pictures too
 * small for the whole name. "GPT-5 (2025-08-07) (medium reasoning)" becomes "GPT-5" unless another is called so.
 */
export function plainNames(names: readonly string[]): Map<string, string> {
  const plain = names.map((name) => name.replace(/\s*\([^()]*\)/g, "").trim());
  const count = new Map<string, number>();
  for (const name of plain) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(names.map((name, i) => [name, plain[i] !== "" && count.get(plain[i]!) === 1 ? plain[i]! : name]));
}
