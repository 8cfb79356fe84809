import {refuse} from "../../statistics/estimate.js";
import {wilsonClustered} from "../../statistics/rates/wilson-clustered.js";
import type {AgreementChoice, Explained, JudgeAgreement} from "./agreement-model.js";
import {pairCoefficient} from "./coefficient-words.js";
import {majorityOf} from "./people.js";
import {verdictName, type RaterColumn, type RatingTable} from "./rating-table.js";
import {explained, twoRaters, without, type Resampling} from "./two-raters.js";

const UNREADABLE = "unreadable";

/** Each judge beside what the people say together, the one that agrees best first. */
export function judgeAgreement(
  table: RatingTable,
  people: readonly RaterColumn[],
  choice: AgreementChoice,
  resampling: Resampling,
  own: (family: string | null) => string[]
): JudgeAgreement[] {
  if (people.length === 0) return [];
  const majority = majorityOf(table, people);
  const {key} = pairCoefficient(table);
  const rated = table.items.map((_, i) => people.some(({said}) => said[i] !== null));
  return table.columns
    .filter((c) => c.fact.kind === "judge")
    .map((judge) => ({
      ...besideMajority(table, {majority, rated}, judge, choice, resampling),
      own_family: own(judge.fact.family)
    }))
    .sort((a, b) => valueOf(b[key]) - valueOf(a[key]));
}

function besideMajority(
  table: RatingTable,
  {majority, rated}: {majority: (number | null)[]; rated: boolean[]},
  judge: RaterColumn,
  choice: AgreementChoice,
  resampling: Resampling
): Omit<JudgeAgreement, "own_family"> {
  const unread = [...judge.unreadable].filter((i) => majority[i] !== null);
  const wrong = choice.unreadable === "wrong" && unread.length > 0;
  const beyond = wrong && table.dimension.level === "nominal" ? (table.categories.at(-1) ?? 0) + 1 : undefined;
  const said = [...judge.said];
  if (wrong) for (const i of unread) said[i] = beyond ?? farthest(table, majority[i]!);
  const sides = {a: majority, b: said, ...(beyond === undefined ? {} : {beyond})};
  const {n, percent, cohen_kappa, weighted_kappa, gwet_ac1, icc2_1} = twoRaters(table, sides, resampling);
  return {
    judge: judge.fact.rater,
    family: judge.fact.family,
    dimension: table.dimension.dimension,
    n,
    undecided: rated.filter((is, i) => is && majority[i] === null && judge.said[i] !== null).length,
    unreadable: unread.length,
    percent,
    percent_readable: matches(table, majority, judge.said),
    percent_all: matches(table, majority, judge.said, judge.unreadable),
    cohen_kappa,
    weighted_kappa,
    gwet_ac1,
    icc2_1,
    confusion: table.categories.length === 0 ? null : confusion(table, majority, judge, wrong)
  };
}

/** The share of items on which judge and majority say the same; `unread` items count as not the same. */
function matches(
  table: RatingTable,
  majority: readonly (number | null)[],
  said: readonly (number | null)[],
  unread: ReadonlySet<number> = new Set()
): Explained {
  if (table.dimension.level === "interval") return without("scores hardly ever coincide", 0);
  const both = majority.map((_, i) => i).filter((i) => majority[i] !== null && (said[i] !== null || unread.has(i)));
  if (both.length === 0) return explained(refuse("n_zero", 0), 0);
  const clusters = both.map((i) => table.clusters[i]!);
  return explained(
    wilsonClustered(
      both.map((i) => (majority[i] === said[i] ? 1 : 0)),
      {clusters}
    ),
    both.length
  );
}

function confusion(
  table: RatingTable,
  majority: readonly (number | null)[],
  judge: RaterColumn,
  withUnreadable: boolean
): JudgeAgreement["confusion"] {
  const names = table.categories.map((c) => verdictName(table, c));
  const columns = withUnreadable ? [...names, UNREADABLE] : names;
  const counts = names.map(() => columns.map(() => 0));
  const at = new Map(table.categories.map((c, k) => [c, k]));
  majority.forEach((verdict, i) => {
    if (verdict === null) return;
    const row = counts[at.get(verdict)!]!;
    const said = judge.said[i] ?? null;
    if (said !== null) row[at.get(said)!]!++;
    else if (withUnreadable && judge.unreadable.has(i)) row[names.length]!++;
  });
  return {rows: names, columns, counts};
}

/** The end of the scale farther from a verdict. */
function farthest({scale}: RatingTable, verdict: number): number {
  if (!scale) return verdict;
  return verdict - scale[0] > scale[1] - verdict ? scale[0] : scale[1];
}

function valueOf(quantity: Explained): number {
  return "refused" in quantity ? -2 : quantity.value;
}
