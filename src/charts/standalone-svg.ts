/**
 * A chart as a file of its own: the text of an SVG in which every CSS property is replaced by its colour, so that word
 * processors and slides, which know no custom properties, show what the page shows.
 *
 * `token` gives the value of a property such as `--ink` (in a page: `getComputedStyle(root).getPropertyValue`). Mixtures
 * of a hue with paper are worked out in sRGB, as browsers do. The page's paper is laid behind the chart. Throws where a
 * token is not a six-digit colour.
 */
export function standaloneSvg(svg: SVGSVGElement, token: (name: string) => string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("font-family", "Helvetica, Arial, sans-serif");
  const paper = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("style", "fill: var(--paper)");
  copy.insertBefore(paper, copy.firstChild);
  return (
    copy.outerHTML
      // The one entity that HTML writes and XML does not know.
      .replaceAll("&nbsp;", "&#160;")
      .replace(/color-mix\(in srgb, var\((--[\w-]+)\) (\d+)%, var\((--[\w-]+)\)\)/g, (_, hue, percent, paper) =>
        mixed(colour(token, String(hue)), colour(token, String(paper)), Number(percent) / 100)
      )
      .replace(/var\((--[\w-]+)\)/g, (_, name) => colour(token, String(name)))
  );
}

function colour(token: (name: string) => string, name: string): string {
  const value = token(name).trim();
  if (!/^#[0-9a-f]{6}$/i.test(value))
    throw new RangeError(`needed a colour such as #1b1c1e for ${name}, got "${value}"`);
  return value;
}

function mixed(hue: string, paper: string, share: number): string {
  let text = "#";
  for (const i of [1, 3, 5]) {
    const channel = parseInt(hue.slice(i, i + 2), 16) * share + parseInt(paper.slice(i, i + 2), 16) * (1 - share);
    text += Math.round(channel).toString(16).padStart(2, "0");
  }
  return text;
}
