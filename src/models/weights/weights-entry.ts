import type {Quantity} from "../quantity.js";
import {known} from "../quantity.js";

/** Weights as they stand in workspace.yaml: dated, named, with why they were set and on what data. */
export interface WeightsEntry {
  id: string;
  since?: string;
  by?: string;
  why: string;
  /** Twelve hexadecimal digits of the sources' hashes. */
  data: string;
  /** Log loss saved per later change, where the weights come from outcomes. */
  gain?: {value: number; low: number | null; high: number | null};
  weights: Record<string, number>;
}

/** The day of an entry is part of its name, so that two of one month differ; data without dates give none. */
export function weightsEntry(parts: {
  name: string;
  day: string | null;
  by: string | null;
  why: string;
  data: string;
  gain: Quantity | null;
  weights: Record<string, number>;
}): WeightsEntry {
  const gain = parts.gain ? known(parts.gain) : null;
  return {
    ...(parts.day === null ? {id: parts.name} : {id: `${parts.name}-${parts.day}`, since: parts.day}),
    ...(parts.by === null ? {} : {by: parts.by}),
    why: parts.why,
    data: parts.data,
    ...(gain ? {gain: {value: rounded(gain.value, 6), low: cut(gain.low), high: cut(gain.high)}} : {}),
    weights: toHundredths(parts.weights)
  };
}

/** The entry as a list item of `weights:`, to be pasted into workspace.yaml. */
export function entryYaml(entry: WeightsEntry): string {
  return entryLines(entry)
    .map((line) => `  ${line}\n`)
    .join("");
}

/** The same in lines, the first with the item's dash. */
export function entryLines(entry: WeightsEntry): string[] {
  const {gain, weights} = entry;
  return [
    `- id: ${quoted(entry.id)}`,
    ...(entry.since === undefined ? [] : [`  since: ${entry.since}`]),
    ...(entry.by === undefined ? [] : [`  by: ${quoted(entry.by)}`]),
    `  why: ${quoted(entry.why)}`,
    `  data: ${quoted(entry.data)}`,
    ...(gain ? [`  gain: {value: ${gain.value}, low: ${String(gain.low)}, high: ${String(gain.high)}}`] : []),
    `  weights: {${Object.entries(weights)
      .map(([m, w]) => `${/^[A-Za-z_][\w-]*$/.test(m) ? m : quoted(m)}: ${w}`)
      .join(", ")}}`
  ];
}

/** Weights to two decimals that still sum to one: what is left goes to the largest remainders. */
export function toHundredths(weights: Record<string, number>): Record<string, number> {
  const parts = Object.entries(weights).map(([metric, w]) => ({
    metric,
    whole: Math.floor(w * 100 + 1e-9),
    exact: w * 100
  }));
  let left = 100 - parts.reduce((sum, p) => sum + p.whole, 0);
  for (const p of [...parts].sort((a, b) => b.exact - b.whole - (a.exact - a.whole))) {
    if (left <= 0) break;
    p.whole++;
    left--;
  }
  return Object.fromEntries(parts.map((p) => [p.metric, p.whole / 100]));
}

function quoted(text: string): string {
  return JSON.stringify(text); // JSON is YAML, whatever the text holds
}

function rounded(x: number, decimals: number): number {
  return Number(x.toFixed(decimals));
}

function cut(x: number | null): number | null {
  return x === null ? null : rounded(x, 6);
}
