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
    // Made one script with esbuild, for the review sheets.
    "loaders/review/form/review-form.ts",
    "bench/**/*.ts",
    "test/**/*.test.ts",
    // Read as a folder by the conformance test.
    "test/statistics/conformance/*.ts"
  ],
  project: ["src/**/*.{ts,md}", "loaders/**/*.ts", "bench/**/*.ts", "test/**/*.ts", "*.ts"],
  // A page's imports are those of its cells.
  compilers: {md: pageCells},
  ignoreExportsUsedInFile: true,
  // A row's type documents its table even where no code names it.
  exclude: ["types"],
  ignoreDependencies: [
    // Cells may use these by Framework's implicit names, without an import.
    "@observablehq/inputs",
    "arquero",
    "d3",
    "@types/d3",
    // Run by `check` by the name of its command.
    "prettier",
    // Fixed by the client for pages that are still to come.
    "simple-statistics"
  ]
};

export default config;
