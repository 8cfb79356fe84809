import {
  formatCount,
  formatDollars,
  formatInterval,
  formatPercent,
  formatPoints,
  formatShare
} from "../../../style/format.js";
import {known} from "../../quantity.js";
import {material} from "./routing-choice.js";
import type {EscalationRow} from "./routing-model.js";
import type {RoutingParts} from "./routing-words.js";

/** The heading: which pair is shown to pay, or that none is. */
export function escalationHeading(m: RoutingParts): string {
  const row = leading(m.escalation);
  if (m.escalation.length === 0) return "";
  if (!row) return "Trying a cheaper system first is not shown to pay";
  const more = (known(row.gain_vs_dear)!.low ?? -1) > 0;
  return `${row.cheap} first, ${row.dear} on what fails: ${more ? "more finished" : "as much finished"} for less`;
}

/** The paragraph: what the pair costs and finishes beside the dear system alone. */
export function escalationAnswer(m: RoutingParts): string {
  if (m.escalation.length === 0) return "";
  const row = leading(m.escalation) ?? [...m.escalation].sort((a, b) => savingOf(b) - savingOf(a))[0]!;
  const quality = known(row.quality);
  const cost = known(row.cost_per_task);
  const saving = known(row.saving_vs_dear);
  const gain = known(row.gain_vs_dear);
  const reached = known(row.escalated_share);
  if (!quality || !cost || !saving || !gain)
    return `What trying ${row.cheap} before ${row.dear} comes to cannot be said from these tasks.`;
  const caught =
    m.noticed === 1
      ? "Where tests notice every failure"
      : m.noticed === 0
        ? "Where no failure is noticed"
        : `Where ${formatPercent(m.noticed)} of failures are noticed`;
  const less = saving.value >= 0;
  const money = (x: number) => formatDollars(less ? x : -x);
  const margin = less ? [saving.low, saving.high] : [saving.high, saving.low];
  return (
    `${caught}, trying ${row.cheap} first and ${row.dear} on what failed finishes ${formatShare(quality.value)}% of tasks at ${formatDollars(cost.value)} a task: ` +
    `${formatDollars(Math.abs(saving.value))} ${less ? "less" : "more"} than ${row.dear} alone (95% interval ${formatInterval(margin[0]!, margin[1]!, money)}), ` +
    `with ${formatPoints(Math.abs(gain.value))} points ${gain.value < 0 ? "fewer" : "more"} finished (${formatInterval(gain.value < 0 ? neg(gain.high) : gain.low, gain.value < 0 ? neg(gain.low) : gain.high, (x) => formatPoints(x))}).` +
    (reached ? ` ${row.dear} is asked for ${formatPercent(reached.value)} of tasks.` : "")
  );
}

/** What the rows show and what they take for granted. */
export function escalationCaption(m: RoutingParts): string {
  if (m.escalation.length === 0) return "";
  const tasks = m.escalation[0]!.tasks;
  return `Played out over the ${formatCount(tasks)} tasks that both ran: the cheap attempt is always paid for, the dear one where the first failed and somebody noticed. Attempts at one task are taken as independent; the time of a second try and of noticing is not counted.`;
}

/** The pair with the largest saving among those shown to save without finishing materially less. */
function leading(rows: readonly EscalationRow[]): EscalationRow | null {
  const paying = rows.filter((r) => {
    const [saving, gain] = [known(r.saving_vs_dear), known(r.gain_vs_dear)];
    return saving?.low != null && saving.low > 0 && gain?.low != null && gain.low > -material;
  });
  return paying.sort((a, b) => savingOf(b) - savingOf(a))[0] ?? null;
}

function savingOf(r: EscalationRow): number {
  return known(r.saving_vs_dear)?.value ?? -Infinity;
}

function neg(x: number | null): number | null {
  return x === null ? null : -x;
}
