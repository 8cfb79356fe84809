import {unpacked} from "../components/files/unpacked.js";

/** How much of several files has come. */
export interface Progress {
  bytes: number;
  /** `null` where a host does not say how long its files are. */
  total: number | null;
}

/**
 * Fetches gzipped files side by side and unpacks them; they stay compressed on the wire whatever the host does.
 *
 * @param urls - where they are
 * @param onProgress - called as bytes come
 * @throws one line that names the file which could not be read
 */
export async function fetchPlain(
  urls: readonly string[],
  onProgress: (progress: Progress) => void
): Promise<Uint8Array[]> {
  let bytes = 0;
  const responses = await Promise.all(urls.map(async (url) => opened(url, await fetch(url))));
  const lengths = responses.map(({length}) => length);
  const total = lengths.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0);
  const counted = () =>
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.length;
        onProgress({bytes, total});
        controller.enqueue(chunk);
      }
    });
  return Promise.all(
    responses.map(async ({body}) => {
      const plain = await unpacked(body.pipeThrough(counted()));
      return new Uint8Array(await new Response(plain).arrayBuffer());
    })
  );
}

interface Opened {
  body: ReadableStream<Uint8Array<ArrayBuffer>>;
  length: number | null;
}

function opened(url: string, {ok, status, body, headers}: Response): Opened {
  if (!ok || !body) throw new Error(`rows could not be read from ${url}: ${status}`);
  const length = headers.get("content-length");
  return {body, length: length === null ? null : Number(length)};
}
