import {calcPrice, findProvider} from "@pydantic/genai-prices";

/** The tokens of one attempt, by whom they were used and when. */
export interface TokenUse {
  model: string | null;
  provider: string | null;
  /** All input tokens, those read from or written to a cache included. */
  input_tokens: number | null;
  output_tokens: number | null;
  cache_read_tokens: number | null;
  cache_write_tokens: number | null;
  /** The run's date, else the workspace's `prices.as_of`, as ISO text; without either nothing can be priced. */
  at: string | null;
}

type Price = NonNullable<ReturnType<typeof calcPrice>>;
type Usage = Parameters<typeof calcPrice>[0];

/** Dollars per token; the same for every number of tokens. */
export interface UnitPrices {
  input: number;
  output: number;
  read: number;
  write: number;
}

// Names harnesses use for providers the catalogue knows by another.
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["azureai", "azure"],
  ["azureopenai", "azure"],
  ["aistudio", "google"],
  ["palm", "google"],
  ["togetherai", "together"],
  ["together_ai", "together"],
  ["fireworks_ai", "fireworks"],
  ["mistralai", "mistral"],
  ["moonshot", "moonshotai"],
  ["grok", "x-ai"],
  ["xai", "x-ai"]
]);

// Prefixes that say how a model was reached, not whose it is.
const ROUTES = new Set(["openai-api", "litellm", "chat", "responses", "messages"]);

/**
 * What tokens cost in dollars at the list prices of their day, or `null` when that cannot be known.
 *
 * Prices are those of the bundled, offline catalogue (`@pydantic/genai-prices`), which honours the date of use. The
 * catalogue is not guessed at: a model of a provider it does not know (one's own server, a local model) is not priced
 * by a namesake elsewhere, and neither are tokens of which input or output is unknown, or of no date.
 */
export function priceTokens(use: TokenUse): number | null {
  return found(use, usageOf(use))?.total_price ?? null;
}

/**
 * The same as `priceTokens` for many rows: unit prices are looked up once per model, provider and day.
 *
 * Models with price tiers by length, or by time of day, are asked for row by row.
 */
export function tokenPricer(): (use: TokenUse) => number | null {
  const known = new Map<string, UnitPrices | "row by row" | null>();
  // Rows come run by run: most need no more than a look at the row before.
  const last = {model: "", provider: null as string | null, at: "", unit: null as UnitPrices | "row by row" | null};
  return (use) => {
    const {model, provider, input_tokens, output_tokens, at} = use;
    if (model === null || at === null || input_tokens === null || output_tokens === null) return null;
    if (model !== last.model || provider !== last.provider || at !== last.at) {
      const key = `${provider ?? ""}\u0000${model}\u0000${at.slice(0, 10)}`;
      let found = known.get(key);
      if (found === undefined) known.set(key, (found = unitPrices(use)));
      Object.assign(last, {model, provider, at, unit: found});
    }
    const {unit} = last;
    if (unit === null) return null;
    return unit === "row by row" ? priceTokens(use) : priceAt(use, unit);
  };
}

/** Tokens at given prices; `null` where input or output is unknown, or more was cached than used. */
export function priceAt(use: TokenUse, unit: UnitPrices): number | null {
  const {input_tokens, output_tokens} = use;
  if (input_tokens === null || output_tokens === null) return null;
  const read = use.cache_read_tokens ?? 0;
  const write = use.cache_write_tokens ?? 0;
  const plain = input_tokens - read - write;
  if (!(plain >= 0 && read >= 0 && write >= 0 && output_tokens >= 0)) return null;
  return plain * unit.input + read * unit.read + write * unit.write + output_tokens * unit.output;
}

/**
 * The catalogue's prices of a model on a day: per token, and as a price list prints them, per million.
 *
 * Where a price rises with the length of a request the printed one is that of a short request, and `unit` is
 * `row by row`; `null` where the catalogue does not know the model.
 */
export function cataloguePrice(
  use: Pick<TokenUse, "model" | "provider" | "at">
): {unit: UnitPrices | "row by row"; input_usd_per_mtok: number; output_usd_per_mtok: number} | null {
  const probe = {...use, input_tokens: 1, output_tokens: 1, cache_read_tokens: null, cache_write_tokens: null};
  const unit = use.at === null ? null : unitPrices(probe);
  if (unit === null) return null;
  const prices = found(probe, {input_tokens: 1, output_tokens: 1})?.model_price;
  const printed = (price: number | {base: number} | undefined) => (typeof price === "object" ? price.base : price);
  const input = printed(prices?.input_mtok);
  const output = printed(prices?.output_mtok);
  return input === undefined || output === undefined
    ? null
    : {unit, input_usd_per_mtok: input, output_usd_per_mtok: output};
}

function unitPrices(use: TokenUse): UnitPrices | "row by row" | null {
  const million = 1_000_000;
  const probe = (usage: Usage) => (found(use, usage)?.total_price ?? Number.NaN) / million;
  const price = found(use, {input_tokens: 1, output_tokens: 1});
  if (price === null) return null;
  const {prices} = price.model;
  const hourly = Array.isArray(prices) && prices.some(({constraint}) => constraint?.type === "time_of_date");
  const tiered = Object.values(price.model_price).some((unit) => typeof unit === "object");
  if (hourly || tiered) return "row by row";
  const unit = {
    input: probe({input_tokens: million}),
    output: probe({output_tokens: million}),
    read: probe({input_tokens: million, cache_read_tokens: million}),
    write: probe({input_tokens: million, cache_write_tokens: million})
  };
  return Object.values(unit).every(Number.isFinite) ? unit : "row by row";
}

function usageOf(use: TokenUse): Usage | null {
  const {input_tokens, output_tokens, cache_read_tokens, cache_write_tokens} = use;
  if (input_tokens === null || output_tokens === null) return null;
  return {
    input_tokens,
    output_tokens,
    cache_read_tokens: cache_read_tokens ?? 0,
    cache_write_tokens: cache_write_tokens ?? 0
  };
}

function found({model, provider, at}: TokenUse, usage: Usage | null): Price | null {
  const timestamp = new Date(at ?? Number.NaN);
  if (model === null || usage === null || Number.isNaN(timestamp.getTime())) return null;
  for (const {modelId, providerId} of readings(model, provider)) {
    try {
      const price = calcPrice(usage, modelId, {timestamp, ...(providerId === null ? {} : {providerId})});
      if (price !== null && Number.isFinite(price.total_price)) return price;
    } catch {
      // Negative counts, or more cached tokens than tokens: such a row has no price.
      return null;
    }
  }
  return null;
}

/** What a model's name may mean to the catalogue: as it stands, then with the provider in front split off. */
function readings(model: string, provider: string | null): {modelId: string; providerId: string | null}[] {
  const [, prefix = null, rest = null] = /^([^/:]+)[/:](.+)$/.exec(model) ?? [];
  const own = provider === null || ROUTES.has(provider) ? null : providerOf(provider);
  if (provider !== null && !ROUTES.has(provider)) {
    if (own === null) return [];
    const whole = [{modelId: model, providerId: own}];
    const same = prefix !== null && rest !== null && providerOf(prefix) === own;
    return same ? [...whole, {modelId: rest, providerId: own}] : whole;
  }
  if (prefix === null || rest === null) return [{modelId: model, providerId: null}];
  if (ROUTES.has(prefix)) return readings(rest, null);
  const named = providerOf(prefix);
  return named === null ? [] : [{modelId: rest, providerId: named}];
}

function providerOf(name: string): string | null {
  const lower = name.toLowerCase();
  return findProvider({providerId: ALIASES.get(lower) ?? lower})?.id ?? null;
}
