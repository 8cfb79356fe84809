import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

interface Page {
  name: string;
  path: string;
}

interface Section {
  name: string;
  pages: Page[];
}

/** Parts a page's name from what it lacks: Framework takes plain text only, `finishHtml` makes an element of it. */
export const lacksMark = "\u2003";

// Reader's order: what is asked first stands first.
const notebooks: readonly Page[] = [{name: "Briefing", path: "/briefing"}];
const evidence: readonly Page[] = [
  {name: "Value", path: "/value"},
  {name: "Metrics", path: "/metrics"},
  {name: "Agreement", path: "/agreement"},
  {name: "Weights", path: "/weights"},
  {name: "Regressions", path: "/regressions"},
  {name: "Pass@k", path: "/passk"},
  {name: "Compare", path: "/compare"},
  {name: "Slices", path: "/slices"},
  {name: "System", path: "/system"},
  {name: "Task", path: "/task"},
  {name: "Data", path: "/data"},
  {name: "Explore", path: "/explore"}
];

// As the index of the methods has them; a page that is not named here stands after these, by its letter.
const methods: readonly string[] = [
  "index",
  "glossary",
  "rates",
  "comparing",
  "slices",
  "intervals",
  "frontier",
  "agreement",
  "judges",
  "sampling",
  "association",
  "composite",
  "drift",
  "latency",
  "suites",
  "calibration",
  "hosting"
];

/**
 * The site's table of contents, in reader's order, of the pages that exist.
 *
 * @param source - the folder of the pages
 * @param drafts - whether drafts are listed: a preview shows them, a build leaves them out
 * @param lacks - the input a page waits for, by path; said at the right of its name
 */
export function sitePages(
  source: string,
  {drafts, lacks = {}}: {drafts: boolean; lacks?: Readonly<Record<string, string>>}
): Section[] {
  const answers = existing(source, evidence).map(({name, path}) => ({
    name: path in lacks ? `${name}${lacksMark}${lacks[path]}` : name,
    path
  }));
  const sections: Section[] = [
    {name: "Evidence", pages: answers},
    {name: "Methods", pages: folderPages(source, "methods", drafts, methods)},
    {name: "Notebooks", pages: [...existing(source, notebooks), ...folderPages(source, "notebooks", drafts)]}
  ];
  return sections.filter((section) => section.pages.length > 0);
}

function existing(source: string, pages: readonly Page[]): Page[] {
  return pages.filter((page) => existsSync(join(source, `${page.path}.md`)));
}

function folderPages(source: string, folder: string, drafts: boolean, order: readonly string[] = ["index"]): Page[] {
  if (!existsSync(join(source, folder))) return [];
  const pages: Page[] = [];
  const place = (stem: string) => (order.includes(stem) ? order.indexOf(stem) : order.length);
  const stems = readdirSync(join(source, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  for (const stem of stems) {
    const file = `${stem}.md`;
    const text = readFileSync(join(source, folder, file), "utf8");
    if (!drafts && /^---\n(?:.*\n)*?draft:\s*true\n(?:.*\n)*?---/.test(text)) continue;
    pages.push({name: pageName(text, stem), path: stem === "index" ? `/${folder}/` : `/${folder}/${stem}`});
  }
  return pages;
}

/** The short name for the sidebar: `sidebar:` or `title:` of the front matter, else the first heading, else the file's. */
function pageName(text: string, stem: string): string {
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "";
  const named = /^sidebar:\s*(.+)$/m.exec(front) ?? /^title:\s*(.+)$/m.exec(front) ?? /^# (.+)$/m.exec(text);
  return named?.[1]?.trim().replace(/^(["'])(.*)\1$/, "$2") ?? stem;
}
