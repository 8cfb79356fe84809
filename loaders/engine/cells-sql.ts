// The one place where attempts become cells. Plain SQL over the canonical tables, no session state, so that another
// engine may run the same text and send cells instead of rows.

/** Costs that say what an attempt cost. A cached zero is no price, and an errored call that cost nothing is. */
const KNOWN_COST = "a.cost_status in ('reported', 'priced', 'zero_error') and a.cost_usd is not null";
const JUDGED = "a.verdict in ('pass', 'fail', 'partial')";

/** What a judged attempt scored; one that meets a critical failure condition counts 0. */
const SHARE = `case when ${JUDGED} then case when g.gated_id is null then coalesce(a.score_share, (a.verdict = 'pass')::double) else 0 end end`;

const count = (where: string, as: string) => `(count(*) filter (where ${where}))::double as ${as}`;
const sum = (what: string, as: string) => `coalesce(sum(${what}), 0)::double as ${as}`;

/** One row per run and task, in the order of the run and task lists that number them. */
export const cellsSql = `
with run_number as (select run_id, (row_number() over (order by run_id) - 1)::integer as run from run),
     task_number as (select task_id, (row_number() over (order by task_id) - 1)::integer as task from task)
select r.run, t.task,
  count(*)::double as attempts,
  ${count(JUDGED, "judged")},
  ${count("a.verdict = 'pass'", "passes")},
  ${count("a.verdict = 'error'", "errors")},
  ${count("a.verdict = 'timeout'", "timeouts")},
  ${count("a.verdict = 'refusal'", "refusals")},
  ${count("a.verdict in ('skipped', 'unscored')", "unjudged")},
  ${count(`g.gated_id is not null and ${JUDGED}`, "gated")},
  ${count("g.gated_id is not null and a.verdict = 'pass'", "gated_passes")},
  ${sum(SHARE, "sum_share")},
  ${sum(`(${SHARE}) ** 2`, "sum_share2")},
  ${count(KNOWN_COST, "cost_known")},
  ${sum(`case when ${KNOWN_COST} then a.cost_usd end`, "cost_usd")},
  ${count(`${KNOWN_COST} and a.verdict = 'pass'`, "cost_passes")},
  ${count(`not (${KNOWN_COST})`, "cost_unknown")},
  ${sum(`case when ${KNOWN_COST} and a.verdict = 'pass' then a.cost_usd end`, "cost_passes_usd")},
  ${sum("a.judge_cost_usd", "judge_cost_usd")},
  ${count("a.list_cost_usd is not null", "list_known")},
  ${sum("a.list_cost_usd", "list_usd")},
  ${count("a.list_cost_usd is not null and a.verdict = 'pass'", "list_passes")},
  ${sum("case when a.verdict = 'pass' then a.list_cost_usd end", "list_passes_usd")},
  ${count("a.input_tokens is not null and a.output_tokens is not null", "tokens_known")},
  ${sum("a.input_tokens + a.output_tokens", "tokens")},
  ${count("a.input_tokens is not null and a.output_tokens is not null and a.verdict = 'pass'", "tokens_passes")},
  ${count("a.calls is not null", "calls_known")},
  ${sum("a.calls", "calls")},
  ${count("a.latency_s is not null and a.latency_kind <> 'cached'", "latency_known")},
  ${sum("case when a.latency_kind <> 'cached' then a.latency_s end", "latency_s")},
  ${count("a.latency_s is not null and a.latency_kind <> 'cached' and a.verdict = 'pass'", "latency_passes")},
  ${sum("a.retries", "retries")},
  ${count("a.cost_status = 'priced'", "priced")},
  ${sum("case when a.cost_status = 'priced' then a.cost_usd end", "priced_usd")},
  ${count("a.cost_status = 'zero_cached'", "zero_cached")},
  ${count("a.cost_status = 'zero_error'", "zero_error")},
  ${count("a.cost_status = 'zero_unknown'", "zero_unknown")}
from attempt a join run_number r using (run_id) join task_number t using (task_id)
left join (select distinct attempt_id as gated_id from gate) g on g.gated_id = a.attempt_id
group by r.run, t.task
order by r.run, t.task`;

/** People's ratings as numbers: their value, or yes and no. */
const humanValue = `coalesce(h.value, case lower(h.label) when 'yes' then 1 when 'no' then 0 end)`;

/** Every number an attempt carries: its scores, and what people said of it as \`human_<dimension>\`. */
export const numbersSql = `
  select subject_id as attempt_id, metric, value from score
  where subject_kind = 'attempt' and status = 'ok' and value is not null
  union all
  select h.attempt_id, 'human_' || h.dimension, ${humanValue} from rating h
  where h.rater_kind = 'human' and h.attempt_id is not null and ${humanValue} is not null`;

/** The names of the numeric metrics attempts carry. */
export const metricNamesSql = `select distinct metric from (${numbersSql}) order by metric`;

/** One row per run, task and metric: how many values there are and what they add up to. */
export const metricCellsSql = `
with run_number as (select run_id, (row_number() over (order by run_id) - 1)::integer as run from run),
     task_number as (select task_id, (row_number() over (order by task_id) - 1)::integer as task from task)
select r.run, t.task, s.metric, count(*)::double as n, sum(s.value)::double as total
from (${numbersSql}) s join attempt a using (attempt_id)
join run_number r using (run_id) join task_number t using (task_id)
group by r.run, t.task, s.metric
order by s.metric, r.run, t.task`;
