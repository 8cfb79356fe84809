import picomatch from "picomatch";
import {cataloguePrice, type UnitPrices} from "../prices.js";
import type {PriceOverride} from "../workspace/workspace-schema.js";

/** A system as a price list knows it. */
export interface PricedModel {
  system: string;
  model: string | null;
  provider: string | null;
}

/** What a price list says of one system. */
export interface ListPrice {
  unit: UnitPrices | "row by row";
  input_usd_per_mtok: number;
  output_usd_per_mtok: number;
  source: "override" | "catalogue";
}

/**
 * The prices of a system: the first of `prices.overrides` that matches its name, its model or provider/model, else the
 * catalogue's on a day.
 *
 * An override holds on every day. Cached input costs what other input costs where an override does not say.
 *
 * @param at - the day of the catalogue, as ISO text; `null` leaves overrides only
 */
export function listPrice(
  model: PricedModel,
  overrides: readonly PriceOverride[],
  at: string | null
): ListPrice | null {
  const own = overrideOf(model, overrides);
  if (own) {
    const million = 1_000_000;
    const {input_usd_per_mtok, output_usd_per_mtok} = own;
    const unit = {
      input: input_usd_per_mtok / million,
      output: output_usd_per_mtok / million,
      read: (own.cache_read_usd_per_mtok ?? input_usd_per_mtok) / million,
      write: (own.cache_write_usd_per_mtok ?? input_usd_per_mtok) / million
    };
    return {unit, input_usd_per_mtok, output_usd_per_mtok, source: "override"};
  }
  const found = cataloguePrice({model: model.model ?? model.system, provider: model.provider, at});
  return found && {...found, source: "catalogue"};
}

function overrideOf({system, model, provider}: PricedModel, overrides: readonly PriceOverride[]): PriceOverride | null {
  const names = [system, ...(model === null ? [] : [model, ...(provider === null ? [] : [`${provider}/${model}`])])];
  for (const override of overrides) {
    const matches = picomatch(override.match, {dot: true, bash: true});
    if (names.some((name) => name === override.match || matches(name))) return override;
  }
  return null;
}
