import type {FrontierModel} from "../../src/charts/frontier/points.js";
import type {Estimate} from "../../src/charts/estimate.js";
import type {ValueSystem} from "../../src/models/value/value-model.js";

/** Made-up families and systems with numbers of the size real boards have. */
const families = [
  "Aster",
  "Boreal",
  "Cobalt",
  "Dune",
  "Ember",
  "Fjord",
  "Gale",
  "Heron",
  "Iris",
  "Juniper",
  "Kelp",
  "Lark"
];
const variants = ["", " mini", " Large", "-codex", " Reasoner", " nano", " V3.2 Exp (Chat)", " Small (32k thinking)"];

/** Park and Miller's minimal standard generator: the same fixtures on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export function estimate(value: number, low: number | null, high: number | null, n = 500): Estimate {
  return {value, low, high, n, method: "fixture", flags: []};
}

export interface FixtureOptions {
  systems: number;
  unpriced?: number;
  tasks?: number;
  seed?: number;
}

/** A value model's drawn part for any number of systems: dearer systems are better on the whole. */
export function frontierModel({systems: count, unpriced = 0, tasks = 500, seed = 7}: FixtureOptions): FrontierModel {
  const random = seeded(seed);
  const systems: ValueSystem[] = [];
  for (let i = 0; i < count; i++) {
    const family = Math.floor(Math.min(0.999, random() ** 1.6) * Math.min(families.length, Math.max(1, count / 3)));
    const usd = 0.03 * 10 ** (random() * 2);
    const quality = Math.min(0.93, Math.max(0.04, 0.62 + 0.14 * Math.log10(usd / 0.3) - 0.55 * random() ** 2.2));
    const priced = i >= unpriced;
    const half = 1.96 * Math.sqrt((quality * (1 - quality)) / tasks);
    const spread = 1.08 + random() * 0.35;
    const version = 1 + Math.floor(i / families.length);
    const cost = priced ? estimate(usd, usd / spread, usd * spread) : {refused: "n_zero" as const, n: 0};
    systems.push({
      ...blank,
      system: `${families[family]} ${version}.${i % 10}${variants[i % variants.length]}`,
      family: families[family]!,
      slot: family + 1,
      quality: estimate(quality, Math.max(0, quality - half), Math.min(1, quality + half), tasks),
      cost,
      priced
    });
  }
  return withFrontier(systems);
}

/** Six systems of few tasks: intervals without a bound, one refused probability, one refused cost, one refused quality. */
export function unboundedModel(): FrontierModel {
  const model = frontierModel({systems: 6, tasks: 12, seed: 5});
  const [a, b, c, d] = model.systems;
  if (a && "value" in a.cost) a.cost = {...a.cost, high: null, flags: ["fieller_unbounded"]};
  if (b && "value" in b.quality) b.quality = {...b.quality, low: null, high: null, flags: ["unbounded_side"]};
  if (c) c.cost = {refused: "no_completions", n: 12};
  if (d) d.quality = {refused: "n_zero", n: 0};
  const drawn = withFrontier(model.systems);
  const first = drawn.systems.find((s) => s.on_frontier);
  if (first) first.frontier_probability = {refused: "n_too_small", n: 12};
  return drawn;
}

/** Marks the frontier of the point estimates and gives each system a probability that falls with its distance to it. */
export function withFrontier(systems: ValueSystem[]): FrontierModel {
  const priced = systems.filter((s) => s.priced && "value" in s.cost && "value" in s.quality);
  for (const s of priced) {
    const gap = Math.max(
      0,
      ...priced.map((o) => (value(o.cost) <= value(s.cost) ? value(o.quality) - value(s.quality) : 0))
    );
    const tied = priced.some((o) => o !== s && value(o.cost) <= value(s.cost) && value(o.quality) > value(s.quality));
    const p = Math.min(1, Math.max(0, 1 - 14 * gap) * (tied ? 0.5 : 0.94));
    s.on_frontier = !tied;
    s.frontier_probability = estimate(p, Math.max(0, p - 0.02), Math.min(1, p + 0.02), 2000);
  }
  const frontier = priced.filter((s) => s.on_frontier).sort((a, b) => value(a.cost) - value(b.cost));
  const band = {
    cost_usd: frontier.map((s) => value(s.cost)),
    low: frontier.map((s) => value(s.quality) - 0.025),
    high: frontier.map((s) => Math.min(1, value(s.quality) + 0.04))
  };
  return {
    systems,
    frontier: frontier.map((s) => s.system),
    band: frontier.length > 0 ? band : null,
    quality_label: "Tasks resolved",
    quality_is_share: true,
    quality_from: 0,
    measure: "usd",
    cost_unit: "completed task"
  };
}

function value(q: ValueSystem["quality"]): number {
  return "refused" in q ? NaN : q.value;
}

const none = {refused: "n_zero" as const, n: 0};
const blank: ValueSystem = {
  system: "",
  family: null,
  slot: 1,
  tasks: 500,
  attempts: 500,
  completed: 250,
  quality: none,
  metrics: {},
  cost_usd_total: null,
  cost_usd_per_task: none,
  cost_usd_per_attempt: none,
  cost_usd_per_completed: none,
  cost: none,
  seconds_per_completed: none,
  tokens_per_completed: none,
  quality_per_usd: none,
  priced: true,
  on_frontier: false,
  frontier_probability: none,
  dominated_by: [],
  flags: []
};
