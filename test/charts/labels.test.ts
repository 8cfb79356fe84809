import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {breakName} from "../../src/charts/labels/break-name.js";
import {distanceTo, inside, lengthInside, overlap} from "../../src/charts/labels/geometry.js";
import {placeLabels, type LabelRequest, type Surroundings, type Tier} from "../../src/charts/labels/place-labels.js";

const frame = {left: 40, top: 20, right: 880, bottom: 500};

const markArbitrary = fc.record({
  x: fc.double({min: 45, max: 875, noNaN: true}),
  y: fc.double({min: 30, max: 490, noNaN: true}),
  width: fc.double({min: 20, max: 128, noNaN: true}),
  tier: fc.constantFrom<Tier>("frontier", "possible", "dominated", "dominated", "dominated")
});

function requestsOf(marks: {x: number; y: number; width: number; tier: Tier}[]): LabelRequest[] {
  let frontier = 0;
  return marks.map((m, i) => {
    // A frontier of more than ten names is rarer than the frames this is drawn for.
    const tier = m.tier === "frontier" && ++frontier > 10 ? "dominated" : m.tier;
    return {id: String(i), x: m.x, y: m.y, r: 6, width: m.width, height: tier === "dominated" ? 15 : 31, tier};
  });
}

function around(requests: LabelRequest[]): Surroundings {
  return {
    frame,
    marks: requests.map(({id, x, y, r}) => ({id, x, y, r})),
    lines: [{x1: 40, y1: 200, x2: 880, y2: 200, weight: 2.2}],
    taken: [{left: 46, top: 22, right: 150, bottom: 40}],
    crowded: requests.length > 40
  };
}

describe("placeLabels", () => {
  it("lets no two names overlap, none leave the frame, none cover a mark, and places every frontier name", () => {
    fc.assert(
      fc.property(fc.array(markArbitrary, {minLength: 1, maxLength: 60}), (marks) => {
        const requests = requestsOf(marks);
        const surroundings = around(requests);
        const placed = placeLabels(requests, surroundings);
        for (let i = 0; i < placed.length; i++) {
          const {box} = placed[i]!;
          expect(inside(box, frame)).toBe(true);
          for (const taken of surroundings.taken) expect(overlap(box, taken)).toBe(false);
          for (const mark of surroundings.marks) expect(distanceTo(box, mark.x, mark.y)).toBeGreaterThanOrEqual(mark.r);
          for (let j = 0; j < i; j++) expect(overlap(box, placed[j]!.box)).toBe(false);
        }
        const names = new Set(placed.map((p) => p.id));
        for (const r of requests) if (r.tier === "frontier") expect(names.has(r.id)).toBe(true);
      }),
      {seed: 20251209, numRuns: 60}
    );
  });

  it("gives the same places for the same boxes", () => {
    const requests = requestsOf([
      {x: 200, y: 200, width: 80, tier: "frontier"},
      {x: 210, y: 205, width: 90, tier: "possible"},
      {x: 600, y: 300, width: 60, tier: "dominated"}
    ]);
    expect(placeLabels(requests, around(requests))).toEqual(placeLabels(requests, around(requests)));
  });

  it("draws a leader from 12 px on and none on a name beside its mark", () => {
    const requests = requestsOf([{x: 400, y: 350, width: 60, tier: "dominated"}]);
    const [label] = placeLabels(requests, around(requests));
    expect(label?.leader).toBeNull();
  });

  it("does not let a free spot beside the wrong mark win", () => {
    // Two marks 16 px apart: each name must be nearer to its own, or have a leader.
    const requests = requestsOf([
      {x: 400, y: 300, width: 60, tier: "frontier"},
      {x: 416, y: 300, width: 60, tier: "frontier"}
    ]);
    for (const label of placeLabels(requests, around(requests))) {
      const own = requests.find((r) => r.id === label.id)!;
      const other = requests.find((r) => r.id !== label.id)!;
      const nearer = distanceTo(label.box, own.x, own.y) <= distanceTo(label.box, other.x, other.y);
      expect(nearer || label.leader !== null).toBe(true);
    }
  });
});

describe("breakName", () => {
  it("keeps a short name whole and breaks a long one before its bracket", () => {
    expect(breakName("Aster 5 mini", 12, false)).toEqual(["Aster 5 mini"]);
    expect(breakName("Aster 4 Large Reasoner (32k thinking)", 12, false)).toEqual([
      "Aster 4 Large Reasoner",
      "(32k thinking)"
    ]);
    expect(breakName("a-name-without-any-space-that-is-long", 12, false)).toHaveLength(1);
  });
});

describe("geometry", () => {
  it("lengthInside clips a segment to its box", () => {
    const box = {left: 0, top: 0, right: 10, bottom: 10};
    expect(lengthInside({x1: -5, y1: 5, x2: 15, y2: 5}, box)).toBeCloseTo(10, 9);
    expect(lengthInside({x1: -5, y1: 15, x2: 15, y2: 15}, box)).toBe(0);
    // By hand: the diagonal from (0, 0) to (10, 10) is √200 long.
    expect(lengthInside({x1: -5, y1: -5, x2: 15, y2: 15}, box)).toBeCloseTo(Math.sqrt(200), 9);
  });
});
