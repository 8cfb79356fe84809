import {lacksMark} from "./site-pages.js";

/**
 * A page as Framework writes it, made fit for every reader: what a screen reader and a zooming thumb need and its
 * template lacks.
 *
 * The template is fixed with the pinned version; a replacement that finds nothing is caught by the browser test.
 */
export function finishHtml(html: string): string {
  return (
    html
      .replace("<html>", '<html lang="en">')
      .replace(", maximum-scale=1", "")
      .replace("<body>", '<body>\n<a class="skip-link" href="#observablehq-main">Skip to content</a>')
      .replace('<nav id="observablehq-sidebar">', '<nav id="observablehq-sidebar" aria-label="Pages">')
      .replace('title="Toggle sidebar"', 'aria-label="Menu"')
      // Labels without text, one of them where only list items may stand; the checkbox is button enough.
      .replace(/<label id="observablehq-sidebar-(?:backdrop|close)"[^>]*><\/label>\s*/g, "")
      .replace(/<input id="observablehq-sidebar-toggle"[\s\S]*?<nav[\s\S]*?<\/nav>/, "<header>\n$&\n</header>")
      .replace('placeholder="Search"', 'placeholder="Search" aria-label="Search"')
      .replaceAll('observablehq-link-active"><a ', 'observablehq-link-active"><a aria-current="page" ')
      // Code that is wider than the window is scrolled by keyboard too.
      .replaceAll(
        /<pre(?=[ >])(?![^>]*tabindex)/g,
        '<pre tabindex="0" role="group" aria-label="Code, scrolls where it is wide"'
      )
      // When a loader ran is no part of the site: the same tables give the same bytes.
      .replaceAll(/^(registerFile\(.*),"lastModified":\d+/gm, "$1")
      .replaceAll(new RegExp(`(<li class="observablehq-link[^>]*><a [^>]*>[^<]*)${lacksMark}([^<]*)</a>`, "g"), lacking)
  );
}

function lacking(_: string, name: string, lacks: string): string {
  return `${name} <span class="lacks">${lacks}</span></a>`;
}
