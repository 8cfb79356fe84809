import {mcnemar} from "../../statistics/comparison/mcnemar.js";
import {newcombeDiffCi} from "../../statistics/comparison/newcombe-diff-ci.js";
import {pairedDiffScoreCi} from "../../statistics/comparison/paired-diff-score-ci.js";
import {pairedDifference} from "../../statistics/comparison/paired-difference.js";
import {pairedPlan} from "../../statistics/comparison/paired-plan.js";
import {mdePaired, powerPairedN} from "../../statistics/comparison/power-paired-n.js";
import {signFlipTest} from "../../statistics/comparison/sign-flip-test.js";
import {welchDifference} from "../../statistics/comparison/welch-difference.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../../statistics/estimate.js";
import {meanSeClustered} from "../../statistics/rates/mean-se-clustered.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {CompareEquivalence, CompareNeeded, CompareSplit, CompareTest, CompareVerdict} from "./compare-model.js";
import {clusterCount, isBinary, type SideTasks} from "./sides.js";

/** What a set of tasks says of the difference between two sides. */
export interface Comparison {
  difference: Quantity;
  test: CompareTest | Refusal;
  mde: Quantity;
  needed: CompareNeeded;
  equivalence: CompareEquivalence;
  verdict: CompareVerdict;
}

const ALPHA = 0.05;
/** Under this many independent pieces neither CR1 nor a count of signs may be called shown (methods §0). */
export const FEWEST_CLUSTERS = 10;
/** From this many on, Student's t is as good as counting signs, and does not grow with the tasks. */
const ENOUGH_CLUSTERS = 30;
/** Two one-sided tests at .05 are the 90 % interval. */
const EQUIVALENCE_LEVEL = 0.9;

/**
 * Two sides over the same tasks in the same order: a minus b.
 *
 * One attempt a task, each task on its own: Tango's score interval and the mid-p McNemar test. Several attempts, partial
 * scores or tasks that go together: the mean of the task differences with CR1 and t over clusters; the test counts signs
 * of clusters under 30 of them, and is Student's t from there on.
 */
export function comparePaired(a: SideTasks, b: SideTasks, margin: number): Comparison {
  const n = a.task.length;
  const G = clusterCount(a);
  const clusters = G < n ? a.cluster : undefined;
  const binary = isBinary(a) && isBinary(b) && !clusters;
  const differences = a.mean.map((x, i) => x - b.mean[i]!);
  const split = splitTasks(a, b);
  const interval = (level: number): Quantity => {
    const answer = binary
      ? pairedDiffScoreCi(split.a_better, split.b_better, n, {level})
      : meanSeClustered(differences, {level, ...(clusters ? {clusters} : {})});
    return quantityOf(answer, n);
  };
  const difference = interval(0.95);
  const test = binary ? mcnemarTest(split) : clusteredTest(a, b, differences, clusters, G);
  const plan = pairedPlan(a, b, clusters ? {clusters} : {});
  const equivalence = equivalenceOf(interval(EQUIVALENCE_LEVEL), margin);
  return {
    difference,
    test,
    mde: isRefusal(plan) ? refuse(plan.refused, n) : point(mdePaired(n, plan).mde, n, "smallest seen at power .8"),
    needed: {
      margin: isRefusal(plan) ? null : powerPairedN(margin, plan).n_ceil,
      observed:
        isRefusal(plan) || isRefusal(difference) || difference.value === 0
          ? null
          : powerPairedN(difference.value, plan).n_ceil
    },
    equivalence,
    verdict: verdictOf(difference, test, equivalence, binary || G >= FEWEST_CLUSTERS)
  };
}

/** Two sides each over its own tasks: Newcombe's interval for single passes and fails, else Welch's. */
export function compareUnpaired(a: SideTasks, b: SideTasks, margin: number): Comparison {
  const n = a.task.length + b.task.length;
  const binary = isBinary(a) && isBinary(b);
  const welch = welchDifference(a.mean, b.mean);
  const interval = (level: number): Quantity =>
    quantityOf(binary ? newcombeDiffCi(counts(a), counts(b), {level}) : welchDifference(a.mean, b.mean, {level}), n);
  const difference = interval(0.95);
  const test: CompareTest | Refusal = isRefusal(welch)
    ? refuse(welch.refused, n)
    : {method: "welch", p: welch.p, n, flags: welch.flags};
  const equivalence = equivalenceOf(interval(EQUIVALENCE_LEVEL), margin);
  // Unpaired intervals take tasks for independent: where they go together, nothing may be called shown.
  const apart = clusterCount(a) === a.task.length && clusterCount(b) === b.task.length;
  return {
    difference,
    test,
    mde: isRefusal(welch)
      ? refuse(welch.refused, n)
      : point(mdePaired(1, {omega2: welch.se ** 2}).mde, n, "smallest seen at power .8, unpaired"),
    needed: {margin: null, observed: null},
    equivalence,
    verdict: verdictOf(difference, test, equivalence, apart)
  };
}

/** Two published totals: the same as two sides over their own tasks, each passed or not. */
export function compareTotals(
  a: {passes: number; n: number},
  b: {passes: number; n: number},
  margin: number
): Comparison {
  return compareUnpaired(tasksOfTotal(a), tasksOfTotal(b), margin);
}

/** A total as the tasks it stands for: which of them passed does not matter to what is computed of them. */
function tasksOfTotal({passes, n}: {passes: number; n: number}): SideTasks {
  const task = Array.from({length: n}, (_, i) => i);
  const mean = task.map((i) => Number(i < passes));
  const none = task.map(() => 0);
  return {
    task,
    cluster: task,
    mean,
    attempts: task.map(() => 1),
    sum_squares: mean,
    gated: none,
    gated_passes: none,
    failed_calls: 0,
    unjudged: 0
  };
}

/** A comparison that is not made, with its reason in every place. */
export function refusedComparison(refusal: Refusal, margin: number): Comparison {
  return {
    difference: refusal,
    test: refusal,
    mde: refusal,
    needed: {margin: null, observed: null},
    equivalence: {margin, difference: refusal, within: false},
    verdict: "refused"
  };
}

/** How the tasks fall between two sides over the same tasks. */
export function splitTasks(a: SideTasks, b: SideTasks): CompareSplit {
  const split: CompareSplit = {a_better: 0, b_better: 0, same: 0, both_passed: 0, neither_passed: 0};
  a.mean.forEach((x, i) => {
    const y = b.mean[i]!;
    if (x > y) split.a_better++;
    else if (x < y) split.b_better++;
    else split.same++;
    if (x === 1 && y === 1) split.both_passed++;
    if (x === 0 && y === 0) split.neither_passed++;
  });
  return split;
}

/** A number without an interval of its own, such as a smallest difference that would have been seen. */
export function point(value: number, n: number, method: string): Estimate {
  return {value, low: null, high: null, n, method: `point: ${method}`, flags: []};
}

function mcnemarTest(split: CompareSplit): CompareTest | Refusal {
  const answer = mcnemar(split.a_better, split.b_better);
  if (isRefusal(answer)) return answer;
  return {method: "mid-p mcnemar", p: answer.p_mid, n: answer.n, flags: answer.flags};
}

function clusteredTest(
  a: SideTasks,
  b: SideTasks,
  differences: readonly number[],
  clusters: readonly number[] | undefined,
  G: number
): CompareTest | Refusal {
  const n = differences.length;
  const options = clusters ? {clusters} : {};
  if (G < ENOUGH_CLUSTERS) {
    const signs = signFlipTest(differences, options);
    if (isRefusal(signs)) return signs;
    return {method: "sign flip", p: signs.p, n, n_clusters: signs.n_clusters, flags: signs.flags};
  }
  const answer = pairedDifference(a.mean, b.mean, options);
  if (isRefusal(answer)) return refuse(answer.refused, n);
  return {method: "paired t", p: answer.p, n, n_clusters: answer.n_clusters, flags: answer.flags};
}

/** A pairs' equivalence: whether the 90 % interval lies within the margin on both sides. */
function equivalenceOf(difference: Quantity, margin: number): CompareEquivalence {
  const within =
    !isRefusal(difference) &&
    difference.low !== null &&
    difference.high !== null &&
    difference.low > -margin &&
    difference.high < margin;
  return {margin, difference, within};
}

/** What the interval and the test allow to be said; `able` is whether there are pieces enough to say anything. */
function verdictOf(
  difference: Quantity,
  test: CompareTest | Refusal,
  equivalence: CompareEquivalence,
  able: boolean
): CompareVerdict {
  if (isRefusal(difference)) return "refused";
  if (!able) return "inconclusive";
  const agrees = !isRefusal(test) && test.p <= ALPHA;
  if (agrees && difference.low !== null && difference.low > 0) return "a_better";
  if (agrees && difference.high !== null && difference.high < 0) return "b_better";
  return equivalence.within ? "equivalent" : "inconclusive";
}

function counts(side: SideTasks): {passes: number; n: number} {
  return {passes: side.mean.filter((x) => x === 1).length, n: side.mean.length};
}
