import type {RunIntake, TaskIntake} from "../intake.js";

/** The tasks of a file as its attempts tell them: which suite a run belongs to may be told after its attempts. */
export class TaskMemory {
  /** By run and task. */
  readonly #tasks = new Map<string, Map<string, TaskIntake>>();

  /** Takes a task as one attempt tells it; the first known value of each fact stays. */
  remember(run_key: string, task: TaskIntake): void {
    let tasks = this.#tasks.get(run_key);
    if (!tasks) this.#tasks.set(run_key, (tasks = new Map()));
    const known = tasks.get(task.task);
    if (known) learn(known, task);
    else tasks.set(task.task, {...task});
  }

  /** The tasks, once for each suite; throws where an attempt's run was never announced. */
  bySuite(runs: ReadonlyMap<string, RunIntake>): (TaskIntake & {suite: string | null})[] {
    const found = new Map<string, TaskIntake & {suite: string | null}>();
    for (const [run_key, tasks] of this.#tasks) {
      const run = runs.get(run_key);
      if (!run) throw new Error(`an adapter must announce the run of every attempt: ${run_key}`);
      for (const task of tasks.values()) {
        const key = `${run.suite ?? ""}\u001f${task.task}`;
        const known = found.get(key);
        if (known) learn(known, task);
        else found.set(key, {...task, suite: run.suite});
      }
    }
    return [...found.values()];
  }
}

/** The first known value of each fact stays. */
function learn(known: TaskIntake, more: TaskIntake): void {
  const fields = known as unknown as Record<string, unknown>;
  for (const [name, cell] of Object.entries(more)) if (fields[name] == null && cell != null) fields[name] = cell;
}
