import type {Flag} from "../estimate.js";

/** Units below which a category supports screening only (methods §0). */
export const smallN = 30;

/** The cautions that go with a share estimated from n units: too few of them, or a share so near 0 or 1 that it tells little. */
export function shareFlags(share: number, n: number): Flag[] {
  const flags: Flag[] = [];
  if (n < smallN) flags.push("small_n");
  if (share < 0.05 || share > 0.95) flags.push("floor_ceiling");
  return flags;
}

/** The caution that goes with a clustered standard error; below 10 clusters nothing may be called significant. */
export function clusterFlags(clusters: number): Flag[] {
  return clusters < smallN ? ["few_clusters"] : [];
}
