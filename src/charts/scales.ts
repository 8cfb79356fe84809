import {scaleLinear, scaleLog} from "d3-scale";

const mostTicks = 6;

/**
 * At most six ticks for a logarithmic axis: 1-2-5 of each decade, else 1-3, else whole decades, else every nth.
 *
 * Within less than a factor of three none of these give two ticks; then round numbers are taken as on a linear axis.
 */
export function logTicks([low, high]: [number, number], most = mostTicks): number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = decades(low, high, steps);
    if (ticks.length >= 2 && ticks.length <= most) return ticks;
  }
  const whole = decades(low, high, [1]);
  if (whole.length > most) return whole.filter((_, i) => i % Math.ceil(whole.length / most) === 0);
  const linear = scaleLinear([low, high], [0, 1])
    .ticks(Math.min(4, most))
    .filter((t) => t > 0);
  return linear.slice(0, most);
}

/** At most six round ticks for a linear axis. */
export function linearTicks([low, high]: [number, number], most = mostTicks): number[] {
  for (let count = most; count > 1; count--) {
    const ticks = scaleLinear([low, high], [0, 1]).ticks(count);
    if (ticks.length <= most) return ticks;
  }
  return [low, high];
}

function decades(low: number, high: number, steps: number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (tick >= low * 0.9999 && tick <= high * 1.0001) ticks.push(tick);
    }
  }
  return ticks;
}

/** A scale from data to px; logarithmic for costs. */
export function axisScale(
  kind: "linear" | "log",
  domain: [number, number],
  range: [number, number]
): (x: number) => number {
  return kind === "log" ? scaleLog(domain, range) : scaleLinear(domain, range);
}

/** Domain of a cost axis: from the cheapest to the dearest interval end, but never more than threefold past the marks. */
export function costDomain(costs: {value: number; low: number | null; high: number | null}[]): [number, number] {
  let least = Infinity;
  let most = 0;
  for (const c of costs) {
    least = Math.min(least, c.value);
    most = Math.max(most, c.value);
  }
  let low = least / 1.15;
  let high = most * 1.15;
  for (const c of costs) {
    if (c.low !== null && c.low > 0) low = Math.min(low, Math.max(c.low, least / 3));
    if (c.high !== null) high = Math.max(high, Math.min(c.high, most * 3));
  }
  return [low / 1.15, high * 1.08];
}
