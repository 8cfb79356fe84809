// The queries behind rating facts: what was rated, by whom and how, and what scorers said of the same attempts.

/** An item is the attempt it joins, else the item itself. */
const KEY = "coalesce('a' || r.attempt_id, 'i' || r.item_id)";

/** Judge scores of attempts: verdicts of a model, whichever harness ran it. */
const JUDGED = "s.subject_kind = 'attempt' and s.scorer_kind = 'judge'";

/** Every item somebody or a judge rated, and the order that numbers it. */
const items = `asked as (
       select ${KEY} as key, r.attempt_id, r.item, r.item_id, r.system_id from rating r
       union all
       select distinct 'a' || s.subject_id, s.subject_id, null, null, null from score s where ${JUDGED}),
     one as (select key, any_value(attempt_id) as attempt_id, min(item) as item, min(item_id) as item_id, min(system_id) as system_id
             from asked group by key),
     item_number as (select *, (row_number() over (order by key) - 1)::integer as number from one)`;

const numbers = `run_number as (select run_id, (row_number() over (order by run_id) - 1)::integer as run from run),
     task_number as (select task_id, (row_number() over (order by task_id) - 1)::integer as task from task),
     system_number as (select system_id, (row_number() over (order by position, system_id) - 1)::integer as system from system)`;

/** Every item in its order; runs, tasks and systems are numbered as in the cells. */
export const itemsSql = `
with ${items}, ${numbers}
select coalesce(o.item, t.task, o.item_id) as item,
  coalesce(sn.system, so.system, -1)::integer as system,
  coalesce(tn.task, -1)::integer as task,
  coalesce(rn.run, -1)::integer as run,
  (case when a.verdict in ('pass', 'fail', 'partial') then coalesce(a.score_share, (a.verdict = 'pass')::double)
        when a.verdict in ('error', 'timeout', 'refusal') then 0 end)::double as share,
  a.output_tokens::double as output_tokens
from item_number o
left join attempt a using (attempt_id)
left join run u on u.run_id = a.run_id
left join task t on t.task_id = a.task_id
left join run_number rn on rn.run_id = a.run_id
left join task_number tn on tn.task_id = a.task_id
left join system_number sn on sn.system_id = u.system_id
left join system_number so on so.system_id = o.system_id
order by o.number`;

/** Every rating, those without a verdict included: they are outages of their rater. */
export const ratingsSql = `
with ${items}
select o.number as item, r.rater_id, r.rater, r.rater_kind, r.dimension, r.value, r.label, r.batch,
  epoch_ms(r.rated_at)::double as rated_at, r.inclusion_probability,
  (r.attempt_id is null and (select count(*) from attempt) > 0) as unjoined
from rating r join item_number o on o.key = ${KEY}
order by r.dimension, o.number, r.rater_kind, r.rater_id`;

/**
 * Scores of rated attempts, and of all attempts where a judge gave them.
 *
 * One metric of one model is one scorer although several harnesses ran it, unless two of them scored the same attempt.
 */
const scores = `${items},
     rated as (select distinct attempt_id from rating where attempt_id is not null),
     wanted as (
       select s.subject_id, s.metric, s.scorer, s.scorer_kind, s.scorer_system, s.value, s.status
       from score s where ${JUDGED} or (s.subject_kind = 'attempt' and s.subject_id in (select attempt_id from rated))),
     several as (select distinct metric, coalesce(scorer_system, '') as model from wanted
                 group by metric, coalesce(scorer_system, ''), subject_id having count(*) > 1),
     grouped as (select w.*, case when v.metric is not null then w.scorer else '' end as apart
                 from wanted w left join several v on v.metric = w.metric and v.model = coalesce(w.scorer_system, '')),
     scorer_number as (
       select *, (row_number() over (order by metric, model, apart) - 1)::integer as number
       from (select distinct metric, coalesce(scorer_system, '') as model, apart from grouped))`;

/** Each scorer in the order that numbers it. */
export const scorersSql = `
with ${scores}
select n.metric, nullif(n.model, '') as model, string_agg(distinct g.scorer, ' + ' order by g.scorer) as scorer,
  min(g.scorer_kind) as kind, (count(*) filter (where g.status = 'error'))::integer as outages
from grouped g join scorer_number n on n.metric = g.metric and n.model = coalesce(g.scorer_system, '') and n.apart = g.apart
group by n.number, n.metric, n.model order by n.number`;

/** Every value of every scorer, by their numbers. */
export const itemScoresSql = `
with ${scores}
select n.number as scorer, o.number as item, g.value
from grouped g join scorer_number n on n.metric = g.metric and n.model = coalesce(g.scorer_system, '') and n.apart = g.apart
join item_number o on o.key = 'a' || g.subject_id
where g.status <> 'error' and g.value is not null`;

/** Each rated item that joins an attempt, with the number the row tables give that attempt. */
export const itemAttemptsSql = `
with ${items},
     attempt_number as (select attempt_id, (row_number() over (order by attempt_id))::integer as attempt from attempt)
select o.number as item, n.attempt from item_number o join attempt_number n using (attempt_id) order by o.number`;
