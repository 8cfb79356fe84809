import {normal, pick, shuffled, stream} from "./draw.js";
import type {Category, Difficulty, Language} from "./story.js";
import {CATEGORIES, LANGUAGES, TASKS_PER_CELL} from "./story.js";
import {requestFor} from "./texts.js";

/** One task of the suite, with what only its maker knows: how hard it is and how sharply it tells systems apart. */
export interface SampleTask {
  task: string;
  repository: string;
  category: Category;
  language: Language;
  difficulty: Difficulty;
  prompt: string;
  /** Parted by commas. */
  tags: string;
  hardness: number;
  sharpness: number;
}

/** Forty invented repositories; a repository has one language, so its tasks share a code base and its quirks. */
const REPOSITORIES: Record<Language, readonly string[]> = {
  python: [
    "tram-ledger",
    "seed-vault",
    "tide-tables",
    "kiln-control",
    "quarry-maps",
    "beekeeper",
    "night-train",
    "salt-works",
    "orchard-bot",
    "ferry-queue",
    "glacier-log",
    "rota-planner",
    "paper-mill",
    "lens-grinder",
    "dry-stone",
    "choir-book"
  ],
  typescript: [
    "lantern-ui",
    "parcel-desk",
    "museum-guide",
    "harbour-board",
    "loom-editor",
    "field-notes",
    "ticket-hall",
    "clock-tower",
    "spice-shelf",
    "canal-lock",
    "puppet-stage",
    "weather-vane",
    "stamp-album",
    "ski-lift",
    "reading-room"
  ],
  sql: [
    "grain-store",
    "bus-depot",
    "herbarium",
    "toll-road",
    "blood-bank",
    "wine-cellar",
    "lost-property",
    "allotments",
    "sound-archive"
  ]
};

const HARDNESS: Record<Difficulty, number> = {easy: -1.2, medium: 0, hard: 1.4};

/**
 * The suite's 240 tasks, in the order in which every run takes them.
 *
 * A task's hardness is its difficulty's, its repository's and its own, all shared by every system: so that paired
 * comparisons gain and intervals that forget the repository are too narrow.
 */
export function sampleSuite(seed: number): SampleTask[] {
  const draw = stream(seed, "suite");
  const quirk = new Map(LANGUAGES.flatMap((l) => REPOSITORIES[l].map((r) => [r, 0.55 * normal(draw)] as const)));
  const tasks: SampleTask[] = [];
  for (const category of CATEGORIES) {
    for (const language of LANGUAGES) {
      const order = shuffled(draw, REPOSITORIES[language]);
      for (let i = 0; i < TASKS_PER_CELL[category][language]; i++) {
        const repository = order[i % order.length] as string;
        const difficulty = pick(draw, ["easy", "easy", "medium", "medium", "medium", "hard", "hard"] as const);
        const number = String(tasks.length + 1).padStart(3, "0");
        tasks.push({
          task: `${repository}-${number}`,
          repository,
          category,
          language,
          difficulty,
          ...requestFor(draw, category, language, repository),
          hardness: HARDNESS[difficulty] + (quirk.get(repository) ?? 0) + 0.9 * normal(draw),
          sharpness: 1.25 * Math.exp(0.2 * normal(draw))
        });
      }
    }
  }
  return tasks;
}
