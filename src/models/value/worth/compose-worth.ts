import {refuse} from "../../../statistics/estimate.js";
import {wilsonCi} from "../../../statistics/rates/wilson-ci.js";
import {column} from "../../../statistics/resampling/matrix.js";
import {percentileInterval} from "../../../statistics/resampling/percentile-interval.js";
import {breakEvenIncident} from "../../../statistics/value/break-even-incident.js";
import {netMonetaryBenefit, type NetMonetaryBenefit} from "../../../statistics/value/net-monetary-benefit.js";
import {quantityOf, type Quantity} from "../../quantity.js";
import type {SectionParts} from "../sections.js";
import {acceptability} from "./acceptability.js";
import {moreTasks} from "./more-tasks.js";
import {worthOf, type Worth} from "./worth-inputs.js";
import type {NetBenefit, WorthModel} from "./worth-model.js";
import {hullOf, turnsOf, worthSystems, type WorthSystems} from "./worth-systems.js";
import {nothingToChoose, worthWords, type WorthNumbers} from "./worth-words.js";

/** What quality is worth to this team: who is the best buy, how surely, and what surer would be worth. */
export function composeWorth({facts, prepared, view, choice}: SectionParts): WorthModel {
  const systems = worthSystems(view, prepared);
  const worth = worthOf(facts.settings.value, prepared.worth, choice.worth);
  const about = {inputs: worth.inputs, by_hours: worth.by_hours};
  const unknown = refuse("missing_metric", systems.tasks);
  const none: WorthNumbers = {
    ...about,
    wtp_per_completed: worth.wtp ? wtpQuantity(worth.wtp, systems.tasks) : unknown,
    wtp_without_top_percent: worth.wtp?.without_top ?? null,
    net_benefit: [],
    best: null,
    decides: null,
    break_even_incident_usd: unknown,
    acceptability: null,
    evpi: {per_task: unknown, per_month: unknown, over_horizon: unknown},
    evpi_inputs_usd_per_task: null,
    evsi: [],
    tasks_to_settle: null,
    contenders: []
  };
  if (systems.names.length < 2) return {...none, ...nothingToChoose(view, systems.names.length)};
  const turns = turnsOf(systems);
  const wtp = worth.wtp;
  const parts = {systems, turns, worth, kind: view.kind, minTasks: facts.settings.min_tasks};
  const open = {...none, acceptability: acceptability(systems, wtp?.mean ?? null)};
  if (!wtp) return {...open, ...worthWords(open, parts)};
  const benefit = netMonetaryBenefit(
    systems.points,
    {costs: systems.costs, effects: systems.effects, wtp: wtp.draws ?? wtp.mean},
    {wtp: wtp.mean, n: systems.tasks}
  );
  const numbers: WorthNumbers = {
    ...open,
    net_benefit: netBenefits(systems, benefit),
    best: systems.names[benefit.best]!,
    ...decision(systems, benefit.best, wtp),
    ...moreTasks(systems, worth, wtp)
  };
  return {...numbers, ...worthWords(numbers, parts)};
}

function wtpQuantity(wtp: NonNullable<Worth["wtp"]>, n: number): Quantity {
  const value = wtp.mean;
  if (!wtp.draws) return {value, low: value, high: value, n, method: "given", flags: []};
  return {...quantityOf(percentileInterval(wtp.draws, {estimate: value, n}), n), method: "draws of the given ranges"};
}

function netBenefits({names, slots, tasks}: WorthSystems, benefit: NetMonetaryBenefit): NetBenefit[] {
  const {nmb, behind, probability, replicates} = benefit;
  const rows = names.map(
    (system, j): NetBenefit => ({
      system,
      slot: slots[j]!,
      nmb: quantityOf(nmb[j]!, tasks),
      behind_best: behind[j] ? quantityOf(behind[j]!, tasks) : null,
      best_probability: {
        ...quantityOf(wilsonCi(Math.round(probability[j]! * replicates), replicates), tasks),
        method: "bootstrap share, wilson"
      }
    })
  );
  const gap = (r: NetBenefit) => (r.behind_best === null || "refused" in r.behind_best ? 0 : r.behind_best.value);
  return rows.sort((a, b) => gap(a) - gap(b) || Number(b.behind_best === null) - Number(a.behind_best === null));
}

/** The neighbours between which the worth decides, and the cost of an incident at which they change places. */
function decision(
  systems: WorthSystems,
  best: number,
  wtp: NonNullable<Worth["wtp"]>
): Pick<WorthModel, "decides" | "break_even_incident_usd"> {
  const hull = hullOf(systems);
  const same = (j: number) =>
    systems.points[j]!.cost === systems.points[best]!.cost &&
    systems.points[j]!.effect === systems.points[best]!.effect;
  const at = hull.findIndex(same);
  const [cheaper, better] = at > 0 ? [hull[at - 1], best] : [best, at < 0 ? undefined : hull[1]];
  if (cheaper === undefined || better === undefined)
    return {decides: null, break_even_incident_usd: refuse("no_variation", systems.tasks)};
  const {points, costs, effects, names, tasks} = systems;
  const minus = (which: typeof costs) => {
    const low = column(which, cheaper);
    return column(which, better).map((x, b) => x - low[b]!);
  };
  const change = {
    cost: points[better]!.cost - points[cheaper]!.cost,
    effect: points[better]!.effect - points[cheaper]!.effect
  };
  const found = breakEvenIncident(
    change,
    {cost: minus(costs), effect: minus(effects)},
    {escapeRate: wtp.escape_rate, reworkCost: wtp.rework_usd, n: tasks}
  );
  return {
    decides: {cheaper: names[cheaper]!, better: names[better]!},
    break_even_incident_usd: quantityOf(found, tasks)
  };
}
