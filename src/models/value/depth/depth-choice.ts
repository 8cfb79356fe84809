import type {DepthChoice, FrontierOver} from "../value-model.js";

/** What the sections on the frontier show before anybody touches them. */
export const defaultDepth: DepthChoice = {over: "cost", eps_points: 0, eps_cost_share: 0, since: null};

/** The largest differences a reader can call none: points of quality, and share of cost. */
export const MOST_POINTS = 10;
export const MOST_COST_SHARE = 0.5;

const OVER: readonly FrontierOver[] = ["cost", "time", "both"];

/** `over=time&ignore=1&ignore-cost=10&since=2026-10-12`; what cannot be read falls back. */
export function depthFromQuery(query: URLSearchParams, base: DepthChoice): DepthChoice {
  const since = query.get("since") ?? "";
  return {
    over: OVER.find((o) => o === query.get("over")) ?? base.over,
    eps_points: within(query.get("ignore"), MOST_POINTS) ?? base.eps_points,
    eps_cost_share: (within(query.get("ignore-cost"), 100 * MOST_COST_SHARE) ?? 100 * base.eps_cost_share) / 100,
    since: /^\d{4}-\d{2}-\d{2}$/.test(since) ? since : base.since
  };
}

/** Writes what differs from the default. */
export function depthToQuery(query: URLSearchParams, depth: DepthChoice, base: DepthChoice): void {
  if (depth.over !== base.over) query.set("over", depth.over);
  if (depth.eps_points !== base.eps_points) query.set("ignore", String(depth.eps_points));
  if (depth.eps_cost_share !== base.eps_cost_share)
    query.set("ignore-cost", String(Math.round(100 * depth.eps_cost_share)));
  if (depth.since !== base.since && depth.since !== null) query.set("since", depth.since);
}

function within(text: string | null, most: number): number | null {
  const x = text === null || text === "" ? NaN : Number(text);
  return x >= 0 && x <= most ? x : null;
}
