import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {unpacked} from "../../../src/components/files/unpacked.js";

const text = "cells ".repeat(5000);

function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
      controller.close();
    }
  });
}

describe("unpacked(body)", () => {
  it.each([1, 7, 1 << 20])(
    "gives the same bytes from a host that unpacks and one that does not, in chunks of %i",
    async (size) => {
      const plain = Buffer.from(text);
      for (const bytes of [gzipSync(plain), plain])
        expect(await new Response(await unpacked(streamOf(bytes, size))).text()).toBe(text);
    }
  );

  it("gives nothing for nothing", async () => {
    expect(await new Response(await unpacked(streamOf(new Uint8Array(0), 1))).text()).toBe("");
  });
});
