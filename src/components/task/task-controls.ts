import {html} from "htl";
import type {TaskChoice, TaskModel} from "../../models/task/task-model.js";
import type {Facts} from "../../tables/cells.js";
import {formatCount} from "../../style/format.js";
import type {PageControls} from "../controls/folded-controls.js";
import {selectControl} from "../controls/select-control.js";

/** The page's controls: the suite, a task by name, and the next harder or easier one. */
export function taskControls(
  model: TaskModel,
  facts: Facts,
  onChoice: (change: Partial<TaskChoice>) => void
): PageControls {
  const {options, choice, position} = model;
  const controls: HTMLElement[] = [];
  if (options.suites.length > 1)
    controls.push(selectControl("Suite", options.suites, choice.suite, (suite) => onChoice({suite, task: ""})));
  if (position) {
    controls.push(finder(namesOf(facts, choice.suite), choice.task, (task) => onChoice({task})));
    controls.push(neighbours(position, (task) => onChoice({task})));
  }
  return {controls, words: [choice.suite, choice.task]};
}

/** The names of a suite's tasks; a version in the suite's name is not part of its identity. */
function namesOf({tasks}: Facts, suite: string): string[] {
  return tasks.filter((t) => suite === t.suite_id || suite.startsWith(`${t.suite_id} `)).map((t) => t.task);
}

/** A field that offers the names as one types; Enter asks for what stands in it. */
function finder(names: readonly string[], task: string, onTask: (task: string) => void): HTMLElement {
  const known = new Set(names);
  const input = html`<input
    type="search"
    list="task-names"
    autocomplete="off"
    spellcheck="false"
    size="26"
    value=${task}
  />` as HTMLInputElement;
  let asked = task;
  const ask = () => {
    const typed = input.value.trim();
    if (typed === "" || typed === asked) return;
    const holding = known.has(typed) ? [typed] : names.filter((n) => n.toLowerCase().includes(typed.toLowerCase()));
    asked = holding.length === 1 ? holding[0]! : typed;
    onTask(asked);
  };
  // A name taken from the list is asked for at once; one that is typed waits for Enter or for the field to be left.
  input.oninput = (event) => {
    const {inputType} = event as InputEvent;
    if (known.has(input.value) && (inputType === undefined || inputType === "insertReplacementText")) ask();
  };
  input.onchange = ask;
  return html`<label class="control task-finder"
    ><span>Task, by name</span>${input}<datalist id="task-names">
      ${names.map((name) => html`<option value=${name}></option>`)}
    </datalist></label
  >`;
}

function neighbours(position: NonNullable<TaskModel["position"]>, onTask: (task: string) => void): HTMLElement {
  const {at, of, harder, easier} = position;
  const button = (label: string, task: string | null) => {
    const found = html`<button type="button" disabled=${task === null}>${label}</button>` as HTMLButtonElement;
    if (task !== null) {
      found.title = task;
      found.onclick = () => onTask(task);
    }
    return found;
  };
  const place = at > 0 ? `${formatCount(at)} of ${formatCount(of)}, hardest first` : `${formatCount(of)} tasks`;
  return html`<div class="control">
    <span>${place}</span>
    <span class="task-steps">${button("Harder", harder)} ${button("Easier", easier)}</span>
  </div>`;
}
