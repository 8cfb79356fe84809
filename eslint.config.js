import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {ignores: ["dist/", ".assay/", "src/.observablehq/", "test/fixtures/", "node_modules/"]},
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      // tsc sees undefined names; ESLint would need to be told every global of Node, browser and worker.
      "no-undef": "off",
      "no-console": "error",
      eqeqeq: ["error", "always", {null: "ignore"}],
      "prefer-const": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_", varsIgnorePattern: "^_"}]
    }
  },
  {files: ["loaders/cli/**", "bench/**", "test/**", "src/data/**"], rules: {"no-console": "off"}}
);
