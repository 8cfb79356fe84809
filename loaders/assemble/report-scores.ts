import type {DuckDBConnection} from "@duckdb/node-api";
import {slugSql} from "./bind-paths.js";

const joined = `case parts_join when 'sum' then sum(p.value) when 'max' then max(p.value) when 'min' then min(p.value) else sum(p.value) / nullif(sum(p.weight), 0) end`;

/**
 * Makes `report_score_final`: what the tools say of each attempt, all its files together.
 *
 * An attempt with a file that a tool could not examine has no number from it: the score is an error. Two numbers are
 * made here, because they need more than one file: findings per thousand lines, with the lines that any tool counted,
 * and the branches an attempt has more than a person's solution of its task, counted by the same tool.
 */
export async function joinReportParts(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create temp table report_whole as
     select f.attempt_id, p.metric, p.scorer, p.scorer_kind, bool_or(p.status = 'error') as failed, case when not bool_or(p.status = 'error') then ${joined} end as value
     from st_report_score p join report_final f using (src, row_no) where f.attempt_id is not null group by f.attempt_id, p.metric, p.scorer, p.scorer_kind, p.parts_join`
  );
  await connection.run(
    `create temp table report_baseline as
     with solution as (select task_slug, suite_slug, solution, p.scorer, case when not bool_or(p.status = 'error') then sum(p.value) end as branches
            from st_report_score p join report_final f using (src, row_no) where f.baseline and p.metric = 'branches' group by all)
     select task_slug, suite_slug, scorer, avg(branches) as branches from solution where branches is not null group by all`
  );
  const lines = `select subject_id as attempt_id, metric, scorer, value from own_score where subject_kind = 'attempt' and metric = 'loc' and status = 'ok'
       union all select attempt_id, metric, scorer, value from report_whole where metric = 'loc' and not failed`;
  await connection.run(
    `create temp table report_made as
     with loc as (select attempt_id, scorer, value from (${lines}) where value > 0)
     select w.attempt_id, 'security_per_kloc' as metric, w.scorer, w.scorer_kind, false as failed,
       1000 * any_value(w.value) / coalesce(any_value(l.value) filter (where l.scorer = w.scorer), avg(l.value)) as value
     from report_whole w join loc l using (attempt_id) where w.metric = 'security_findings' and not w.failed group by all
     union all
     select w.attempt_id, 'complexity_delta', w.scorer, w.scorer_kind, false, w.value - b.branches
     from report_whole w join attempt_final f using (attempt_id) join task_slug k using (task_ord)
       join report_baseline b on b.task_slug = k.slug and b.scorer = w.scorer and (b.suite_slug is null or b.suite_slug = ${slugSql("f.suite")})
     where w.metric = 'branches' and not w.failed`
  );
  await connection.run(
    `create table report_score_final as
     select attempt_id, metric, scorer, scorer_kind, value, case when failed then 'error' else 'ok' end as status
     from (select * from report_whole union all select * from report_made) w
     where (failed or value is not null)
       and not exists (select 1 from own_score o where o.subject_id = w.attempt_id and o.metric = w.metric and o.scorer = w.scorer)
       and not exists (select 1 from loose_final l where l.subject_id = w.attempt_id and l.metric = w.metric and l.scorer = w.scorer)`
  );
}
