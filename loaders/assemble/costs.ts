/**
 * SQL that says where an attempt's cost comes from, with the cost where it is known (design §4).
 *
 * A zero is not a fact until it is classified: no call and no token cost nothing; an errored attempt counts as 0; a
 * cached one was paid for earlier; any other zero stands for a price nobody knew, and becomes unknown.
 *
 * @param a - alias of the stage attempt
 * @param priced - SQL of the price worked out from tokens, or null
 */
export function costSql(a: string, priced: string): {cost_usd: string; cost_status: string} {
  const tokens = `coalesce(${a}.input_tokens, 0) + coalesce(${a}.output_tokens, 0)`;
  const counted = `(${a}.calls is not null or ${a}.input_tokens is not null or ${a}.output_tokens is not null)`;
  const cost_status = `case
    when ${a}.cost_usd is null then case when ${priced} is not null then 'priced' else 'missing' end
    when ${a}.cost_usd > 0 then 'reported'
    when ${counted} and coalesce(${a}.calls, 0) = 0 and ${tokens} = 0 then 'reported'
    when ${a}.verdict in ('error', 'timeout') then 'zero_error'
    when ${a}.is_cached then 'zero_cached'
    else 'zero_unknown' end`;
  const cost_usd = `case when (${cost_status}) = 'zero_unknown' then null else coalesce(${a}.cost_usd, ${priced}) end`;
  return {cost_usd, cost_status};
}
