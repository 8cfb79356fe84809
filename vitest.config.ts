import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    include: ["test/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 600_000,
    // Two cores: more workers only fight each other.
    maxWorkers: 2
  }
});
