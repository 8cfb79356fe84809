/** A start tag with its attributes, and the raw text of a script or style. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
  /** Only of `script` and `style`. */
  text: string;
}

const token =
  /<!--[\s\S]*?-->|<(?<name>[a-z][\w:-]*)(?<attributes>(?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const entities: Record<string, string> = {"&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">"};

/**
 * The start tags of a page, in order. For pages that Framework serialised: well-formed, every value quoted.
 */
export function htmlTags(html: string): Tag[] {
  const tags: Tag[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(html); match; match = token.exec(html)) {
    if (!match.groups?.name) continue;
    const name = match.groups.name.toLowerCase();
    const tag: Tag = {name, attributes: readAttributes(match.groups.attributes ?? ""), text: ""};
    if (name === "script" || name === "style") {
      const end = html.indexOf(`</${name}`, token.lastIndex);
      tag.text = html.slice(token.lastIndex, end < 0 ? undefined : end);
      token.lastIndex += tag.text.length;
    }
    tags.push(tag);
  }
  return tags;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single, bare] of text.matchAll(attribute)) {
    const value = double ?? single ?? bare ?? "";
    attributes[name!.toLowerCase()] = value.replaceAll(/&(?:amp|quot|#39|lt|gt);/g, (entity) => entities[entity]!);
  }
  return attributes;
}
