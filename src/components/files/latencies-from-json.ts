import type {LatencyEstimate} from "../../models/system/latency-estimates.js";
import {unpacked} from "./unpacked.js";

/** Fetches the gzipped quantiles of every system's times. */
export async function fetchLatencies(url: string): Promise<LatencyEstimate[]> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`times could not be read from ${url}: ${response.status}`);
  return JSON.parse(await new Response(await unpacked(response.body)).text()) as LatencyEstimate[];
}
