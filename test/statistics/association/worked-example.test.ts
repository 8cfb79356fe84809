import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {correlationVerdict} from "../../../src/statistics/association/correlation-verdict.js";
import {fisherInterval} from "../../../src/statistics/association/correlation.js";
import {formatCoefficient, formatInterval} from "../../../src/style/format.js";

const page = readFileSync(new URL("../../../src/methods/association.md", import.meta.url), "utf8");
const n = 50;

/** What fifty changes say when they show this correlation: Bonett and Wright's interval, as `spearmanCi` gives it. */
function seen(rho: number) {
  const {low, high} = fisherInterval(rho, Math.sqrt((1 + (rho * rho) / 2) / (n - 3)), 0.95);
  return {value: rho, low, high, n, method: "spearman", flags: []};
}

it("the worked example of fifty pull requests says what the functions say", () => {
  const rows = [...page.matchAll(/^\| \.(\d\d) \| (.+?) \| (\w+) \| (\w*) ?\|$/gm)];
  expect(rows.length).toBe(5);
  for (const [, hundredths, interval, verdict, needed] of rows) {
    const estimate = seen(Number(hundredths) / 100);
    const said = correlationVerdict(estimate);
    expect(interval).toBe(formatInterval(estimate.low, estimate.high, (x) => formatCoefficient(x)));
    expect(verdict).toBe(said.verdict === "leading" ? "leads" : said.verdict);
    expect(needed).toBe(said.verdict === "leading" ? "" : said.n_needed === null ? "none" : String(said.n_needed));
  }
  // The marks at which fifty changes decide, as the text rounds them.
  expect(correlationVerdict(seen(0.71)).verdict).toBe("leading");
  expect(correlationVerdict(seen(0.7)).verdict).toBe("undetermined");
  expect(correlationVerdict(seen(0.01)).verdict).toBe("recalibrate");
  expect(correlationVerdict(seen(0.03)).verdict).toBe("undetermined");
});
