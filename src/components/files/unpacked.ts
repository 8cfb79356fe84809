type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of a gzipped file, unpacked, whether or not the browser has done it already.
 *
 * Some hosts send every `.gz` with `Content-Encoding: gzip`, and the browser then unpacks it unasked; the first two
 * bytes tell. For files that are not gzip inside.
 */
export async function unpacked(body: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  const reader = body.getReader();
  const first: Bytes[] = [];
  let seen = 0;
  while (seen < 2) {
    const {done, value} = await reader.read();
    if (done) break;
    first.push(value);
    seen += value.length;
  }
  const [a, b] = first.flatMap((chunk) => [...chunk.subarray(0, 2)]);
  const whole = new ReadableStream<Bytes>({
    start: (controller) => first.forEach((chunk) => controller.enqueue(chunk)),
    async pull(controller) {
      const {done, value} = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason)
  });
  return a === 0x1f && b === 0x8b ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}
