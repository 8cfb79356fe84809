/** A file of an archive. */
export interface TarMember {
  name: string;
  bytes: Uint8Array;
}

const BLOCK = 512;

/**
 * Files as one tar archive, the same bytes for the same files: how one loader hands Framework several.
 *
 * POSIX.1-1988 (ustar): a head of 512 bytes a file, its bytes padded to whole blocks, two empty blocks at the end.
 *
 * @throws for a name over 100 bytes, which the plain form cannot hold
 */
export function tar(members: readonly TarMember[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const {name, bytes} of members) {
    if (Buffer.byteLength(name) > 100) throw new TypeError(`a tar member's name needs at most 100 bytes, got ${name}`);
    parts.push(head(name, bytes.length), bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK));
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function head(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number) =>
    block.write(`${value.toString(8).padStart(digits, "0")}\0`, at, "latin1");
  block.write(name, 0);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(0, 136, 11);
  // The sum is taken with its own place filled with blanks.
  block.write("        ", 148, "latin1");
  block.write("0", 156, "latin1");
  block.write("ustar\u000000", 257, "latin1");
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6
  );
  return block;
}
