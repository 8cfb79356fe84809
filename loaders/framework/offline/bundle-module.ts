import {isBuiltin} from "node:module";
import {dirname, join} from "node:path";
import {build, type Plugin} from "esbuild";
import {installedFor, type InstalledPackage, type InstalledPackages} from "./installed-packages.js";

/**
 * One installed package as a single browser module, its dependencies left as imports of `/npm/NAME@VERSION/+esm`.
 *
 * That is the shape in which Framework expects modules, so that it shares a dependency between packages instead of
 * shipping it once in each.
 *
 * @param path - the entry below the package, such as `dist/x.js`; the package's main entry when empty
 * @throws where the package has no such entry, with esbuild's first message
 */
export async function bundleModule(
  packages: InstalledPackages,
  installed: InstalledPackage,
  path: string
): Promise<string> {
  const entry = path === "" ? installed.name : `${installed.name}/${path}`;
  const result = await build({
    entryPoints: {module: entry},
    absWorkingDir: modulesParent(installed),
    outdir: "out",
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "silent",
    legalComments: "none",
    define: {"process.env.NODE_ENV": '"production"', global: "globalThis"},
    plugins: [dependenciesOutside(packages, installed)]
  });
  return result.outputFiles[0]!.text;
}

/** Keeps every other package out of the bundle, as an import of the very copy that Node would load. */
function dependenciesOutside(packages: InstalledPackages, installed: InstalledPackage): Plugin {
  return {
    name: "dependencies-outside",
    setup({onResolve}) {
      onResolve({filter: /^[^./]/}, ({path, kind}) => {
        // A CommonJS require cannot be left in a browser module: what it asks for goes into the bundle.
        if (kind === "entry-point" || kind === "require-call" || isBuiltin(path)) return undefined;
        const [, name = path, rest = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(path) ?? [];
        if (name === installed.name) return undefined;
        const dependency = installedFor(packages, name, installed.folder);
        if (!dependency) return undefined;
        return {path: `/npm/${name}@${dependency.version}/${rest && `${rest}/`}+esm`, external: true};
      });
    }
  };
}

/** The folder whose `node_modules` holds this copy: where its bare name resolves to it. */
function modulesParent({name, folder}: InstalledPackage): string {
  return dirname(join(folder, ...name.split("/").map(() => "..")));
}
