import type {RoutingChoice} from "./routing-model.js";

/** A difference in quality that would not matter: three points. */
export const material = 0.03;

/** About the best system's quality for the least spend, and every failure is noticed. */
export const defaultRouting: RoutingChoice = {goal: "floor", given: material, budget: null, noticed: 1};

/** How much quality may be given up at most, by slider. */
export const mostGiven = 0.1;

/** The section's part of a shared link; nonsense gives the default. */
export function routingFromQuery(query: URLSearchParams, base: RoutingChoice = defaultRouting): RoutingChoice {
  const budget = numberIn(query.get("budget"), 0, Infinity);
  return {
    goal: query.get("route") === "budget" ? "budget" : query.get("route") === "floor" ? "floor" : base.goal,
    given: (numberIn(query.get("give"), 0, mostGiven * 100) ?? base.given * 100) / 100,
    budget: budget !== null && budget > 0 ? budget : base.budget,
    noticed: (numberIn(query.get("noticed"), 0, 100) ?? base.noticed * 100) / 100
  };
}

/** Writes what differs from the default: `route=budget&budget=0.12`, `give=2` in points, `noticed=80` in percent. */
export function routingToQuery(query: URLSearchParams, choice: RoutingChoice, base: RoutingChoice): void {
  if (choice.goal !== base.goal) query.set("route", choice.goal);
  if (choice.given !== base.given) query.set("give", String(Math.round(choice.given * 100)));
  if (choice.budget !== base.budget && choice.budget !== null)
    query.set("budget", String(Number(choice.budget.toPrecision(3))));
  if (choice.noticed !== base.noticed) query.set("noticed", String(Math.round(choice.noticed * 100)));
}

function numberIn(text: string | null, low: number, high: number): number | null {
  const value = text === null || text.trim() === "" ? NaN : Number(text);
  return value >= low && value <= high ? value : null;
}
