import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";

const VALUES =
  "verdict, score_share, cost_usd, judge_cost_usd, input_tokens, output_tokens, latency_s, ttft_s, is_cached, calls, retries, item";

/**
 * Makes `row`: one line for each attempt row of each file, with what it takes to recognise it elsewhere.
 *
 * `value_hash` covers the mapped values, `row_hash` every cell the file has: two rows of one file are the same row only
 * where the file itself cannot tell them apart. A row that stands for several attempts is compared as a whole.
 */
export async function makeRows(connection: DuckDBConnection): Promise<void> {
  const hash = `hash(${VALUES.split(", ")
    .map((name) => `a.${name}`)
    .join(", ")})`;
  // Read once: opening five hundred files costs more than their rows.
  await connection.run(
    `create table slim as select a.src, a.row_no, a.sub, r.run_ord, r.file_suite, r.harness, a.task, a.attempt_index, a.item, a.row_key,
       coalesce(a.row_hash, hash(a.src, a.row_no)) as row_hash, ${hash} as value_hash,
       a.cost_usd is null and (a.input_tokens is not null or a.output_tokens is not null) as wants_price
     from st_attempt a join run_key r on r.src = a.src and r.run_key = a.run_key`
  );
  await connection.run(
    "create table task_name as select row_number() over (order by task) as task_ord, task from (select distinct task from slim)"
  );
  const [subs] = await rowsOf<{several: boolean | null}>(connection, "select max(sub) > 0 as several from slim");
  const columns =
    "a.src, a.row_no, a.run_ord, n.task_ord, a.attempt_index as given_index, a.row_key, a.harness, a.row_hash";
  const from = "slim a join task_name n on n.task = a.task";
  await connection.run(
    subs!.several
      ? `create table row as select src, row_no, any_value(run_ord) as run_ord, any_value(task_ord) as task_ord, min(given_index) as given_index, any_value(row_key) as row_key, any_value(harness) as harness, any_value(row_hash) as row_hash, bit_xor(hash(sub, value_hash)) as value_hash from (select ${columns}, a.sub, a.value_hash from ${from}) group by src, row_no order by src, row_no`
      : `create view row as select ${columns}, a.value_hash from ${from}`
  );
}

/** Makes `fate`: rows that are left out, each with why. */
export async function leaveOutExcluded(connection: DuckDBConnection): Promise<void> {
  await connection.run("create table fate (src integer, row_no bigint, why varchar, message varchar)");
  await connection.run(
    `insert into fate select w.src, w.row_no, 'excluded', 'systems: leaves out ' || s.system from row w join run_final r using (run_ord) join system_final s using (system_ord) where s.excluded`
  );
}

/**
 * A harness's own row id twice is one row, whatever file it stands in; the first by path stays.
 *
 * @returns pairs of runs that share rows: the run that stays and the run that is the same one exported again
 */
export async function dropRepeatedIds(connection: DuckDBConnection): Promise<[number, number][]> {
  await connection.run(
    `create temp table twin as
     with twice as (select harness, row_key from row where row_key is not null group by all having count(*) > 1)
     select w.src, w.row_no, w.run_ord, first_value(w.run_ord) over same as kept_run, row_number() over same as copy
     from row w join twice using (harness, row_key)
     window same as (partition by w.harness, w.row_key order by w.src, w.row_no)`
  );
  await connection.run(
    "insert into fate select src, row_no, 'duplicate', null from twin anti join fate using (src, row_no) where copy > 1"
  );
  const pairs = await rowsOf<{kept: number; copy: number}>(
    connection,
    "select distinct kept_run as kept, run_ord as copy from twin where kept_run <> run_ord order by all"
  );
  return pairs.map((pair) => [pair.kept, pair.copy]);
}

/**
 * Rows without an id of their own are known by run, task and attempt index (design §4): with equal values the later is a
 * duplicate; with other values rows of one file are repeats where no index says otherwise, and all else is a conflict.
 */
export async function dropRepeatedKeys(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create temp table rival as
     with open as (select src, row_no, coalesce(alias.kept, run_ord) as run_ord, task_ord, given_index, row_hash, value_hash
                   from row left join alias on alias.copy = run_ord anti join fate using (src, row_no) where row_key is null),
          several as (select run_ord, task_ord, given_index from open group by all having count(*) > 1)
     select o.* from open o join several s on s.run_ord = o.run_ord and s.task_ord = o.task_ord and s.given_index is not distinct from o.given_index`
  );
  // The same row twice within one file.
  await connection.run(
    `insert into fate select src, row_no, 'duplicate', 'in_file' from (
       select src, row_no, row_number() over (partition by src, run_ord, task_ord, given_index, row_hash order by row_no) as copy from rival) where copy > 1`
  );
  await connection.run("delete from rival using fate where rival.src = fate.src and rival.row_no = fate.row_no");
  // Of the rest: the first file that has the key owns it; with an index its first row does.
  await connection.run(
    `insert into fate
     with owned as (select *, min(src) over (partition by run_ord, task_ord, given_index) as owner,
                      min(row_no) over (partition by src, run_ord, task_ord, given_index) as first_row from rival),
          standing as (select distinct run_ord, task_ord, given_index, value_hash from owned where src = owner and (given_index is null or row_no = first_row))
     select o.src, o.row_no, case when s.value_hash is null then 'conflict' else 'duplicate' end,
            case when s.value_hash is null then 'the same attempt stands in ' || case when o.src = o.owner then 'this file' else 'another file' end || ' with other values' end
     from owned o left join standing s on s.run_ord = o.run_ord and s.task_ord = o.task_ord and s.given_index is not distinct from o.given_index and s.value_hash = o.value_hash
     where o.src <> o.owner or (o.given_index is not null and o.row_no <> o.first_row)`
  );
}

/**
 * Makes `kept`: one line for each attempt that stays, with its run, task and index.
 *
 * Repeats without an index are numbered in the order of files and rows, after any index that is given; an index that a
 * harness gave twice within one run and task is numbered anew.
 */
export async function numberAttempts(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create temp table open_attempt as
     select a.src, a.row_no, a.sub, a.attempt_index, coalesce(l.kept, a.run_ord) as run_ord, n.task_ord, a.file_suite, a.item
     from slim a left join alias l on l.copy = a.run_ord join task_name n on n.task = a.task
     anti join fate on fate.src = a.src and fate.row_no = a.row_no`
  );
  const [given] = await rowsOf<{any_given: boolean}>(
    connection,
    "select count(attempt_index) > 0 as any_given from open_attempt"
  );
  const indexed = given!.any_given
    ? `(select *, case when attempt_index is not null and row_number() over (partition by run_ord, task_ord, attempt_index order by src, row_no, sub) = 1 then attempt_index end as own from open_attempt)`
    : "(select *, cast(null as integer) as own from open_attempt)";
  const offset = given!.any_given ? "coalesce(max(own) over (partition by run_ord, task_ord) + 1, 0)" : "0";
  await connection.run(
    `create table kept as select src, row_no, sub, run_ord, task_ord, file_suite, item,
       cast(coalesce(own, ${offset} + row_number() over (partition by run_ord, task_ord, own is null order by src, row_no, sub) - 1) as integer) as attempt_index
     from ${indexed}`
  );
  await connection.run("drop table open_attempt");
}
