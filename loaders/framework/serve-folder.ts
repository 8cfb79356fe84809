import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize, sep} from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png"
};

export interface ServedFolder {
  /** Where the folder's pages begin, with the sub-path and a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site on loopback the way a plain file host does: under a sub-path, `/value` for `value.html`.
 *
 * @param onServed - told of each file that goes out, by its absolute path
 */
export async function serveFolder(
  folder: string,
  {subPath = "/some/where/", onServed = () => {}}: {subPath?: string; onServed?: (file: string) => void} = {}
): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? "/", "http://localhost");
    const file = pathname.startsWith(subPath) ? fileFor(folder, pathname.slice(subPath.length)) : null;
    if (file === null) {
      response.writeHead(404, {"content-type": "text/plain"}).end("not found");
      return;
    }
    onServed(file);
    response.writeHead(200, {"content-type": types[extname(file)] ?? "application/octet-stream"});
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${subPath}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      })
  };
}

function fileFor(folder: string, path: string): string | null {
  const file = normalize(join(folder, decodeURIComponent(path)));
  if (!`${file}${sep}`.startsWith(normalize(folder + sep))) return null;
  const candidates = path === "" || path.endsWith("/") ? [join(file, "index.html")] : [file, `${file}.html`];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? null;
}
