import type {RowTableName} from "../../src/tables/rows.js";

// The queries behind the row tables: canonical rows with names in place of ids. Each names its columns in the order of
// src/tables/rows.ts; times are milliseconds since 1970.

const time = (column: string) => `epoch_ms(${column}) as ${column.replace(/^\w+\./, "")}`;

/** Attempts numbered for the reader: ids are long and mean nothing to her. */
const numbered =
  "attempt_number as (select attempt_id, (row_number() over (order by attempt_id)) as attempt from attempt)";

/** The rows of each table; ratings are read from their facts, which know what a rater may be called. */
export const rowsSql: Record<Exclude<RowTableName, "ratings">, string> = {
  attempts: `
with ${numbered}, gated as (select distinct attempt_id, true as is_gated from gate)
select n.attempt, s.system, s.family, r.suite_id as suite, r.suite_version, r.run, t.task, t.category, t.language,
  t.difficulty, a.attempt_index::bigint as attempt_index, a.verdict, a.score_share,
  case when a.verdict in ('error', 'timeout', 'refusal') then 0 when a.verdict not in ('pass', 'fail', 'partial') then null
    when g.is_gated then 0 else coalesce(a.score_share, (a.verdict = 'pass')::double) end::double as credit, coalesce(g.is_gated, false) as is_gated, a.cost_usd,
  a.cost_status, a.list_cost_usd, a.judge_cost_usd, a.input_tokens, a.output_tokens, a.cache_read_tokens,
  a.reasoning_tokens, a.latency_s, a.latency_kind, a.ttft_s, a.is_cached, a.calls, a.retries, ${time("a.started_at")}
from attempt a join attempt_number n using (attempt_id) join run r on r.run_id = a.run_id
join system s on s.system_id = r.system_id join task t on t.task_id = a.task_id
left join gated g on g.attempt_id = a.attempt_id
order by n.attempt`,
  scores: `
with ${numbered}
select n.attempt, s.metric, s.scorer, s.scorer_kind, s.value, s.status
from score s join attempt_number n on n.attempt_id = s.subject_id
where s.subject_kind = 'attempt'
order by n.attempt, s.metric, s.scorer`,
  outcomes: `
select o.repository, s.system, ${time("o.opened_at")}, ${time("o.observed_until")}, o.merged, o.rejected, o.defect,
  o.reverted, o.defect_count::double as defect_count, o.incident_usd, o.review_minutes
from outcome o left join attempt a using (attempt_id) left join run r on r.run_id = a.run_id
left join system s on s.system_id = coalesce(o.system_id, r.system_id)
order by o.change_id`,
  tasks: `
select task, suite_id as suite, category, subcategory, language, difficulty, tier, split,
  nullif(array_to_string(tags, ', '), '') as tags, ${time("released_at")}
from task order by suite_id, task`,
  runs: `
select r.run, s.system, r.suite_id as suite, r.suite_version, r.model_version, r.harness, r.status, ${time("r.started_at")}
from run r join system s using (system_id) order by r.started_at nulls last, s.position, r.run`
};
