import {numbersSql} from "./cells-sql.js";

// Outcomes in the order that numbers them, and their metrics in the long form: one line for a change and a metric.

const yesNo = (column: string) => `coalesce(o.${column}::integer, -1) as ${column}`;
const number = (column: string) => `o.${column}::double as ${column}`;
const time = (column: string) => `epoch_ms(o.${column})::double as ${column}`;

/** One row per change, with the system by its id and times in milliseconds. */
export const outcomesSql = `
select o.repository, coalesce(o.system_id, r.system_id) as system_id, ${["opened_at", "observed_until"].map(time).join(", ")},
  ${["merged", "rejected", "defect", "reverted"].map(yesNo).join(", ")},
  ${["defect_count", "incident_usd", "review_minutes"].map(number).join(", ")}
from outcome o left join attempt a using (attempt_id) left join run r on r.run_id = a.run_id
order by o.change_id`;

/**
 * One row per change and metric: the change's own value, else that of the attempt it comes from; several scorers of one
 * metric are averaged, as in the cells. What the tests said of the attempt is its metric \`pass\`.
 */
export const outcomeMetricsSql = `
with change_number as (select change_id, attempt_id, (row_number() over (order by change_id) - 1)::integer as change from outcome),
     joined as (select distinct attempt_id from outcome where attempt_id is not null),
     own as (select c.change, s.metric, avg(s.value) as value from score s join change_number c on c.change_id = s.subject_id
             where s.subject_kind = 'outcome' and s.status = 'ok' and s.value is not null group by all),
     of_attempt as (select n.attempt_id, n.metric, avg(n.value) as value from (${numbersSql}) n semi join joined using (attempt_id) group by all
             union all
             select a.attempt_id, 'pass', coalesce(a.score_share, (a.verdict = 'pass')::double) from attempt a semi join joined using (attempt_id)
             where a.verdict in ('pass', 'fail', 'partial')),
     taken as (select c.change, m.metric, avg(m.value) as value from of_attempt m join change_number c using (attempt_id)
             anti join own on own.change = c.change and own.metric = m.metric group by all)
select change, metric, value from own union all select change, metric, value from taken order by metric, change`;
