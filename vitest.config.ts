import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    include: ["test/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // Files share a worker's modules: loading them anew for every file takes longer than most files' tests.
    isolate: false,
    // Two cores: more workers only fight each other.
    maxWorkers: 2
  }
});
