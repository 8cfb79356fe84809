import {describe, expect, it} from "vitest";
import {finishHtml} from "../../loaders/framework/finish-html.js";

// The shape of a page as Framework 1.13.4 writes it.
const page = `<!DOCTYPE html>
<html>
<head>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>
<body>
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
<label id="observablehq-sidebar-backdrop" for="observablehq-sidebar-toggle"></label>
<nav id="observablehq-sidebar">
  <ol>
    <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label>
    <li class="observablehq-link observablehq-link-active"><a href="./">Answers</a></li>
  </ol>
  <div id="observablehq-search"><input type="search" placeholder="Search"></div>
  <section>
    <ol>
    <li class="observablehq-link"><a href="./agreement">Agreement\u2003no ratings</a></li>
    </ol>
  </section>
</nav>
<main id="observablehq-main">$& and $1</main>
</body>
</html>`;

describe("finishHtml(html)", () => {
  const html = finishHtml(page);

  it("says the language, lets a reader zoom, and skips to the content", () => {
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('content="width=device-width, initial-scale=1"');
    expect(html).toContain('<body>\n<a class="skip-link" href="#observablehq-main">');
  });

  it("puts menu and pages into one landmark, named, with nothing but items in its lists", () => {
    expect(html).toMatch(/<header>\n<input id="observablehq-sidebar-toggle" type="checkbox" aria-label="Menu">/);
    expect(html).toContain('<nav id="observablehq-sidebar" aria-label="Pages">');
    expect(html).not.toContain("<label");
    expect(html).toContain("</nav>\n</header>");
  });

  it("marks the current page and says at its right what a page lacks", () => {
    expect(html).toContain('<a aria-current="page" href="./">Answers</a>');
    expect(html).toContain('<a href="./agreement">Agreement <span class="lacks">no ratings</span></a>');
  });

  it("leaves the page's own words alone", () => expect(html).toContain("$& and $1"));
});
