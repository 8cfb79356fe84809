/**
 * The names most like one that is not there, for a reader who mistyped it: those that hold it first, then those a few
 * letters away.
 *
 * @param most - how many are offered; fewer where the rest are nothing like it
 */
export function nearNames(names: readonly string[], asked: string, most = 4): string[] {
  const wanted = asked.trim().toLowerCase();
  if (wanted === "") return [];
  const scored = names.map((name) => {
    const own = name.toLowerCase();
    const holds = own.includes(wanted) || (own.length > 3 && wanted.includes(own));
    return {name, distance: holds ? 0 : lettersApart(own, wanted) / Math.max(own.length, wanted.length)};
  });
  return scored
    .filter(({distance}) => distance <= 0.5)
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || a.name.localeCompare(b.name, "en"))
    .slice(0, most)
    .map(({name}) => name);
}

/** How many letters must be added, dropped or changed to turn one word into the other (Levenshtein 1966). */
function lettersApart(a: string, b: string): number {
  let above = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  return above[b.length]!;
}
