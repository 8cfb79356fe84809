// What the sample tells: who takes part, what they cost, and what happened when. Every name is invented.

export const SUITE = "bench-240";
export const SUITE_VERSION = "2.4";

export const CATEGORIES = ["generation", "review", "debugging", "refactoring"] as const;
export const LANGUAGES = ["python", "typescript", "sql"] as const;
export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export type Category = (typeof CATEGORIES)[number];
export type Language = (typeof LANGUAGES)[number];
export type Difficulty = (typeof DIFFICULTIES)[number];

/** How many tasks each category has in each language; 240 in all. Some cells are small, as in any suite. */
export const TASKS_PER_CELL: Record<Category, Record<Language, number>> = {
  generation: {python: 26, typescript: 18, sql: 22},
  review: {python: 22, typescript: 36, sql: 12},
  debugging: {python: 26, typescript: 18, sql: 12},
  refactoring: {python: 22, typescript: 16, sql: 10}
};

/** A dated round in which every system runs the whole suite. */
export interface Round {
  /** The run's name in every export of the round. */
  round: string;
  started_at: string;
}

export const ROUNDS: readonly Round[] = [
  {round: "bench-240-2026-09", started_at: "2026-09-14T06:00:00Z"},
  {round: "bench-240-2026-10", started_at: "2026-10-12T06:00:00Z"},
  {round: "bench-240-2026-11", started_at: "2026-11-09T06:00:00Z"}
];

/** The debugging tasks were first tried in promptfoo, before the suite moved to Inspect. */
export const PILOT: Round = {round: "pilot", started_at: "2026-08-24T13:20:00Z"};
export const PILOT_SYSTEMS = ["Kite", "Tern"];
export const PILOT_REPEATS = 2;

export interface StorySystem {
  system: string;
  model: string;
  family: string;
  /** The share of tasks it passes at a first attempt, before errors and regressions. */
  pass_rate: number;
  /** Log-odds by which it is better or worse at one kind of work than its overall rate says. */
  leaning: Partial<Record<Category | Language, number>>;
  /** Dollars per million tokens; `null`: nobody knows what a call costs. */
  price: {input: number; output: number} | null;
  output_tokens: number;
  reasoning_share: number;
  cache_read_share: number;
  tokens_per_second: number;
  error_rate: number;
  timeout_rate: number;
  refusal_rate: number;
  /** Factor on the faults its code has beside the tests: type errors, security findings, complexity. */
  sloppiness: number;
  attempts_per_task: number;
}

const usual = {
  leaning: {},
  reasoning_share: 0,
  cache_read_share: 0,
  error_rate: 0.008,
  timeout_rate: 0.006,
  refusal_rate: 0.004,
  attempts_per_task: 1
};

export const SYSTEMS: readonly StorySystem[] = [
  {
    ...usual,
    system: "Osprey",
    model: "aquila/osprey-3",
    family: "Aquila",
    pass_rate: 0.84,
    leaning: {review: 0.3},
    price: {input: 12, output: 60},
    output_tokens: 2300,
    reasoning_share: 0.55,
    cache_read_share: 0.25,
    tokens_per_second: 62,
    timeout_rate: 0.012,
    sloppiness: 0.6
  },
  {
    ...usual,
    system: "Kite",
    model: "aquila/kite-3",
    family: "Aquila",
    pass_rate: 0.775,
    leaning: {typescript: 0.3},
    price: {input: 3, output: 15},
    output_tokens: 1350,
    reasoning_share: 0.3,
    cache_read_share: 0.25,
    tokens_per_second: 95,
    sloppiness: 0.75
  },
  {
    ...usual,
    system: "Jackdaw",
    model: "corvid/jackdaw-1",
    family: "Corvid",
    pass_rate: 0.62,
    leaning: {review: -0.5, generation: 0.3},
    price: {input: 4, output: 20},
    output_tokens: 2400,
    reasoning_share: 0.5,
    tokens_per_second: 48,
    error_rate: 0.016,
    sloppiness: 1.35
  },
  {
    ...usual,
    system: "Rook",
    model: "corvid/rook-2",
    family: "Corvid",
    pass_rate: 0.46,
    leaning: {generation: 0.6, review: -0.5},
    price: {input: 0.15, output: 0.6},
    output_tokens: 520,
    tokens_per_second: 210,
    sloppiness: 1.5
  },
  {
    ...usual,
    system: "Skua",
    model: "larus/skua-2",
    family: "Larus",
    pass_rate: 0.72,
    leaning: {sql: 0.4},
    price: {input: 1.4, output: 6},
    output_tokens: 1150,
    reasoning_share: 0.2,
    tokens_per_second: 120,
    sloppiness: 0.9,
    attempts_per_task: 5
  },
  {
    ...usual,
    system: "Tern",
    model: "larus/tern-2",
    family: "Larus",
    pass_rate: 0.565,
    leaning: {generation: 0.7, debugging: -0.3},
    price: {input: 0.3, output: 1.5},
    output_tokens: 760,
    tokens_per_second: 180,
    sloppiness: 1.15
  },
  {
    ...usual,
    system: "Tawny",
    model: "strix/tawny-4",
    family: "Strix",
    pass_rate: 0.65,
    leaning: {debugging: 0.7, sql: -0.5},
    price: {input: 0.8, output: 3.2},
    output_tokens: 980,
    reasoning_share: 0.25,
    tokens_per_second: 140,
    refusal_rate: 0.012,
    sloppiness: 1
  },
  {
    ...usual,
    system: "Scops",
    model: "strix/scops-open",
    family: "Strix",
    pass_rate: 0.585,
    leaning: {python: 0.3},
    price: null,
    output_tokens: 840,
    tokens_per_second: 40,
    timeout_rate: 0.02,
    sloppiness: 1.1
  }
];

/** From the second round on, Tawny is served by a slightly better model. */
export const IMPROVED = {system: "Tawny", since: "bench-240-2026-10", log_odds: 0.3};

/** In the last round a new version of Skua's model reads TypeScript worse; nothing else of it changed. */
export const REGRESSION = {
  system: "Skua",
  round: "bench-240-2026-11",
  category: "review",
  language: "typescript",
  drop: 0.125
} as const;

/** Judges are models as well; the first is of Larus and likes what its family writes. */
export interface Judge {
  judge: string;
  model: string;
  family: string;
  noise: number;
  own_family_bonus: number;
  /** By how much what it is shown first gains when it compares two. */
  first_place_bonus: number;
}

export const HOUSE_JUDGE: Judge = {
  judge: "larus/petrel-judge",
  model: "larus/petrel-judge",
  family: "Larus",
  noise: 0.9,
  own_family_bonus: 1.6,
  first_place_bonus: 0.5
};
export const SECOND_JUDGE: Judge = {
  judge: "aquila/merlin-judge",
  model: "aquila/merlin-judge",
  family: "Aquila",
  noise: 1.1,
  own_family_bonus: 0,
  first_place_bonus: 0
};
/** Dollars per million tokens of the house judge. */
export const JUDGE_PRICE = {input: 0.5, output: 2};

/** A week after the first 70 items, another model answers to the second judge's name and is harder to please. */
export const JUDGE_DRIFT = {judge: SECOND_JUDGE.judge, from_item: 70, since: "2026-11-19T08:00:00Z", bar: 1.6};

/** Three reviewers: how strict each is, and how much each wavers. */
export const REVIEWERS = [
  {rater: "Ines Halloran", strictness: 0.1, noise: 0.7},
  {rater: "Matti Okafor", strictness: 0.7, noise: 0.8},
  {rater: "Yuna Brandt", strictness: -0.4, noise: 1.0}
] as const;

export const SEED = 240;
