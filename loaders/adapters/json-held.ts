/** The bytes of one value that stretches over several chunks, up to a bound. */
export class HeldBytes {
  private parts: Uint8Array[] = [];
  private bytes = 0;
  /** Where in the current chunk the value goes on. */
  private from = 0;

  constructor(private readonly maxBytes: number) {}

  /** A value begins here. */
  begin(at: number): void {
    this.from = at;
  }

  /** Keeps the rest of a chunk; `false` when the value has become too large, and then holds nothing more. */
  keep(chunk: Uint8Array, end: number): boolean {
    this.bytes += end - this.from;
    if (this.bytes > this.maxBytes) return false;
    // A copy: the reader may use its chunk's memory again.
    if (end > this.from) this.parts.push(new Uint8Array(chunk.subarray(this.from, end)));
    this.from = 0;
    return true;
  }

  /** The whole value, which ends here, or `null` when it is too large. Valid until the chunk's memory is used again. */
  take(chunk: Uint8Array, end: number): Uint8Array | null {
    const last = chunk.subarray(this.from, end);
    const fits = this.bytes + last.length <= this.maxBytes;
    const whole = this.parts.length === 0 ? last : Buffer.concat([...this.parts, last]);
    this.drop();
    return fits ? whole : null;
  }

  drop(): void {
    this.parts = [];
    this.bytes = 0;
    this.from = 0;
  }
}

/** The key that a JSON string's bytes write. */
export function keyText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  try {
    return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1);
  } catch {
    return text.slice(1, -1);
  }
}
