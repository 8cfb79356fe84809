import {expect, it} from "vitest";
import type {Calibration} from "../../bench/calibration/calibration.js";
import {seeded} from "../../src/statistics/random.js";

/**
 * Puts each calibration to a short simulation. Intervals may cover more than promised and tests reject less, so the
 * allowance of four standard errors and a point and a half guards one side; a probability is held on both.
 */
export function holdTo(calibrations: readonly Calibration[], replicates = 600): void {
  calibrations.forEach(({method, what, nominal, run}, i) => {
    it(`${method} is calibrated: ${what}`, () => {
      const result = run(seeded(20260101 + i), replicates);
      expect(result.replicates).toBe(replicates);
      const share = result.hits / replicates;
      const slack = 4 * Math.sqrt((nominal * (1 - nominal)) / replicates) + 0.015;
      if (nominal > 0.1) expect(share).toBeGreaterThanOrEqual(nominal - slack);
      if (nominal < 0.9) expect(share).toBeLessThanOrEqual(nominal + slack);
    });
  });
}
