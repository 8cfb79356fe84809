import {checkMatrix} from "../association/check.js";

type Point = readonly [number, number];

/**
 * For what share of all possible weightings of three metrics each system comes first, exactly.
 *
 * The weightings are the points of a triangle; those that put a system first form the polygon cut out of it by one
 * straight line for each rival. Systems with the same utilities share it.
 *
 * @param utilities - three per system
 * @see Lahdelma, Hokkanen and Salminen (1998), Eur. J. Oper. Res. 106, 137–143
 */
export function smaaUniform3FirstRank(utilities: readonly (readonly number[])[]): {first_rank: number[]} {
  if (checkMatrix(utilities, "utilities") !== 3)
    throw new TypeError(`utilities must have three metrics, got ${utilities[0]?.length ?? 0}`);
  const triangle: Point[] = [
    [0, 0],
    [1, 0],
    [0, 1]
  ];
  const first_rank = utilities.map((own) => {
    let region = triangle;
    let equals = 0;
    for (const other of utilities) {
      const [d1, d2, d3] = own.map((u, k) => u - other[k]!) as [number, number, number];
      if (d1 === 0 && d2 === 0 && d3 === 0) equals++;
      // Lead of the system over the other at weights (w1, w2, 1 − w1 − w2).
      else region = keep(region, ([w1, w2]) => d3 + (d1 - d3) * w1 + (d2 - d3) * w2);
    }
    return (2 * area(region)) / equals;
  });
  return {first_rank};
}

/** The part of a convex polygon where a linear function is not negative. */
function keep(polygon: readonly Point[], lead: (point: Point) => number): Point[] {
  const kept: Point[] = [];
  polygon.forEach((point, i) => {
    const next = polygon[(i + 1) % polygon.length]!;
    const here = lead(point);
    const there = lead(next);
    if (here >= 0) kept.push(point);
    if (here * there < 0) {
      const share = here / (here - there);
      kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
    }
  });
  return kept;
}

function area(polygon: readonly Point[]): number {
  let twice = 0;
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}
