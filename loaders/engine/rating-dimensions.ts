import type {DimensionFact} from "../../src/tables/rating-facts.js";

/** A question of `rubric:` in workspace.yaml. */
export interface RubricEntry {
  dimension: string;
  question: string;
  labels: string[];
}

/** What raters gave along one dimension. */
export interface Given {
  dimension: string;
  /** Labels people used, in any order. */
  labels: string[];
  /** Labels judges used: they make a scale only where neither the rubric nor people do. */
  further: string[];
  values: number[];
}

/** More different whole numbers than this are a measurement rather than a scale. */
const SCALE_STEPS = 7;

/** Pairs whose second label is the better one, so that it counts 1. */
const PAIRS = [
  "no yes",
  "fail pass",
  "reject accept",
  "rejected accepted",
  "false true",
  "bad good",
  "incorrect correct"
];

/**
 * What is asked along each dimension, and on which kind of scale.
 *
 * The rubric's labels decide: two are nominal; numbers, and three or more in the order in which they are written, are
 * ordinal. Without a rubric, labels have no order (`nominal`); few whole numbers are ordinal; other numbers are interval.
 */
export function ratingDimensions(given: readonly Given[], rubric: readonly RubricEntry[]): DimensionFact[] {
  return given.map(({dimension, labels: people, further: judges, values}): DimensionFact => {
    const asked = rubric.find((entry) => entry.dimension === dimension);
    if (asked) {
      const known = new Set(asked.labels.map(fold));
      const further = natural(people).filter((label) => !known.has(fold(label)));
      const ordered = asked.labels.every(isNumber) || asked.labels.length > 2;
      // A label the rubric does not have stands on no scale of it.
      const level = ordered && further.length === 0 ? "ordinal" : "nominal";
      return {dimension, question: asked.question, labels: [...asked.labels, ...further], level};
    }
    const labels = natural([...people, ...judges]);
    if (labels.length > 0) return {dimension, question: null, labels, level: "nominal"};
    const steps = new Set(values);
    const scale = steps.size <= SCALE_STEPS && [...steps].every(Number.isInteger);
    return {dimension, question: null, labels: [], level: scale ? "ordinal" : "interval"};
  });
}

/** How a label counts as a number, `NaN` where it cannot: a number its own, of an ordered pair or scale its place. */
export function valueOfLabel({labels, level, question}: DimensionFact, index: number): number {
  const label = labels[index];
  if (label === undefined) return NaN;
  if (labels.every(isNumber)) return Number(label);
  const ordered = level === "ordinal" || (labels.length === 2 && (question !== null || isPair(labels)));
  return ordered ? index : NaN;
}

/** The label a number stands for, -1 for none: the label that is the number, or 0 and 1 of a pair. */
export function labelOfValue({labels, question}: DimensionFact, value: number): number {
  if (labels.length > 0 && labels.every(isNumber)) return labels.findIndex((label) => Number(label) === value);
  const pair = labels.length === 2 && (question !== null || isPair(labels));
  return pair && (value === 0 || value === 1) ? value : -1;
}

/** Labels are compared without case and outer spaces: "Yes" is "yes". */
export function fold(label: string): string {
  return label.trim().toLowerCase();
}

const isNumber = (label: string) => label.trim() !== "" && Number.isFinite(Number(label));

const isPair = (labels: readonly string[]) => PAIRS.includes(labels.map(fold).join(" "));

/** Labels once each in a reader's order: numbers by size, a known pair as it counts, the rest by letter. */
function natural(labels: readonly string[]): string[] {
  const once = [...new Map(labels.map((label) => [fold(label), label.trim()])).values()];
  if (once.every(isNumber)) return once.sort((a, b) => Number(a) - Number(b));
  once.sort((a, b) => (fold(a) < fold(b) ? -1 : 1));
  return !isPair(once) && isPair([...once].reverse()) ? once.reverse() : once;
}
