import {describe, expect, it} from "vitest";
import {preloadData} from "../../loaders/framework/preload-data.js";

const page = (files: string) => `<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<script type="module">
${files}
</script></head>`;

describe("preloadData(html)", () => {
  it("loads a page's models from the start, and leaves what it reads later", () => {
    const html =
      page(`registerFile("./data/cells.arrow.gz", {"name":"./data/cells.arrow.gz","mimeType":"application/gzip","path":"./_file/data/cells.arrow.6b.gz","size":1});
registerFile("./data/value.json", {"name":"./data/value.json","mimeType":"application/json","path":"./_file/data/value.f2.json","size":2});`);
    const links = preloadData(html).match(/<link [^>]+>/g);
    expect(links).toEqual([
      '<link rel="preload" as="fetch" crossorigin="anonymous" href="./_file/data/value.f2.json">'
    ]);
  });

  it("asks for models before scripts", () => {
    const html = page(
      `registerFile("./data/value.json", {"name":"./data/value.json","mimeType":"application/json","path":"./_file/data/value.f2.json","size":2});`
    ).replace("<head>", '<head>\n<link rel="modulepreload" href="./_pack/value.js">');
    const links = preloadData(html).match(/href="[^"]+"/g);
    expect(links).toEqual(['href="./_file/data/value.f2.json"', 'href="./_pack/value.js"']);
  });

  it("leaves a page without files as it is", () => {
    expect(preloadData(page(""))).toBe(page(""));
  });
});
