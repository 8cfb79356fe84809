import type {Fault} from "./fault.js";
import {htmlTags, type Tag} from "./html-tags.js";
import type {SiteFiles} from "./site-files.js";

/**
 * What the pages and stylesheets load and link to: nothing of another origin is loaded, nothing is missing.
 *
 * A link that a reader clicks (`a[href]`) may lead outside; all else that names another origin is a fault.
 */
export function checkReferences(site: SiteFiles): Fault[] {
  const faults: Fault[] = [];
  const pages = new Map<string, Tag[]>();
  for (const file of site.paths) if (file.endsWith(".html")) pages.set(file, htmlTags(site.text(file)));
  for (const [file, tags] of pages) {
    for (const tag of tags) {
      for (const reference of loads(tag)) checkLoad(site, file, reference, faults);
      if (tag.name === "a" && tag.attributes.href !== undefined)
        checkLink(site, pages, file, tag.attributes.href, faults);
    }
  }
  for (const file of site.paths) {
    if (!file.endsWith(".css")) continue;
    for (const reference of cssReferences(site.text(file))) checkLoad(site, file, reference, faults);
  }
  return faults;
}

const loadingAttributes = ["src", "poster", "data", "action", "formaction", "xlink:href", "background"];

function loads({name, attributes, text}: Tag): string[] {
  const references: string[] = [];
  for (const attribute of loadingAttributes) {
    const value = attributes[attribute];
    // An inline SVG's own links (`a xlink:href`) are clicked, not loaded.
    if (value !== undefined && name !== "a") references.push(value);
  }
  if (attributes.href !== undefined && name !== "a" && name !== "area") references.push(attributes.href);
  for (const source of attributes.srcset?.split(",") ?? []) references.push(source.trim().split(/\s+/)[0] ?? "");
  if (attributes.style !== undefined) references.push(...cssReferences(attributes.style));
  if (name === "style") references.push(...cssReferences(text));
  if (name === "meta" && attributes["http-equiv"]?.toLowerCase() === "refresh") {
    const url = /url=(.+)$/i.exec(attributes.content ?? "")?.[1];
    if (url !== undefined) references.push(url.trim());
  }
  return references;
}

function cssReferences(css: string): string[] {
  const found: string[] = [];
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  for (const [, quoted, bare] of plain.matchAll(/url\(\s*(?:["']([^"']*)["']|([^)"']*))\s*\)/gi)) {
    found.push((quoted ?? bare ?? "").trim());
  }
  for (const [, quoted] of plain.matchAll(/@import\s+["']([^"']+)["']/gi)) found.push(quoted!);
  return found;
}

function checkLoad(site: SiteFiles, file: string, reference: string, faults: Fault[]): void {
  if (reference === "" || reference.startsWith("#") || /^(data|blob|about):/i.test(reference)) return;
  if (isOutside(reference)) faults.push({file, message: `loads from another origin: ${reference}`});
  else if (site.resolve(file, reference) === null)
    faults.push({file, message: `loads a file that is not there: ${reference}`});
}

function checkLink(
  site: SiteFiles,
  pages: ReadonlyMap<string, readonly Tag[]>,
  file: string,
  href: string,
  faults: Fault[]
): void {
  if (isOutside(href) || /^(data|blob|mailto|javascript):/i.test(href)) {
    if (/^javascript:/i.test(href)) faults.push({file, message: `links to a script: ${href}`});
    return;
  }
  const target = site.resolve(file, href);
  if (target === null) {
    faults.push({file, message: `links to a page that is not there: ${href}`});
    return;
  }
  const hash = /#(.+)$/.exec(href)?.[1];
  const tags = pages.get(target);
  if (hash === undefined || tags === undefined) return;
  const id = decodeURIComponent(hash);
  const there = tags.some(({attributes}) => attributes.id === id || attributes.name === id);
  if (!there) faults.push({file, message: `links to an anchor that is not there: ${href}`});
}

/** Whether an address names a host of its own: `https://…`, or `//…` of the page's scheme. */
export function isOutside(reference: string): boolean {
  return /^(?:(?:https?|wss?|ftp):)?\/\//i.test(reference.trim());
}
