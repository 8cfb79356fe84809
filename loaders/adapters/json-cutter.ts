import {OpenBrackets} from "./json-brackets.js";
import {HeldBytes, keyText} from "./json-held.js";
import type {PatternNode} from "./json-pattern.js";
import {patternTree} from "./json-pattern.js";

/** A value cut out of a JSON text by its path, or the end of a container that was asked for. */
export interface Cut {
  path: readonly (string | number)[];
  /** Byte offset of the value's first byte. */
  start: number;
  /** The value's own bytes; `null` for the end of a container and where `fault` says why not. */
  bytes: Uint8Array | null;
  kind: "value" | "end";
  fault: "too_large" | "too_deep" | "not_a_container" | null;
}

/** How a text ended: `null` when it closed properly, else what was wrong and where. */
export interface CutEnd {
  fault: {offset: number; message: string} | null;
  /** Path of the value that was being cut when the text ended or broke; it was not handed out. */
  open: readonly (string | number)[] | null;
  /** Whether any value began at all. */
  started: boolean;
}

interface Frame {
  node: PatternNode;
  array: boolean;
  key: string;
  index: number;
  /** In an object: whether the next string is a key. */
  wantsKey: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const EMPTY: Cut[] = [];

/**
 * Cuts chosen values out of one JSON text of any size, holding no more than the value being cut.
 *
 * Parsing a whole export needs it as one string, which V8 refuses beyond 512 MB. Here the bytes are only followed by
 * depth, chosen values are handed out as bytes for `JSON.parse`, and everything else is passed over: several times the
 * speed of an incremental parser (`bench/adapters.ts`), in memory bounded by the largest value wanted. Bare `NaN` and
 * `Infinity` pass as any other literal. Nothing recurses, so depth costs nothing.
 *
 * Patterns are keys joined by dots; `*` stands for each element of an array and `{}` for each member of
 * an object; an empty pattern is the whole text. A
 * pattern ending in `!` asks for the end of a container instead, for instance `samples.*!` after `samples.*.id`.
 */
export class JsonCutter {
  private readonly root: PatternNode;
  private readonly frames: Frame[] = [];
  private offset = 0;
  private started = false;
  private done = false;
  private fault: {offset: number; message: string} | null = null;

  private inString = false;
  private isKey = false;
  private carriesEscape = false;
  private inLiteral = false;
  private readonly brackets = new OpenBrackets();

  private cutting: Cut | null = null;
  private readonly held: HeldBytes;
  private cuts: Cut[] = EMPTY;

  constructor(
    patterns: readonly string[],
    private readonly limits: {maxBytes: number; maxDepth: number}
  ) {
    this.root = patternTree(patterns);
    this.held = new HeldBytes(limits.maxBytes);
  }

  /** Takes the next bytes and returns what was completed within them. */
  push(chunk: Uint8Array): Cut[] {
    this.cuts = [];
    if (this.fault === null) this.scan(chunk);
    this.offset += chunk.length;
    return this.cuts;
  }

  /** Says how the text ended; call it once after the last bytes. A bare literal at the end is completed here. */
  finish(): {cuts: Cut[]; end: CutEnd} {
    this.cuts = [];
    if (this.inLiteral) this.closeValue(new Uint8Array(0), 0);
    const open = (this.isKey ? null : this.cutting?.path) ?? this.openContainer();
    if (this.fault === null && this.started && !this.done) {
      this.fault = {offset: this.offset, message: "the file ends in the middle of a value"};
    }
    return {cuts: this.cuts, end: {fault: this.fault, open, started: this.started}};
  }

  private openContainer(): (string | number)[] | null {
    for (let at = this.frames.length - 1; at >= 0; at--) {
      if (this.frames[at]!.node.end) return this.pathTo(at);
    }
    return null;
  }

  private scan(chunk: Uint8Array): void {
    let i = 0;
    this.held.begin(0);
    const n = chunk.length;
    while (i < n) {
      if (this.fault !== null) return;
      if (this.inString) {
        i = this.scanString(chunk, i);
        continue;
      }
      const byte = chunk[i]!;
      if (this.inLiteral) {
        if (byte === 0x2c || byte === 0x5d || byte === 0x7d || byte <= 0x20) this.closeValue(chunk, i);
        else i++;
        continue;
      }
      if (this.brackets.depth > 0) {
        i = this.scanPassed(chunk, i);
        continue;
      }
      if (byte <= 0x20) i++;
      else i = this.scanStructure(chunk, i, byte);
    }
    if (this.cutting !== null && this.cutting.fault === null && !this.held.keep(chunk, n)) this.spoil("too_large");
  }

  /** Inside a value that is cut or passed over: only depth counts. */
  private scanPassed(chunk: Uint8Array, start: number): number {
    const n = chunk.length;
    for (let i = start; i < n; i++) {
      const byte = chunk[i]!;
      if (byte === QUOTE) {
        this.inString = true;
        this.isKey = false;
        return i + 1;
      }
      if (byte === 0x7b || byte === 0x5b) {
        this.brackets.open(byte);
        if (this.brackets.depth > this.limits.maxDepth && this.cutting !== null) this.spoil("too_deep");
      } else if (byte === 0x7d || byte === 0x5d) {
        if (!this.brackets.close(byte)) return this.breakAt(i, "a bracket closes what it did not open");
        if (this.brackets.depth === 0) {
          this.closeValue(chunk, i + 1);
          return i + 1;
        }
      }
    }
    return n;
  }

  private scanString(chunk: Uint8Array, start: number): number {
    let i = start;
    for (;;) {
      const quote = chunk.indexOf(QUOTE, i);
      const stop = quote === -1 ? chunk.length : quote;
      let back = stop;
      while (back > i && chunk[back - 1] === BACKSLASH) back--;
      const slashes = stop - back + (back === i && this.carriesEscape ? 1 : 0);
      if (quote === -1) {
        // An empty rest keeps the carry as it was.
        if (stop > i) this.carriesEscape = slashes % 2 === 1;
        return stop;
      }
      this.carriesEscape = false;
      i = quote + 1;
      if (slashes % 2 === 0) break;
    }
    this.inString = false;
    if (this.isKey) this.closeKey(chunk, i);
    else if (this.brackets.depth === 0) this.closeValue(chunk, i);
    return i;
  }

  /** Between the values of the containers that lead to a pattern. */
  private scanStructure(chunk: Uint8Array, i: number, byte: number): number {
    const frame = this.frames[this.frames.length - 1];
    if (frame === undefined) {
      if (this.done) return this.breakAt(i, "there is text after the end of the value");
      return this.openValue(chunk, i, byte, this.root);
    }
    if (byte === 0x7d || byte === 0x5d) {
      if (frame.array !== (byte === 0x5d)) return this.breakAt(i, "a bracket closes what it did not open");
      if (frame.node.end) {
        const path = this.pathTo(this.frames.length - 1);
        this.cuts.push({path, start: this.offset + i, bytes: null, kind: "end", fault: null});
      }
      this.frames.pop();
      this.afterValue();
      return i + 1;
    }
    if (byte === 0x2c || byte === 0x3a) {
      frame.wantsKey = byte === 0x2c && !frame.array;
      return i + 1;
    }
    if (frame.array) {
      frame.index++;
      return this.openValue(chunk, i, byte, frame.node.element);
    }
    if (frame.wantsKey) {
      if (byte !== QUOTE) return this.breakAt(i, "a key was needed");
      this.inString = true;
      this.isKey = true;
      this.held.begin(i);
      this.cutting = {path: EMPTY_PATH, start: this.offset + i, bytes: null, kind: "value", fault: null};
      return i + 1;
    }
    return this.openValue(chunk, i, byte, frame.node.keys.get(frame.key) ?? frame.node.member);
  }

  private openValue(chunk: Uint8Array, i: number, byte: number, node: PatternNode | null): number {
    this.started = true;
    const opens = byte === 0x7b || byte === 0x5b;
    const leads =
      node !== null && !node.cut && (node.keys.size > 0 || node.element !== null || node.member !== null || node.end);
    if (leads && opens) {
      this.frames.push({node, array: byte === 0x5b, key: "", index: -1, wantsKey: byte === 0x7b});
      return i + 1;
    }
    if (node?.end === true && !opens) {
      const path = this.pathTo(this.frames.length);
      this.cuts.push({path, start: this.offset + i, bytes: null, kind: "end", fault: "not_a_container"});
    }
    if (node?.cut === true) {
      this.cutting = {
        path: this.pathTo(this.frames.length),
        start: this.offset + i,
        bytes: null,
        kind: "value",
        fault: null
      };
      this.held.begin(i);
    }
    if (opens) {
      this.brackets.open(byte);
    } else if (byte === QUOTE) {
      this.inString = true;
      this.isKey = false;
    } else {
      this.inLiteral = true;
    }
    return i + 1;
  }

  private closeKey(chunk: Uint8Array, end: number): void {
    const frame = this.frames[this.frames.length - 1]!;
    const bytes = this.cutting?.fault === null ? this.held.take(chunk, end) : null;
    this.isKey = false;
    this.cutting = null;
    frame.wantsKey = false;
    // A key too long to be held is none that was asked for.
    frame.key = bytes === null ? "" : keyText(bytes);
  }

  private closeValue(chunk: Uint8Array, end: number): void {
    this.inLiteral = false;
    const cut = this.cutting;
    if (cut !== null) {
      const bytes = cut.fault === null ? this.held.take(chunk, end) : null;
      this.held.drop();
      this.cutting = null;
      this.cuts.push({...cut, bytes, fault: cut.fault ?? (bytes === null ? "too_large" : null)});
    }
    this.afterValue();
  }

  private afterValue(): void {
    if (this.frames.length === 0) this.done = true;
  }

  private spoil(fault: "too_large" | "too_deep"): void {
    this.cutting!.fault = fault;
    this.held.drop();
  }

  private breakAt(i: number, message: string): number {
    this.fault = {offset: this.offset + i, message};
    return i;
  }

  private pathTo(frames: number): (string | number)[] {
    return this.frames.slice(0, frames).map((frame) => (frame.array ? frame.index : frame.key));
  }
}

const EMPTY_PATH: readonly (string | number)[] = [];
