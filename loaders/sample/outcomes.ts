import {after, rounded} from "./attempts.js";
import {csv} from "./csv.js";
import type {Draw} from "./draw.js";
import {lognormal, logistic, normal, pick, poisson, stream} from "./draw.js";
import {SYSTEMS} from "./story.js";

/** One pull request as the team's tracker exports it. */
export type OutcomeRow = Record<string, string | number | null> & {
  change: string;
  repository: string;
  merged: number;
  defect: number | null;
};

interface Repository {
  repository: string;
  /** Log-odds of a defect beside everything measured: some code bases forgive less. */
  risk: number;
  /** Median size of a change. The risky ones are not those with large changes, so pooling misleads. */
  loc: number;
}

const REPOSITORIES: readonly Repository[] = [
  {repository: "billing-core", risk: 0.7, loc: 45},
  {repository: "customer-portal", risk: 0.1, loc: 120},
  {repository: "route-planner", risk: 0.3, loc: 80},
  {repository: "design-system", risk: -0.9, loc: 210},
  {repository: "data-warehouse", risk: -0.2, loc: 150},
  {repository: "mobile-app", risk: -0.1, loc: 95},
  {repository: "identity", risk: 0.4, loc: 70},
  {repository: "docs-site", risk: -0.7, loc: 160},
  {repository: "notifications", risk: 0, loc: 110},
  {repository: "search-index", risk: 0.2, loc: 90},
  {repository: "reporting", risk: -0.4, loc: 180},
  {repository: "warehouse-robots", risk: 0.5, loc: 60}
];

const CHANGES = 900;
const FIRST_DAY = "2026-06-01T08:00:00Z";
const DAYS = 166;
/** When the tracker was exported: no change is watched beyond this day, so the youngest are watched under 30 days. */
const EXPORTED_AT = "2026-11-16T00:00:00.000Z";

/**
 * Nine hundred pull requests and what became of them.
 *
 * Size, type errors and security findings raise the chance of a defect; complexity goes with size and adds a little;
 * the judge's mark and the share of comments add nothing. Type errors matter more, and passing tests less, than the
 * standing weights say, over enough repositories to show it.
 */
export function sampleOutcomes(seed: number): OutcomeRow[] {
  const draw = stream(seed, "changes");
  const rows: OutcomeRow[] = [];
  for (let i = 0; i < CHANGES; i++) {
    const seconds = ((i + draw()) / CHANGES) * DAYS * 86400;
    rows.push(changeOf(draw, i, after(FIRST_DAY, seconds)));
  }
  return rows;
}

/** The text of the outcome file. */
export function writeOutcomes(rows: readonly OutcomeRow[]): string {
  return csv(rows);
}

function changeOf(draw: Draw, i: number, opened_at: string): OutcomeRow {
  const {repository, risk, loc} = pick(draw, REPOSITORIES);
  const care = normal(draw);
  const size = Math.max(3, Math.round(lognormal(draw, loc, 0.9)));
  const relative = Math.log(size / loc);
  const type_errors = Math.min(9, poisson(draw, 0.55 * Math.exp(-0.45 * care + 0.25 * relative)));
  const security_findings = Math.min(5, poisson(draw, 0.22 * Math.exp(-0.35 * care)));
  const complexity_delta = Math.round(0.35 * Math.sqrt(size) - 0.8 * care + 2 * normal(draw));
  const tests_pass = draw() < logistic(1.9 + 0.5 * care) ? 1 : 0;
  const judge_score = rounded(logistic(1 - 0.15 * relative + 0.9 * normal(draw)), 2);
  const comment_share = rounded(Math.min(0.6, lognormal(draw, 0.12, 0.5)), 3);
  const rejected = draw() < logistic(-2.6 + 0.35 * type_errors + 0.9 * (1 - tests_pass)) ? 1 : 0;
  const danger = -2.45 + risk + 0.5 * relative + 0.8 * type_errors + 0.6 * security_findings - 0.35 * care;
  const broken = draw() < logistic(danger + 0.05 * (complexity_delta - 3) + 0.5 * (1 - tests_pass));
  const found_at = after(opened_at, 86400 * Math.min(29, lognormal(draw, 7, 0.8)));
  const found = rejected === 0 && broken && found_at < EXPORTED_AT;
  const watched = after(opened_at, 86400 * 60);
  return {
    change: `${repository}#${1000 + i}`,
    repository,
    system: pick(draw, SYSTEMS).system,
    opened_at: opened_at.slice(0, 19),
    observed_until: (watched < EXPORTED_AT ? watched : EXPORTED_AT).slice(0, 19),
    merged: 1 - rejected,
    rejected,
    // What was never merged could not break anything: not known, rather than clean.
    defect: rejected === 1 ? null : found ? 1 : 0,
    defect_count: rejected === 1 ? null : found ? 1 + poisson(draw, 0.3) : 0,
    reverted: found && draw() < 0.3 ? 1 : 0,
    incident_usd: found && draw() < 0.35 ? Math.round(lognormal(draw, 2600, 0.8)) : null,
    review_minutes: Math.round(lognormal(draw, 14, 0.5) * (size / 100) ** 0.35),
    loc_changed: size,
    tests_pass,
    type_errors,
    security_findings,
    complexity_delta,
    judge_score,
    comment_share
  };
}
