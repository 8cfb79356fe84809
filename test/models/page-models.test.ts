import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {pageModels, type SiteData} from "../../src/models/page-models.js";
import {siteOf} from "../support/ingested.js";

let site: SiteData;
beforeAll(async () => {
  const sample = fileURLToPath(new URL("../../data/sample", import.meta.url));
  site = await siteOf(sample, {published: true});
});

describe("pageModels[page](site)", () => {
  it("composes a page once for a site, and anew for another", () => {
    const model = pageModels.passk(site);
    expect(pageModels.passk(site)).toBe(model);
    const again = pageModels.passk({...site});
    expect(again).not.toBe(model);
    expect(again).toEqual(model);
  });
});
