import type {KnipConfig} from "knip";
import {pageCells} from "./loaders/framework/cells/page-cells.js";

const config: KnipConfig = {
  entry: [
    "observablehq.config.ts",
    "src/**/*.md",
    // Framework's doorways, and workers, which are named by import.meta.resolve.
    "src/data/**/*.ts",
    "src/workers/*.ts",
    "loaders/cli/*.ts",
    "loaders/framework/preview-server.ts",
    "bench/**/*.ts",
    "test/**/*.test.ts",
    // Read as a folder by the conformance test.
    "test/statistics/conformance/*.ts"
  ],
  project: ["src/**/*.{ts,md}", "loaders/**/*.ts", "bench/**/*.ts", "test/**/*.ts", "*.ts"],
  // A page's imports are those of its cells.
  compilers: {md: pageCells},
  ignoreExportsUsedInFile: true
};

export default config;
