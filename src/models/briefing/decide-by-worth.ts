import {isRefusal} from "../../statistics/estimate.js";
import {formatDollars, formatInterval, formatProbability} from "../../style/format.js";
import {known} from "../quantity.js";
import {perTasks} from "../value/worth/per-tasks.js";
import type {Decided, Decision} from "./decision.js";

/** Above this a system is called the best buy without a "for now". */
const SURE = 0.95;

/** The decision where the workspace states what a failed task costs: the best buy, no more surely than its margin. */
export function byWorth({worth, systems}: Decided): Decision {
  const best = worth.net_benefit[0]!;
  const p = known(best.best_probability)?.value ?? 0;
  const rival = [...worth.net_benefit.slice(1)]
    .map((r) => ({system: r.system, p: known(r.best_probability)?.value ?? 0}))
    .sort((a, b) => b.p - a.p)[0];
  const doubt = rival && p < SURE ? `${rival.system} may be the better buy (P ${formatProbability(rival.p)})` : null;
  const price = formatDollars(known(worth.wtp_per_completed)!.value);
  const chosen = (sentence: string): Decision => ({
    kind: "recommended",
    threshold: "value",
    recommended: [best.system],
    sentence: sentence + costs(systems, [best.system, otherOf(worth, best.system)])
  });
  const either = (other: string, sentence: string): Decision => ({
    kind: "either",
    threshold: "value",
    recommended: [best.system, other],
    sentence
  });
  const start = doubt ? `Take ${best.system} for now` : `Make ${best.system} the default`;
  const end = doubt ? `; ${doubt}.` : ".";

  const other = otherOf(worth, best.system);
  if (other === null) {
    if (rival && p < 0.5) return either(rival.system, undecided(best.system, rival.system, price, doubt!));
    return chosen(`${start}: it costs least per task and completes most${end}`);
  }
  const role = worth.decides?.better === best.system ? "cheaper" : "dearer";
  const gap = worth.net_benefit.find((r) => r.system === other)!.behind_best!;
  if (isRefusal(gap))
    return chosen(
      `${start}: at ${price} a failed task it brings more per task than the ${role} ${other} in every resample${end}`
    );
  const per = perTasks(gap.value);
  const margin = `(95% interval ${formatInterval(gap.low, gap.high, per.format)})`;
  if (gap.low === null || gap.low <= 0)
    return either(
      other,
      `Either ${best.system} or the ${role} ${other}: at ${price} a failed task ${best.system} comes out ${per.format(gap.value)} per ${per.words} ahead ${margin}, which the tasks do not show to be real.`
    );
  if (rival && p < 0.5) return either(rival.system, undecided(best.system, rival.system, price, doubt!));
  return chosen(
    `${start}: at ${price} a failed task it brings ${per.format(gap.value)} more per ${per.words} than the ${role} ${other} ${margin}${end}`
  );
}

function undecided(best: string, rival: string, price: string, doubt: string): string {
  return `Either ${best} or ${rival}: at ${price} a failed task ${best} comes out ahead on average, but ${doubt}, and the tasks do not decide between them.`;
}

/** The other of the two neighbours between which the worth decides. */
function otherOf({decides}: Decided["worth"], best: string): string | null {
  if (!decides) return null;
  return decides.better === best ? decides.cheaper : decides.better;
}

/** " A completed task costs $0.19 with Osprey and $0.08 with Kite." */
function costs(systems: Decided["systems"], names: readonly (string | null)[]): string {
  const said = names.flatMap((name) => {
    const system = systems.find((s) => s.system === name);
    const cost = system && known(system.cost_usd_per_completed);
    return cost ? [`${formatDollars(cost.value)} with ${name}`] : [];
  });
  return said.length === 2 ? ` A completed task costs ${said.join(" and ")}.` : "";
}
