import {formatNumber} from "../../style/format.js";

/** Ticks of an axis of shares, in percent; the sign stands on the last only. */
export function shareTicks(values: readonly number[]): {value: number; label: string}[] {
  const decimals = values.every((v) => Number.isInteger(Math.round(v * 1e4) / 100)) ? 0 : 1;
  return values.map((value, i) => ({
    value,
    label: formatNumber(100 * value, value === 0 ? 0 : decimals) + (i === values.length - 1 ? "%" : "")
  }));
}
