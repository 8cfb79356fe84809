import {crc32, createInflateRaw} from "node:zlib";
import type {Readable} from "node:stream";
import {pipeline} from "node:stream";
import {Decompress} from "fzstd";
import type {Entry, ZipFile} from "yauzl";
import yauzl from "yauzl";
import type {SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";

const STORED = 0;
const DEFLATE = 8;
const ZSTD = 93;
const MAX_MEMBERS = 2_000_000;
/** Text compresses to a tenth, repetitive logs to a hundredth; beyond this ratio a large member is a bomb. */
const MAX_RATIO = 250;
const RATIO_FREE_BYTES = 64 * 1024 * 1024;
const MAX_WINDOW_BYTES = 256 * 1024 * 1024;
/** One zstd block of four bytes may stand for 128 KiB: small slices keep what one push makes small. */
const ZSTD_SLICE_BYTES = 1024;

/** A file in an archive, as the central directory lists it. */
export interface ZipMember {
  name: string;
  bytes: number;
  entry: Entry;
}

/** A member that cannot be read, or not to its end; the others may still be. */
export class UnreadableMember extends Error {
  constructor(
    readonly code: "unreadable" | "too_large",
    message: string
  ) {
    super(message);
  }
}

/**
 * The members of a zip archive, read through its central directory, never by scanning.
 *
 * Names are only ever compared, so a member called `../x` harms nobody. Methods 0, 8 (deflate) and 93 (zstd, several
 * frames) are read; size and CRC are checked; a member that would expand out of proportion is refused before or while
 * it is read.
 */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    /** By name; of several members of one name the last counts, as in every unzip program. */
    readonly members: ReadonlyMap<string, ZipMember>
  ) {}

  /** Opens an archive; throws an `UnreadableFile` when its directory is missing or broken, as in half a zip. */
  static async open(file: SourceFile): Promise<ZipArchive> {
    try {
      const zip = await openFile(file.path);
      return new ZipArchive(zip, await listMembers(zip));
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      const reason =
        error instanceof Error && /central directory/i.test(error.message)
          ? "its directory is missing"
          : "it is damaged";
      throw new UnreadableFile(`needed a whole zip archive: ${reason}`);
    }
  }

  /** The bytes of a member in pieces; throws an `UnreadableMember` when they cannot be trusted. */
  async *read({name, bytes, entry}: ZipMember): AsyncGenerator<Uint8Array, void, void> {
    if (entry.isEncrypted()) throw new UnreadableMember("unreadable", `${name} is encrypted`);
    if (bytes > RATIO_FREE_BYTES && bytes > entry.compressedSize * MAX_RATIO) {
      throw new UnreadableMember("too_large", `${name} would expand ${entry.compressedSize} bytes to ${bytes}`);
    }
    let size = 0;
    let crc = 0;
    try {
      for await (const chunk of inflated(await this.stored(entry), entry.compressionMethod, bytes)) {
        size += chunk.length;
        if (size > bytes) throw new UnreadableMember("too_large", `${name} expands beyond its ${bytes} bytes`);
        crc = crc32(chunk, crc);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof UnreadableMember) throw error;
      throw new UnreadableMember("unreadable", `${name} cannot be decompressed`);
    }
    if (size !== bytes) throw new UnreadableMember("unreadable", `${name} needed ${bytes} bytes, ${size} came`);
    if (crc >>> 0 !== entry.crc32 >>> 0)
      throw new UnreadableMember("unreadable", `${name} does not match its checksum`);
  }

  close(): void {
    this.zip.close();
  }

  private stored(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, {decodeFileData: false}, (error, stream) => {
        if (error) reject(error);
        else resolve(stream);
      });
    });
  }
}

function openFile(path: string): Promise<ZipFile> {
  // Undecoded names: yauzl would refuse the whole archive for a `../` in one of them.
  const options = {lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false};
  return new Promise((resolve, reject) => {
    yauzl.open(path, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function listMembers(zip: ZipFile): Promise<Map<string, ZipMember>> {
  const members = new Map<string, ZipMember>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      const name = entry.fileNameRaw.toString("utf8");
      members.set(name, {name, bytes: entry.uncompressedSize, entry});
      if (members.size > MAX_MEMBERS) reject(new UnreadableFile(`an archive of more than ${MAX_MEMBERS} members`));
      else zip.readEntry();
    });
    zip.on("end", () => resolve(members));
    zip.on("error", reject);
    zip.readEntry();
  });
}

async function* inflated(raw: Readable, method: number, bytes: number): AsyncGenerator<Uint8Array, void, void> {
  if (method === STORED) yield* raw as AsyncIterable<Uint8Array>;
  else if (method === ZSTD) yield* unzstd(raw, bytes);
  else if (method === DEFLATE) {
    // The callback is needed for errors to travel; they are thrown by the loop itself.
    yield* pipeline(raw, createInflateRaw(), () => undefined) as AsyncIterable<Uint8Array>;
  } else throw new UnreadableMember("unreadable", `compression method ${method} is not known`);
}

async function* unzstd(raw: Readable, bytes: number): AsyncGenerator<Uint8Array, void, void> {
  let out: Uint8Array[] = [];
  let size = 0;
  const decompress = new Decompress((chunk) => {
    size += chunk.length;
    if (size > bytes) throw new UnreadableMember("too_large", `a zstd member expands beyond its ${bytes} bytes`);
    // A copy: the decompressor's window is written again.
    if (chunk.length > 0) out.push(new Uint8Array(chunk));
  });
  let first = true;
  for await (const chunk of raw as AsyncIterable<Uint8Array>) {
    if (first && windowBytes(chunk) > MAX_WINDOW_BYTES) {
      throw new UnreadableMember("too_large", "a zstd member asks for too large a window");
    }
    first = false;
    for (let at = 0; at < chunk.length; at += ZSTD_SLICE_BYTES) {
      decompress.push(chunk.subarray(at, at + ZSTD_SLICE_BYTES));
      yield* out;
      out = [];
    }
  }
  // A whole number of frames leaves nothing open; a frame cut short throws.
  if (size < bytes) decompress.push(new Uint8Array(0), true);
  yield* out;
}

/** The window a zstd frame's header asks for (RFC 8878, 3.1.1.1.2); 0 for a frame that is its own window. */
function windowBytes(frame: Uint8Array): number {
  if (frame.length < 6 || (frame[4]! & 0x20) !== 0) return 0;
  const descriptor = frame[5]!;
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}
