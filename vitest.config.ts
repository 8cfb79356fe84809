import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    include: ["test/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // Files share a worker's modules: loading them anew for every file takes longer than most files' tests.
    isolate: false,
    // One more than the cores of a small machine: tests in a browser wait more than they work.
    maxWorkers: 3
  }
});
