/** The brackets that are open, by kind, to any depth: one byte each and no recursion. */
export class OpenBrackets {
  depth = 0;
  private kinds = new Uint8Array(256);

  open(byte: number): void {
    if (this.depth === this.kinds.length) {
      const wider = new Uint8Array(this.depth * 2);
      wider.set(this.kinds);
      this.kinds = wider;
    }
    this.kinds[this.depth++] = byte;
  }

  /** Closes the innermost bracket; `false` when it was of the other kind. */
  close(byte: number): boolean {
    // The closing bracket's code is the opening one's plus two, for both kinds.
    return this.kinds[--this.depth]! + 2 === byte;
  }
}
