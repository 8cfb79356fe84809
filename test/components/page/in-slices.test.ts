// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import {inSlices} from "../../../src/components/page/in-slices.js";
import {inTurn} from "../../../src/components/page/in-turn.js";

let frames: (() => void)[];
beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => frames.push(work));
  vi.stubGlobal("setTimeout", (work: () => void) => work());
});

function frame(): void {
  for (const work of frames.splice(0)) work();
}

describe("inSlices()", () => {
  const pieces = (done: string[], names: string) => [...names].map((name) => () => void done.push(name));

  it("does one piece after each frame, in order", () => {
    const done: string[] = [];
    inSlices().start(pieces(done, "abc"));
    const seen = [done.join("")];
    for (let i = 0; i < 4; i++) {
      frame();
      seen.push(done.join(""));
    }
    expect(seen).toEqual(["", "a", "ab", "abc", "abc"]);
  });

  it("drops what is left when it is stopped or begins with other pieces", () => {
    const done: string[] = [];
    const slices = inSlices();
    slices.start(pieces(done, "abc"));
    frame();
    slices.start(pieces(done, "xyz"));
    frame();
    slices.stop();
    frame();
    expect(done.join("")).toBe("ax");
  });

  it("does the rest at once where the page is printed", () => {
    const done: string[] = [];
    inSlices().start(pieces(done, "abc"));
    frame();
    dispatchEvent(new Event("beforeprint"));
    expect(done.join("")).toBe("abc");
    frame();
    expect(done.join("")).toBe("abc");
  });
});

describe("inTurn(work)", () => {
  it("does the first at once, each further one after a frame, and then the next at once again", () => {
    const done: string[] = [];
    for (const name of "abc") inTurn(() => void done.push(name));
    const seen = [done.join("")];
    for (let i = 0; i < 3; i++) {
      frame();
      seen.push(done.join(""));
    }
    inTurn(() => void done.push("d"));
    expect([...seen, done.join("")]).toEqual(["a", "ab", "abc", "abc", "abcd"]);
    frame();
  });
});
