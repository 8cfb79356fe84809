/**
 * The code of a page's cells as one script in which everything stands at the line and column it has in the page.
 *
 * Everything else becomes blanks. Cells share one scope, as they do in Framework; an inline `${…}` becomes an expression
 * statement. Cells marked `run=false`, and languages other than `js` and `ts`, are left out.
 *
 * @param markdown - the page's source
 */
export function pageCells(markdown: string): string {
  const script = blank(markdown);
  let prose = markdown;
  for (const {from, to, bodyFrom, bodyTo, language, info} of fences(markdown)) {
    prose = prose.slice(0, from) + blank(prose.slice(from, to)).join("") + prose.slice(to);
    if (!/^(js|ts)$/.test(language) || /\brun\s*=\s*"?false/.test(info)) continue;
    script[from] = ";";
    for (let i = bodyFrom; i < bodyTo; i += 1) script[i] = markdown[i]!;
    if (bodyTo < to) script[bodyTo] = ";";
  }
  for (const {from, to} of inlineExpressions(prose)) {
    script[from] = ";";
    script[from + 1] = "(";
    for (let i = from + 2; i < to - 1; i += 1) script[i] = markdown[i]!;
    script[to - 1] = ")";
  }
  return `${script.join("")}\nexport {};\n`;
}

interface Fence {
  from: number;
  to: number;
  bodyFrom: number;
  bodyTo: number;
  language: string;
  info: string;
}

function blank(text: string): string[] {
  return Array.from({length: text.length}, (_, i) => (text[i] === "\n" ? "\n" : " "));
}

function fences(markdown: string): Fence[] {
  const found: Fence[] = [];
  const opening = /^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*(\w*)([^\n]*)(?:\n|$)/gm;
  for (let match = opening.exec(markdown); match; match = opening.exec(markdown)) {
    const [whole, ticks = "", language = "", info = ""] = match;
    const bodyFrom = match.index + whole.length;
    const closing = new RegExp(`^[ \\t]*${ticks[0]}{${ticks.length},}[ \\t]*$`, "gm");
    closing.lastIndex = bodyFrom;
    const end = closing.exec(markdown);
    const bodyTo = end?.index ?? markdown.length;
    const to = end ? end.index + end[0].length : markdown.length;
    found.push({from: match.index, to, bodyFrom, bodyTo, language, info});
    opening.lastIndex = to;
  }
  return found;
}

/** `${…}` in prose, braces and quotes inside balanced; those in code spans, comments and the front matter are text. */
function inlineExpressions(prose: string): {from: number; to: number}[] {
  const found: {from: number; to: number}[] = [];
  let i = /^---\n[\s\S]*?\n---$/m.exec(prose)?.index === 0 ? prose.indexOf("\n---", 3) + 4 : 0;
  while (i < prose.length) {
    if (prose[i] === "\\") i += 2;
    else if (prose[i] === "`") i = afterCodeSpan(prose, i);
    else if (prose.startsWith("<!--", i)) i = after(prose, "-->", i);
    else if (prose.startsWith("${", i)) {
      const to = closingBrace(prose, i + 2);
      if (to !== null) found.push({from: i, to});
      i = to ?? i + 2;
    } else i += 1;
  }
  return found;
}

/** Past the code span that begins with these backticks, or past the backticks where none of that length closes it. */
function afterCodeSpan(prose: string, start: number): number {
  const ticks = /^`+/.exec(prose.slice(start))![0];
  const paragraph = prose.slice(start + ticks.length).split(/\n[ \t]*\n/, 1)[0]!;
  const closing = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(paragraph);
  return start + ticks.length + (closing ? closing.index + ticks.length : 0);
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

function closingBrace(text: string, start: number): number | null {
  let depth = 1;
  let quote = "";
  for (let i = start; i < text.length; i += 1) {
    const character = text[i]!;
    if (quote !== "") {
      if (character === "\\") i += 1;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'" || character === "`") quote = character;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return null;
}
