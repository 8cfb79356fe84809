import type {SavedQuestion} from "./explore-model.js";

const KNOWN_COST = "cost_status in ('reported', 'priced', 'zero_error')";

/**
 * The saved questions, in the order in which an analyst tends to ask them.
 *
 * `credit` is what an attempt counts on the pages; its mean over tasks of each task's mean is their pass rate, so that a
 * task tried ten times counts once.
 */
export const savedQuestions: readonly SavedQuestion[] = [
  {
    id: "quality-and-cost",
    question: "What does each system reach, and what does a pass cost?",
    tables: ["attempts"],
    sql: `with by_task as (
  select suite, system, task, avg(credit) as rate
  from attempts group by all
), costs as (
  select suite, system,
    sum(cost_usd) / nullif(count(*) filter (verdict = 'pass'), 0) as usd_per_pass
  from attempts
  where ${KNOWN_COST}
  group by all
)
select suite, system, count(rate) as tasks,
  round(avg(rate), 4) as mean_credit,
  round(any_value(usd_per_pass), 5) as usd_per_pass
from by_task left join costs using (suite, system)
group by all order by suite, mean_credit desc`
  },
  {
    id: "verdicts",
    question: "What became of the attempts?",
    tables: ["attempts"],
    sql: `select verdict, count(*) as attempts, count(distinct system) as systems
from attempts
group by verdict order by attempts desc`
  },
  {
    id: "hardest-tasks",
    question: "Which tasks does nearly nobody pass?",
    tables: ["attempts"],
    sql: `select suite, task, any_value(category) as category,
  count(distinct system) as systems, count(credit) as attempts,
  round(avg(credit), 3) as mean_credit
from attempts
group by suite, task having count(credit) > 0
order by mean_credit, attempts desc limit 25`
  },
  {
    id: "flips",
    question: "Which tasks does a system pass only sometimes?",
    tables: ["attempts"],
    needs: "repeats",
    sql: `select system, count(*) as tasks,
  count(*) filter (passes between 1 and tries - 1) as sometimes,
  round(count(*) filter (passes between 1 and tries - 1) / count(*), 3) as share_sometimes
from (
  select suite, system, task, count(credit) as tries, count(*) filter (verdict = 'pass') as passes
  from attempts group by all having tries > 1
)
group by system order by share_sometimes desc`
  },
  {
    id: "categories",
    question: "Where is each system good?",
    tables: ["attempts"],
    sql: `select category, system, count(*) as tasks, round(avg(rate), 3) as mean_credit
from (
  select coalesce(category, 'no category') as category, system, suite, task, avg(credit) as rate
  from attempts group by all having count(credit) > 0
)
group by all order by category, mean_credit desc`
  },
  {
    id: "latency",
    question: "How long does one wait, by kind of clock?",
    tables: ["attempts"],
    needs: "latency",
    sql: `select latency_kind, system, count(*) as attempts,
  round(median(latency_s), 2) as median_s,
  round(quantile_cont(latency_s, 0.95), 2) as p95_s
from attempts
where latency_s is not null and latency_kind <> 'cached'
group by all order by latency_kind, median_s`
  },
  {
    id: "over-time",
    question: "How did pass rates move from run to run?",
    tables: ["attempts"],
    needs: "dates",
    sql: `select min(r.started_at) as started_at, a.system, a.run,
  round(avg(a.credit), 4) as mean_credit
from attempts a join runs r using (run, system, suite)
where r.started_at is not null
group by a.suite, a.system, a.run order by started_at, system`
  },
  {
    id: "failed-work",
    question: "What share of the money goes into attempts that fail?",
    tables: ["attempts"],
    needs: "costs",
    sql: `select system, round(sum(cost_usd), 4) as usd,
  round(sum(cost_usd) filter (verdict <> 'pass') / nullif(sum(cost_usd), 0), 3) as share_on_failures
from attempts
where ${KNOWN_COST}
group by system order by share_on_failures desc nulls last`
  },
  {
    id: "cost-sources",
    question: "Where do the costs come from?",
    tables: ["attempts"],
    sql: `select system, cost_status, count(*) as attempts, round(sum(cost_usd), 4) as usd
from attempts
group by all order by system, attempts desc`
  },
  {
    id: "metrics",
    question: "What do the metrics say where attempts pass, and where they fail?",
    tables: ["attempts", "scores"],
    sql: `select s.metric, count(*) as scores,
  round(avg(s.value) filter (a.verdict = 'pass'), 3) as where_passed,
  round(avg(s.value) filter (a.verdict = 'fail'), 3) as where_failed
from scores s join attempts a using (attempt)
where s.status = 'ok'
group by s.metric order by scores desc`
  },
  {
    id: "raters",
    question: "Who said what of how many items?",
    tables: ["ratings"],
    sql: `select rater_kind, rater, dimension, label, count(distinct item) as items,
  round(avg(value), 3) as mean_value
from ratings
group by all order by rater_kind, rater, dimension, label`
  },
  {
    id: "raters-and-tests",
    question: "How often do raters and tests part ways?",
    tables: ["attempts", "ratings"],
    sql: `select r.rater_kind, r.rater, r.dimension, r.label, count(*) as ratings,
  round(avg(a.credit), 3) as credit_in_tests
from ratings r join attempts a using (attempt)
group by all order by r.rater_kind, r.rater, r.dimension, r.label`
  },
  {
    id: "defects",
    question: "Whose changes broke later?",
    tables: ["outcomes"],
    sql: `select coalesce(system, 'unknown') as system, count(*) as changes,
  sum(merged::int) as merged, count(defect) as watched,
  sum(defect::int) as with_defect
from outcomes
group by all order by changes desc`
  }
];
