import {refuse, type Refusal} from "../estimate.js";
import {checkPoints, paretoFront, type CostQuality} from "./pareto-front.js";
import {greedyWithin} from "./routing-greedy.js";
import {relax, relaxedQuality, type Category, type Relaxation} from "./routing-relaxation.js";

/** Which system serves each category. */
export interface Routing {
  /** Position among the options of each category. */
  choice: number[];
  /** Dollars for all tasks. */
  cost: number;
  /** Mean over tasks. */
  quality: number;
  /** The same if a category could be split: an upper bound. */
  lp_quality: number;
  /** Completed tasks that the next dollar would buy. */
  shadow_price: number;
}

/** Part of a plan: the first categories decided. */
interface State {
  cost: number;
  quality: number;
  last: number;
  before: State | null;
}

// Costs are sums of products; a plan that uses the budget to the cent must not fail by its last bit.
const slack = 1e-9;

/**
 * Which system to use for which kind of task so that quality is highest within a budget.
 *
 * The multiple-choice knapsack, solved exactly: category by category, keeping only partial plans that no other beats in
 * cost and quality and that could still reach the best plan known, by the bound of the relaxed problem. Cells are noisy:
 * shrink them first (`ebShrinkage`), leave out those of fewer than 5 tasks, and judge the plan on tasks it was not
 * chosen on.
 *
 * @param categories - volume and (cost, quality) options of each; every category needs an option
 * @param options - `budget` for all tasks
 * @returns refused `n_zero` without tasks, `budget_below_cheapest`
 * @see Sinha and Zoltners (1979), Oper. Res. 27, 503–515
 */
export function routingKnapsack(categories: readonly Category[], {budget}: {budget: number}): Routing | Refusal {
  if (!Number.isFinite(budget)) throw new TypeError(`budget must be a finite number, got ${budget}`);
  categories.forEach(({volume, options}, k) => {
    if (!(volume >= 0)) throw new TypeError(`categories[${k}].volume must not be negative, got ${volume}`);
    if (options.length === 0) throw new TypeError(`categories[${k}] must have an option, got none`);
    checkPoints(options);
  });
  const volume = categories.reduce((sum, c) => sum + c.volume, 0);
  if (volume === 0) return refuse("n_zero", 0);
  const allowed = budget + slack * Math.max(1, Math.abs(budget));
  const whole = relax(categories);
  if (whole.start.cost > allowed) return refuse("budget_below_cheapest", categories.length);

  const best = decide(categories, allowed, greedyWithin(whole, allowed).quality);
  const {quality: lp, shadow_price} = relaxedQuality(whole, Math.max(budget, whole.start.cost));
  return {
    choice: choices(best),
    cost: best.cost,
    quality: best.quality / volume,
    lp_quality: lp / volume,
    shadow_price
  };
}

function decide(categories: readonly Category[], budget: number, toBeat: number): State {
  const rests = categories.map((_, k) => relax(categories.slice(k + 1)));
  let states: State[] = [{cost: 0, quality: 0, last: -1, before: null}];
  categories.forEach(({volume, options}, k) => {
    const rest = rests[k] as Relaxation;
    const worthwhile = paretoFront(options);
    const next: State[] = [];
    for (const before of states)
      for (const last of worthwhile) {
        const [c, q] = options[last] as CostQuality;
        const cost = before.cost + volume * c;
        const quality = before.quality + volume * q;
        if (cost + rest.start.cost > budget) continue;
        if (quality + relaxedQuality(rest, budget - cost).quality < toBeat - slack * Math.max(1, Math.abs(toBeat)))
          continue;
        next.push({cost, quality, last, before});
      }
    states = undominated(next);
  });
  return states.at(-1) as State; // dearest and best
}

/** The partial plans that no other beats, cheapest first; of equals the first. */
function undominated(states: State[]): State[] {
  states.sort((a, b) => a.cost - b.cost || b.quality - a.quality);
  const kept: State[] = [];
  for (const state of states) if (kept.length === 0 || state.quality > (kept.at(-1) as State).quality) kept.push(state);
  return kept;
}

function choices(state: State): number[] {
  return state.before === null ? [] : [...choices(state.before), state.last];
}
