import type {DuckDBConnection} from "@duckdb/node-api";
import {WATCHED_DAYS} from "../../src/tables/outcome.js";
import {idSql} from "./ids.js";

const VALUES = [
  "system_ord",
  "attempt_id",
  "opened_at",
  "observed_until",
  "merged",
  "rejected",
  "defect",
  "defect_count",
  "reverted",
  "incident_usd",
  "review_minutes"
];

/**
 * Makes `outcome_final`, one row a change, and `outcome_row`, which rows of which files it is made of.
 *
 * Files complete each other: a list of pull requests says what was merged, a tracker's which of them broke. The first
 * known value of each column stays; a row that says nothing new is a duplicate, one that contradicts is a conflict.
 */
export async function placeOutcomes(connection: DuckDBConnection): Promise<void> {
  await connection.run("create table source_note (src integer, note varchar)");
  await joinAttempts(connection);
  const first = (column: string) => `first_value(${column} ignore nulls) over same`;
  const whole = "rows between unbounded preceding and unbounded following";
  const known = (over: string) =>
    `select *, row_number() over (partition by change_id order by src, row_no) as place, ${VALUES.map((v) => `${first(v)} as first_${v}`).join(", ")}
     from ${over} window same as (partition by change_id order by src, row_no ${whole})`;
  const contradicts = VALUES.map((v) => `(${v} is not null and ${v} is distinct from first_${v})`).join(" or ");
  await connection.run(
    `create temp table outcome_conflict as select src, row_no from (${known("outcome_said")}) where ${contradicts}`
  );
  await placeMetrics(connection);
  // What a contradicting row alone says is not taken over either.
  const earlier = (v: string) =>
    `first_value(${v} ignore nulls) over (partition by change_id order by src, row_no rows between unbounded preceding and 1 preceding)`;
  await connection.run(
    `create temp table outcome_kept as
     with said as (select * from outcome_said anti join outcome_conflict using (src, row_no)),
          seen as (select *, row_number() over (partition by change_id order by src, row_no) as place, ${VALUES.map((v) => `${earlier(v)} as before_${v}`).join(", ")} from said)
     select *, place = 1 or (src, row_no) in (select (src, row_no) from outcome_metric where place = 1)
       or ${VALUES.map((v) => `(${v} is not null and before_${v} is null)`).join(" or ")} as says_more from seen`
  );
  await connection.run("insert into fate select src, row_no, 'duplicate', null from outcome_kept where not says_more");
  await connection.run("create table outcome_row as select src, row_no, change_id from outcome_kept where says_more");
  await connection.run(
    `create table outcome_final as select o.change_id, min(o.change) as change, min(o.repository) as repository, min(o.src) as src,
       ${VALUES.map((v) => `arg_min(o.${v}, (o.src, o.row_no)) filter (where o.${v} is not null) as ${v}`).join(", ")} from outcome_kept o group by o.change_id`
  );
  await connection.run(
    `insert into source_note select src, count(*) || case when count(*) = 1 then ' change was' else ' changes were' end || ' watched for less than ${WATCHED_DAYS} days: not known to be clean, and left out where defects are counted' from outcome_final
     where observed_until < opened_at + interval ${WATCHED_DAYS} day group by src`
  );
}

/** Makes `outcome_metric`, the numbers that changes carry themselves; of one metric the first value stays. */
async function placeMetrics(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create table outcome_metric as select o.src, o.row_no, o.change_id, s.* exclude (src, row_no, sub), row_number() over same as place, first_value(s.value) over same as first_value
     from st_score s join outcome_said o on o.src = s.src and o.row_no = s.row_no and s.subject_kind = 'outcome'
     anti join outcome_conflict c on c.src = o.src and c.row_no = o.row_no
     window same as (partition by o.change_id, s.metric, s.scorer order by o.src, o.row_no)`
  );
  await connection.run(
    "insert into outcome_conflict select distinct src, row_no from outcome_metric where value is distinct from first_value"
  );
  await connection.run(
    "insert into fate select src, row_no, 'conflict', 'this change stands twice with other values' from outcome_conflict"
  );
}

/** Outcomes join the one attempt they name: by `item`, or by system, task and whatever of suite, run and index is given. */
async function joinAttempts(connection: DuckDBConnection): Promise<void> {
  const id = idSql("'change'", "coalesce(o.repository, '')", "o.change");
  await connection.run(
    `create temp table outcome_subject as
     with by_item as (select q.src, q.row_no, f.attempt_id from st_outcome q join attempt_final f on f.item_id = ${idSql("'item'", "q.item")} join run_final r using (run_ord)
            where q.item is not null and (q.run is null or r.run = q.run)),
          by_task as (select q.src, q.row_no, f.attempt_id from st_outcome q
            join system_key s on s.src = q.src and s.system_key = q.system_key join task_name t on t.task = q.task
            join attempt_final f on f.task_ord = t.task_ord and f.system_ord = s.system_ord join run_final r on r.run_ord = f.run_ord
            where q.item is null and (q.suite is null or r.suite = q.suite) and (q.run is null or r.run = q.run) and (q.attempt_index is null or f.attempt_index = q.attempt_index))
     select src, row_no, count(*) as candidates, any_value(attempt_id) as attempt_id from (select * from by_item union all select * from by_task) group by all`
  );
  await connection.run(
    `create temp table outcome_said as select o.*, ${id} as change_id, s.system_ord, case when j.candidates = 1 then j.attempt_id end as attempt_id
     from st_outcome o left join system_key s on s.src = o.src and s.system_key = o.system_key left join outcome_subject j on j.src = o.src and j.row_no = o.row_no`
  );
  await connection.run(
    `insert into source_note select src, count(*) || case when count(*) = 1 then ' outcome fits' else ' outcomes fit' end || ' several attempts and joined none of them; map run, suite or attempt_index' from outcome_subject where candidates > 1 group by src
     union all select src, count(*) || case when count(*) = 1 then ' outcome names' else ' outcomes name' end || ' an attempt that is not here' from st_outcome o anti join outcome_subject using (src, row_no) where o.task is not null group by src`
  );
}
