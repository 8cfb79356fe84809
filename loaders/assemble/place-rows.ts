import type {DuckDBConnection} from "@duckdb/node-api";
import {idSql} from "./ids.js";

// Rows that are not attempts: ratings, scores, totals of boards and facts of tasks find their place.

/**
 * The rule for rows of one key: the first by path and row stays; a later one is a duplicate where its values are equal
 * and a conflict where they are not. Makes `<name>_final`.
 */
async function firstOfKey(
  connection: DuckDBConnection,
  name: string,
  from: string,
  key: string,
  values: string,
  what: string,
  where = "true"
): Promise<void> {
  await connection.run(
    `create table ${name}_ranked as select *, row_number() over same as copy, hash(${values}) as value_hash, first_value(hash(${values})) over same as first_hash
     from (${from}) window same as (partition by ${key} order by src, row_no)`
  );
  await connection.run(
    `insert into fate select src, row_no, case when value_hash = first_hash then 'duplicate' else 'conflict' end,
       case when value_hash <> first_hash then ${what} || ' stands twice with other values' end from ${name}_ranked where copy > 1 and ${where}`
  );
  await connection.run(
    `create table ${name}_final as select * exclude (copy, value_hash, first_hash) from ${name}_ranked where copy = 1`
  );
  await connection.run(`drop table ${name}_ranked`);
}

/**
 * Ratings join the attempt they came with, or the one attempt of their item: named by `item`, or by system, task and
 * whatever of suite, run and index the file gives. An item that several attempts share joins none of them.
 */
export async function placeRatings(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create temp table rating_subject as
     with asked as (select src, row_no, attempt_row_no, item, system_key, run, suite, task, attempt_index from st_rating where attempt_row_no is null),
     by_item as (select q.src, q.row_no, count(*) as n, any_value(f.attempt_id) as attempt_id from asked q
        join attempt_final f on f.item_id = ${idSql("'item'", "q.item")} join run_final r using (run_ord)
        where q.item is not null and (q.run is null or r.run = q.run) group by all),
     by_task as (select q.src, q.row_no, count(*) as n, any_value(f.attempt_id) as attempt_id from asked q
        join system_key s on s.src = q.src and s.system_key = q.system_key
        join task_name t on t.task = q.task
        join attempt_final f on f.task_ord = t.task_ord and f.system_ord = s.system_ord
        join run_final r on r.run_ord = f.run_ord
        where q.item is null and (q.suite is null or r.suite = q.suite) and (q.run is null or r.run = q.run) and (q.attempt_index is null or f.attempt_index = q.attempt_index) group by all)
     select * from by_item union all select * from by_task`
  );
  const from = `select r.*, ${idSql("'rater'", "r.rater_kind", "r.rater")} as rater_id,
      coalesce(of.attempt_id, case when j.n = 1 then j.attempt_id end) as attempt_id, j.n as candidates,
      coalesce(case when r.item is null then of.item_id end, case when r.item is not null then ${idSql("'item'", "r.item")} when j.n = 1 then jf.item_id
        else ${idSql("'item'", "coalesce(r.suite, 'default')", "r.task", "coalesce(sf.system, '')", "coalesce(r.attempt_index, 0)")} end) as item_id,
      coalesce(s.system_ord, of.system_ord, jf.system_ord) as system_ord
    from st_rating r
    left join attempt_final of on of.src = r.src and of.row_no = r.attempt_row_no and of.sub = 0
    left join rating_subject j on j.src = r.src and j.row_no = r.row_no and r.attempt_row_no is null
    left join attempt_final jf on jf.attempt_id = case when j.n = 1 then j.attempt_id end
    left join system_key s on s.src = r.src and s.system_key = r.system_key
    left join system_final sf on sf.system_ord = s.system_ord
    where r.attempt_row_no is null or of.attempt_id is not null`;
  await firstOfKey(
    connection,
    "rating",
    from,
    "item_id, rater_id, dimension",
    "value, label, batch, rated_at, inclusion_probability",
    "'this rating'",
    "attempt_row_no is null"
  );
  await connection.run(
    `insert into source_note select src, count(*) || ' ratings name an item that several attempts share and join none of them; map run or item' from rating_final where candidates > 1 group by src
     union all select src, count(*) || ' ratings join no attempt' from rating_final where attempt_id is null and coalesce(candidates, 0) = 0 and attempt_row_no is null and (select count(*) from attempt_final) > 0 group by src
     union all select src, count(*) || ' ratings of ' || rater || ' have no verdict that can be read: outages, not verdicts' from rating_final where value is null and label is null group by src, rater`
  );
}

/** Scores of the file's own attempts and outcomes, and rows of `table: score` that name theirs. */
export async function placeScores(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    // Two plain joins: one that chooses its columns row by row compares every score with every attempt.
    `create temp table loose_subject as
     with asked as (select src, row_no, item, system_key, suite, run, task, attempt_index from st_loose_score where change is null),
     fits as (
       select q.src, q.row_no, q.suite, q.run, q.attempt_index, f.attempt_id, f.attempt_index as its_index, f.run_ord from asked q
         join attempt_final f on f.item_id = ${idSql("'item'", "q.item")} where q.item is not null
       union all
       select q.src, q.row_no, q.suite, q.run, q.attempt_index, f.attempt_id, f.attempt_index, f.run_ord from asked q
         join system_key s on s.src = q.src and s.system_key = q.system_key
         join task_name t on t.task = q.task
         join attempt_final f on f.system_ord = s.system_ord and f.task_ord = t.task_ord where q.item is null)
     select q.src, q.row_no, count(*) as n, any_value(q.attempt_id) as attempt_id from fits q join run_final r using (run_ord)
       where (q.suite is null or r.suite = q.suite) and (q.run is null or r.run = q.run) and (q.attempt_index is null or q.its_index = q.attempt_index)
       group by all`
  );
  await connection.run(
    `create temp table loose_placed as select q.*, case when q.change is not null then 'outcome' else 'attempt' end as subject_kind,
       case when q.change is not null then o.change_id when j.n = 1 then j.attempt_id end as subject_id, j.n
     from st_loose_score q left join loose_subject j using (src, row_no)
     left join outcome_final o on o.change_id = ${idSql("'change'", "coalesce(q.repository, '')", "q.change")}`
  );
  await connection.run(
    `insert into fate select src, row_no, 'unmatched', case when n > 1 then 'several attempts fit: name run, suite or attempt_index' else 'no attempt or change fits' end from loose_placed where subject_id is null`
  );
  const taken = "select subject_id, metric, scorer from own_score";
  await connection.run(
    `create temp view own_score as
     select s.* exclude (src, row_no, sub), a.attempt_id as subject_id from st_score s
     join attempt_final a on s.subject_kind = 'attempt' and a.src = s.src and a.row_no = s.row_no and a.sub = s.sub
     union all select s.* exclude (src, row_no, change_id, place, first_value), s.change_id as subject_id from outcome_metric s where s.place = 1`
  );
  await connection.run(
    `insert into fate select src, row_no, 'conflict', 'this score already came with its attempt' from loose_placed semi join (${taken}) using (subject_id, metric, scorer)`
  );
  const from = `select * from loose_placed anti join (${taken}) using (subject_id, metric, scorer) where subject_id is not null`;
  await firstOfKey(
    connection,
    "loose",
    from,
    "subject_id, metric, scorer",
    "value, scorer_kind, scorer_system, status",
    "'this score'"
  );
}

export async function placeSummaries(connection: DuckDBConnection): Promise<void> {
  const from =
    "select m.* exclude suite, coalesce(m.suite, 'default') as suite, s.system_ord from st_summary m join system_key s on s.src = m.src and s.system_key = m.system_key join system_final f using (system_ord) where not f.excluded";
  await connection.run(
    "insert into fate select m.src, m.row_no, 'excluded', 'systems: leaves out ' || f.system from st_summary m join system_key s on s.src = m.src and s.system_key = m.system_key join system_final f using (system_ord) where f.excluded"
  );
  await firstOfKey(
    connection,
    "summary",
    from,
    "system_ord, suite, slice, reported_at, label",
    "tasks, passed_tasks, pass_rate, cost_usd, seconds_per_task",
    "'this total'"
  );
}

/** Facts of tasks: those that attempts bring, and rows of `table: task`. The first known value of each column stays. */
export async function placeTaskRows(connection: DuckDBConnection): Promise<void> {
  const facts = [
    "cluster",
    "category",
    "subcategory",
    "tags",
    "language",
    "difficulty",
    "tier",
    "split",
    "released_at",
    "variant_of",
    "status",
    "reviewed_at"
  ];
  await connection.run(
    `create temp table task_ranked as select src, row_no, coalesce(suite, 'default') as suite, task, hash(${facts.join(", ")}) as value_hash,
       row_number() over same as copy, first_value(hash(${facts.join(", ")})) over same as first_hash
     from st_task where row_no is not null window same as (partition by coalesce(suite, 'default'), task order by src, row_no)`
  );
  await connection.run(
    "insert into fate select src, row_no, case when value_hash = first_hash then 'duplicate' else 'conflict' end, case when value_hash <> first_hash then 'this task stands twice with other values' end from task_ranked where copy > 1"
  );
  await connection.run("create table task_row as select src, row_no from task_ranked where copy = 1");
  // A file's own suite may have been overruled by an earlier export of the same run, so facts follow the attempts.
  const first = facts.map((fact) => `arg_min(${fact}, (src, coalesce(row_no, 0))) as ${fact}`).join(", ");
  await connection.run(
    `create table task_fact as
     with used as (select distinct k.src, k.file_suite, k.task_ord, r.suite from kept k join run_final r using (run_ord)),
          said as (
            select t.src, t.row_no, u.suite, t.task, ${facts.map((fact) => `t.${fact}`).join(", ")} from st_task t join task_name n on n.task = t.task
              join used u on u.src = t.src and u.task_ord = n.task_ord and u.file_suite = coalesce(t.suite, 'default') where t.row_no is null
            union all
            select t.src, t.row_no, coalesce(t.suite, 'default'), t.task, ${facts.map((fact) => `t.${fact}`).join(", ")} from st_task t join task_row using (src, row_no))
     select suite, task, ${first} from said group by suite, task`
  );
}
