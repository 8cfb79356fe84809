import {describe, expect, it} from "vitest";
import type {TokenUse} from "../../loaders/prices.js";
import {priceTokens, tokenPricer} from "../../loaders/prices.js";

const use = (changes: Partial<TokenUse> = {}): TokenUse => ({
  model: "gpt-4o-mini",
  provider: "openai",
  input_tokens: 1000,
  output_tokens: 100,
  cache_read_tokens: null,
  cache_write_tokens: null,
  at: "2025-05-12T00:00:00.000Z",
  ...changes
});

describe("priceTokens", () => {
  it("priceTokens(use) is list price times tokens", () => {
    // By hand: 1000 × $0.15/M + 100 × $0.60/M = 0.00015 + 0.00006.
    expect(priceTokens(use())).toBeCloseTo(0.00021, 12);
    // 600 × 0.15 + 400 × 0.075 + 100 × 0.60 per million.
    expect(priceTokens(use({cache_read_tokens: 400}))).toBeCloseTo(0.00018, 12);
  });

  it("priceTokens(use) finds the model behind a provider's prefix and a harness's name for it", () => {
    const price = priceTokens(use());
    expect(priceTokens(use({model: "openai/gpt-4o-mini", provider: null}))).toBe(price);
    expect(priceTokens(use({model: "openai:gpt-4o-mini", provider: null}))).toBe(price);
    expect(priceTokens(use({model: "openai/gpt-4o-mini", provider: "openai"}))).toBe(price);
    expect(priceTokens(use({provider: null}))).toBe(price);
    expect(priceTokens(use({provider: "azureai"}))).not.toBeNull();
    expect(priceTokens(use({model: "deepseek/deepseek-chat", provider: "openai-api"}))).not.toBeNull();
  });

  it("priceTokens(use) is null for what cannot be known", () => {
    const unknown: Partial<TokenUse>[] = [
      {model: null},
      {model: "kite-2"},
      {model: "llama3.1", provider: "ollama"},
      {provider: "acme"},
      {input_tokens: null},
      {output_tokens: null},
      {at: null},
      {at: "yesterday"},
      {input_tokens: -5},
      {cache_read_tokens: 2000}
    ];
    for (const changes of unknown) {
      expect(priceTokens(use(changes))).toBeNull();
      expect(tokenPricer()(use(changes))).toBeNull();
    }
  });

  it("priceTokens(use) honours the day of use", () => {
    const o3 = (at: string) => priceTokens(use({model: "o3", at}))!;
    // OpenAI cut o3's price to a fifth on 2025-06-10.
    expect(o3("2025-06-01") / o3("2025-07-01")).toBeCloseTo(5, 6);
  });

  it("tokenPricer() agrees with priceTokens, with caches, tiers and hours", () => {
    const price = tokenPricer();
    const models = [
      ["gpt-4o-mini", "openai"],
      ["claude-sonnet-4-20250514", "anthropic"],
      ["gemini-2.5-pro", "google"],
      ["deepseek-chat", "deepseek"]
    ] as const;
    for (const [model, provider] of models) {
      for (const input_tokens of [0, 1000, 300_000]) {
        for (const at of ["2025-05-12T03:00:00Z", "2025-05-12T17:00:00Z"]) {
          const cache_read_tokens = Math.floor(input_tokens / 4);
          const row = use({
            model,
            provider,
            input_tokens,
            cache_read_tokens,
            cache_write_tokens: input_tokens / 10,
            at
          });
          expect(price(row)).toBeCloseTo(priceTokens(row)!, 10);
        }
      }
    }
  });
});
