/** What the clocks measured, as the numbers of `latencySql` have it. */
export const clocks = ["request", "task_wall", "task_working", "cached", "unknown"] as const;

/**
 * The times of attempts in the numbers of the run and task lists, with what each clock measured and how each ended. In
 * no order: nothing that is made of times depends on it, and a million rows are long to sort.
 */
export const latencySql = `
with run_number as (select run_id, (row_number() over (order by run_id) - 1)::integer as run from run),
     task_number as (select task_id, (row_number() over (order by task_id) - 1)::integer as task from task)
select r.run, t.task, a.latency_s::double as seconds,
  case a.latency_kind ${clocks.map((kind, i) => `when '${kind}' then ${i}`).join(" ")} else ${clocks.length - 1} end as kind,
  case a.verdict when 'timeout' then 1 when 'error' then 2 else 0 end as ending
from attempt a join run_number r using (run_id) join task_number t using (task_id)
where a.latency_s is not null`;
