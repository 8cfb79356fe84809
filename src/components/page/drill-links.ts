import {html} from "htl";
import {formatSystem} from "../../style/format.js";

/**
 * A system's name, leading to the page of that system alone.
 *
 * @param suite - the suite as it stands in the address, where the workspace has several
 * @param text - what the link says in place of the name
 */
export function systemLink(system: string, suite?: string, text = formatSystem(system)): HTMLElement {
  return drillLink("system", system, suite, text);
}

/** The suite as the address of another page names it: only where the workspace has several. */
export function linkedSuite(model: {
  options: {suites: readonly unknown[]};
  choice: {suite: string};
}): string | undefined {
  return model.options.suites.length > 1 ? model.choice.suite : undefined;
}

/**
 * A task's name, leading to the page of that task alone.
 *
 * @param suite - the suite as it stands in the address, where the workspace has several
 */
export function taskLink(task: string, suite?: string): HTMLElement {
  return drillLink("task", task, suite, task);
}

/** Ink like the text around it: a table of links reads as a table, and the name says where it leads. */
function drillLink(page: "system" | "task", name: string, suite: string | undefined, text: string): HTMLElement {
  return html`<a class="drill" href=${drillAddress(page, name, suite)}>${text}</a>`;
}

/** The address of the page of one system or task. */
export function drillAddress(page: "system" | "task", name: string, suite?: string): string {
  const query = new URLSearchParams({[page]: name});
  if (suite) query.set("suite", suite);
  return `./${page}?${query.toString()}`;
}
