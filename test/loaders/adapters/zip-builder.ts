import {crc32, deflateRawSync} from "node:zlib";

/** A member as it is to stand in the archive; what is declared may differ from what is there. */
export interface BuiltMember {
  name: string;
  data: string | Uint8Array;
  method?: 0 | 8 | 93;
  /** Bytes as stored, when they are not to be made from `data`. */
  stored?: Uint8Array;
  declaredBytes?: number;
  crc?: number;
}

/** A zip archive written by hand, so that tests can lie in its headers. */
export function buildZip(members: readonly BuiltMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {name, data, method = 8, stored, declaredBytes, crc} of members) {
    const raw = Buffer.from(data);
    const body = Buffer.from(stored ?? (method === 8 ? deflateRawSync(raw) : method === 93 ? zstdRaw(raw) : raw));
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(63, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc ?? crc32(raw), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(declaredBytes ?? raw.length, 18);
    common.writeUInt16LE(title.length, 22);
    files.push(Buffer.concat([signature(0x04034b50), common, title, body]));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([63, 0]), common, rest, title]));
    offset += files[files.length - 1]!.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

/** One zstd frame of raw blocks (RFC 8878): no window of its own size, no checksum. */
export function zstdRaw(raw: Buffer): Buffer {
  const parts = [signature(0xfd2fb528), Buffer.from([0xa0]), sizeOf(raw.length)];
  for (let at = 0; at < raw.length || at === 0; at += 65536) {
    const block = raw.subarray(at, at + 65536);
    parts.push(blockHeader(block.length, 0, at + 65536 >= raw.length), block);
  }
  return Buffer.concat(parts);
}

/** One zstd frame of run-length blocks: `blocks` times 128 KiB of one letter, from four bytes each. */
export function zstdBomb(blocks: number): Buffer {
  const parts = [signature(0xfd2fb528), Buffer.from([0x00, 0x50])];
  for (let at = 0; at < blocks; at++) parts.push(blockHeader(131072, 1, at === blocks - 1), Buffer.from("a"));
  return Buffer.concat(parts);
}

function blockHeader(size: number, type: number, last: boolean): Buffer {
  const header = (size << 3) | (type << 1) | Number(last);
  return Buffer.from([header & 255, (header >> 8) & 255, (header >> 16) & 255]);
}

function signature(value: number): Buffer {
  return sizeOf(value);
}

function sizeOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0, 0);
  return bytes;
}
