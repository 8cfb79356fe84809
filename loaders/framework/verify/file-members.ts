import {gunzipSync} from "node:zlib";
import {MessageReader} from "apache-arrow";
import {fromBufferPromise} from "yauzl";
import {arrowTexts} from "./arrow-texts.js";

/** Bytes that a file holds: its own, or those of a compressed member, named `file.gz!` or `file.zip!member`. */
export interface Member {
  name: string;
  bytes: Uint8Array;
  /** Whether the bytes are Arrow's, where texts stand beside each other and beside numbers without a mark between. */
  isArrow?: boolean;
  /** What was taken out of the member before, for a closer look: the texts of an Arrow stream, as JSON. */
  isTexts?: boolean;
}

const mostBytes = 2 ** 30;
const deepest = 4;

/**
 * A file's bytes and those of everything packed inside it, so that a search misses nothing.
 *
 * An Arrow stream comes twice: its bytes, and its texts one by one.
 *
 * @throws one line for what cannot be looked into (Parquet, zstd, compressed Arrow, a damaged archive): what cannot be
 *   searched must not leave
 */
export async function fileMembers(name: string, bytes: Uint8Array, depth = 0): Promise<Member[]> {
  const members: Member[] = [{name, bytes}];
  if (depth > deepest) throw new Error(`is packed more than ${deepest} times over: ${name}`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = buffer.subarray(0, 4).toString("latin1");
  if (magic.startsWith("\x1f\x8b")) {
    members.push(...(await fileMembers(`${name}!`, gunzipSync(buffer, {maxOutputLength: mostBytes}), depth + 1)));
  } else if (magic === "PK\x03\x04") {
    for (const member of await unzip(name, buffer)) {
      members.push(...(await fileMembers(member.name, member.bytes, depth + 1)));
    }
  } else if (magic === "PAR1" || magic === "(\xb5/\xfd") {
    throw new Error(`holds ${magic === "PAR1" ? "Parquet" : "zstd"}, which is not looked into: ${name}`);
  } else if (magic === "\xff\xff\xff\xff" || magic === "ARRO") {
    refuseCompressedArrow(name, buffer);
    members[0] = {name, bytes, isArrow: true};
    members.push({name, bytes: Buffer.from(JSON.stringify(arrowTexts(buffer))), isTexts: true});
  }
  return members;
}

async function unzip(name: string, buffer: Buffer): Promise<Member[]> {
  const members: Member[] = [];
  const zip = await fromBufferPromise(buffer, {lazyEntries: true});
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length;
      if (size > mostBytes) throw new Error(`unpacks to more than 1 GiB: ${name}!${entry.fileName}`);
      chunks.push(chunk as Buffer);
    }
    members.push({name: `${name}!${entry.fileName}`, bytes: Buffer.concat(chunks)});
  }
  return members;
}

/** Arrow's buffers are searched as they lie in the file; those it has packed one by one would hide what they hold. */
function refuseCompressedArrow(name: string, buffer: Buffer): void {
  if (buffer.subarray(0, 6).toString("latin1") === "ARROW1") {
    throw new Error(`holds an Arrow file, not a stream: ${name}`);
  }
  const reader = new MessageReader(buffer);
  for (const message of reader) {
    if (message.isRecordBatch() && message.header().compression !== null) {
      throw new Error(`holds compressed Arrow, which is not looked into: ${name}`);
    }
    reader.readMessageBody(message.bodyLength);
  }
}
