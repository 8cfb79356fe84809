/** What Framework asks of the network, told apart by the path of the address alone. */
export type PackageRequest =
  | {asks: "versions"; name: string}
  | {asks: "tag"; name: string; tag: string}
  | {asks: "module" | "file"; name: string; version: string; path: string};

const name = String.raw`(?<name>(?:@[\w.~-]+\/)?[\w.~-]+)`;
const content = new RegExp(String.raw`^\/npm\/${name}@(?<version>[^/]+)\/(?<path>.+)$`);
const metadata = new RegExp(String.raw`^\/${name}(?:\/(?<tag>[\w.-]+))?$`);

/**
 * The package request that a URL's path stands for, or `null` where it is none.
 *
 * Three shapes exist: `/npm/NAME@VERSION/PATH` asks for content, as a module where the path ends in `+esm`; `/NAME` for
 * the versions there are; `/NAME/TAG` for the version a tag names. No host name takes part, so a mirror is read alike.
 */
export function packageRequest(pathname: string): PackageRequest | null {
  const path = decodeURIComponent(pathname);
  const asked = content.exec(path)?.groups as {name: string; version: string; path: string} | undefined;
  if (asked) {
    if (!/(^|\/)\+esm$/.test(asked.path)) return {asks: "file", ...asked};
    return {asks: "module", ...asked, path: asked.path.replace(/\/?\+esm$/, "")};
  }
  const known = metadata.exec(path)?.groups as {name: string; tag?: string} | undefined;
  if (!known) return null;
  return known.tag === undefined
    ? {asks: "versions", name: known.name}
    : {asks: "tag", name: known.name, tag: known.tag};
}
