import type {Fault} from "./fault.js";
import {htmlTags} from "./html-tags.js";
import type {SiteFiles} from "./site-files.js";

/**
 * What Framework leaves in a page and still exits with 0: cells that did not parse; and the policy every page carries.
 */
export function checkPages(site: SiteFiles): Fault[] {
  const faults: Fault[] = [];
  for (const file of site.paths) {
    if (!file.endsWith(".html")) continue;
    const html = site.text(file);
    const tags = htmlTags(html);
    for (const match of html.matchAll(/class="[^"]*\bobservablehq--error\b[^"]*"[^>]*>([^<]*)/g)) {
      faults.push({file, message: `has a cell in error: ${match[1]!.trim()}`});
    }
    const policy = tags.find((tag) => tag.attributes["http-equiv"]?.toLowerCase() === "content-security-policy");
    if (policy === undefined) faults.push({file, message: "has no Content-Security-Policy"});
    else if (/'unsafe-eval'/.test(policy.attributes.content ?? "")) {
      faults.push({file, message: "allows unsafe-eval in its Content-Security-Policy"});
    }
  }
  return faults;
}
