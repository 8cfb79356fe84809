/** What is wanted of a JSON text, as a tree of keys. */
export interface PatternNode {
  keys: Map<string, PatternNode>;
  /** What is wanted of each element of an array. */
  element: PatternNode | null;
  /** What is wanted of each member of an object whose key is not named. */
  member: PatternNode | null;
  cut: boolean;
  end: boolean;
}

/**
 * Patterns as a tree: keys joined by dots, `*` for each element of an array, `{}` for each member of an object, nothing
 * for the whole text; a `!` at the end asks for the end of a container.
 */
export function patternTree(patterns: readonly string[]): PatternNode {
  const root = newNode();
  for (const pattern of patterns) addPattern(root, pattern);
  return root;
}

function newNode(): PatternNode {
  return {keys: new Map(), element: null, member: null, cut: false, end: false};
}

function addPattern(root: PatternNode, pattern: string): void {
  const end = pattern.endsWith("!");
  const path = end ? pattern.slice(0, -1) : pattern;
  let node = root;
  for (const step of path === "" ? [] : path.split(".")) {
    let next = step === "*" ? node.element : step === "{}" ? node.member : (node.keys.get(step) ?? null);
    if (next === null) {
      next = newNode();
      if (step === "*") node.element = next;
      else if (step === "{}") node.member = next;
      else node.keys.set(step, next);
    }
    node = next;
  }
  if (end) node.end = true;
  else node.cut = true;
}
