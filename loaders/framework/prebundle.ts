import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {build, type Plugin} from "esbuild";

/** A family published as a hundred one-function packages; Framework would ship each as a file of its own. */
const family = "@stdlib/";

/**
 * Puts the family's packages into Framework's cache as one shared file, before Framework makes a file of each.
 *
 * One quantile of `@stdlib` is 130 packages: as many requests, one after another, before a page's first number. Framework
 * takes what already lies in its cache under the package's name and version, so it needs no change.
 *
 * @param root - the project's folder
 * @param cache - Framework's cache of installed packages, `src/.observablehq/cache/_node`
 */
export async function prebundle(root: string, cache: string): Promise<void> {
  const names = familyMembers(root);
  const shared = join(cache, family, "shared.js");
  if (names.length === 0 || existsSync(shared)) return;
  for (const [i, name] of names.entries()) {
    const file = join(cache, `${name}@${installedVersion(root, name)}`, "index.js");
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, `export {m${i} as default} from "../shared.js";\n`);
  }
  await build({
    stdin: {
      contents: names.map((name, i) => `export {default as m${i}} from ${JSON.stringify(name)};`).join("\n"),
      resolveDir: root
    },
    outfile: shared,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "error",
    define: {"process.env.NODE_ENV": '"production"'},
    plugins: [withoutEval]
  });
}

function familyMembers(root: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(manifest.dependencies).filter((name) => name.startsWith(family));
}

function installedVersion(root: string, name: string): string {
  const manifest = readFileSync(join(root, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as {version: string}).version;
}

/** A feature test by `eval`, which the site's Content-Security-Policy forbids; every browser of today has generators. */
const withoutEval: Plugin = {
  name: "without-eval",
  setup({onResolve, onLoad}) {
    onResolve({filter: /^@stdlib\/assert-has-generator-support$/}, ({path}) => ({path, namespace: "without-eval"}));
    onLoad({filter: /.*/, namespace: "without-eval"}, () => ({contents: "module.exports = () => true;"}));
  }
};
