import {answerRequest} from "./answer-request.js";
import {installedPackages, type InstalledPackages} from "./installed-packages.js";
import {packageRequest} from "./package-request.js";

const mark = Symbol.for("assay.offline-fetch");

/**
 * A `fetch` that never leaves this machine: packages come from `node_modules`, loopback and `data:` pass, all else is refused.
 *
 * A build whose libraries float with a CDN cannot be reproduced, and a laptop without a network must build the same site.
 *
 * @param root - the project's folder
 * @param passOn - the fetch that loopback and `data:` addresses go to
 */
export function offlineFetch(root: string, passOn: typeof fetch): typeof fetch {
  let packages: InstalledPackages | undefined;
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol === "data:" || isLoopback(url.hostname)) return passOn(input, init);
    const request = packageRequest(url.pathname);
    if (!request) throw new Error(`no network: refused ${url.href}`);
    return answerRequest((packages ??= installedPackages(root)), request);
  };
}

/** Puts `offlineFetch` in the place of the global fetch of this process, once however often the config is read. */
export function installOfflineFetch(root: string): void {
  if (mark in globalThis.fetch) return;
  globalThis.fetch = Object.assign(offlineFetch(root, globalThis.fetch), {[mark]: true});
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
