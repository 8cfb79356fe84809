import type {Facts} from "../../tables/cells.js";
import type {DimensionFact, RaterFact, RatingFacts} from "../../tables/rating-facts.js";

/** A rater with the verdicts on one dimension, item by item. */
export interface RaterColumn {
  fact: RaterFact;
  /** A label's position or a number; null where there is no verdict. */
  said: (number | null)[];
  /** Items on which the verdict could not be had or read. */
  unreadable: Set<number>;
  items: number;
}

/** All verdicts on one dimension: items in rows, raters in columns. */
export interface RatingTable {
  dimension: DimensionFact;
  /** Positions in `ratings.items` of the rows. */
  items: number[];
  /** Items of one cluster of tasks carry one number; an item without a task stands alone. */
  clusters: Int32Array;
  columns: RaterColumn[];
  /** Whether verdicts are positions of labels rather than numbers. */
  labelled: boolean;
  /** Every category of a labelled or ordinal dimension, ascending; empty for scores. */
  categories: number[];
  /** The least and the greatest verdict there can be, where they are numbers or ordered. */
  scale: [number, number] | null;
  /** The verdict that says yes, of two; null where there are more or nobody says which. */
  yes: number | null;
}

/** The verdicts on one dimension, or `null` where nobody rated it. */
export function ratingTable(ratings: RatingFacts, facts: Facts, name: string): RatingTable | null {
  const d = ratings.dimensions.findIndex((x) => x.dimension === name);
  const dimension = ratings.dimensions[d];
  if (!dimension) return null;
  const rows: number[] = [];
  for (let i = 0; i < ratings.length; i++) if (ratings.dimension[i] === d) rows.push(i);
  if (rows.length === 0) return null;
  const reading = verdicts(ratings, dimension, rows);
  const position = new Map<number, number>();
  for (const i of rows) if (!position.has(ratings.item[i]!)) position.set(ratings.item[i]!, position.size);
  const items = [...position.keys()];
  const columns = new Map<number, RaterColumn>();
  for (const i of rows) {
    const r = ratings.rater[i]!;
    let column = columns.get(r);
    if (!column) {
      column = {fact: ratings.raters[r]!, said: items.map(() => null), unreadable: new Set(), items: 0};
      columns.set(r, column);
    }
    const at = position.get(ratings.item[i]!)!;
    const verdict = reading.of(i);
    if (verdict === null) column.unreadable.add(at);
    // A second verdict on the same item, as in the other order, is the judges' section's to compare.
    else if (column.said[at] === null) {
      column.said[at] = verdict;
      column.items++;
    }
  }
  for (const column of columns.values())
    for (const [item, of] of column.fact.unread ?? []) {
      const at = position.get(item);
      if (of === d && at !== undefined && column.said[at] === null) column.unreadable.add(at);
    }
  return {
    dimension,
    items,
    clusters: clustersOf(ratings, facts, items),
    columns: [...columns].sort(([a], [b]) => a - b).map(([, column]) => column),
    ...reading.kind
  };
}

/** A verdict's name: its label, or the number itself. */
export function verdictName(
  {labelled, dimension}: Pick<RatingTable, "labelled" | "dimension">,
  verdict: number
): string {
  if (labelled) return dimension.labels[verdict] ?? String(verdict);
  return String(Math.round(verdict * 1000) / 1000);
}

type Kind = Pick<RatingTable, "labelled" | "categories" | "scale" | "yes">;

/** How a row's verdict is read: as a number where all have one and it means something, else as its label's position. */
function verdicts(
  ratings: RatingFacts,
  dimension: DimensionFact,
  rows: readonly number[]
): {of: (row: number) => number | null; kind: Kind} {
  const {labels, level} = dimension;
  const readable = rows.filter((i) => ratings.label[i]! >= 0 || Number.isFinite(ratings.value[i]!));
  const numbers = level !== "nominal" && readable.every((i) => Number.isFinite(ratings.value[i]!));
  if (numbers || labels.length === 0) {
    const seen = [...new Set(readable.map((i) => ratings.value[i]!))].sort((a, b) => a - b);
    const declared = labels.map(Number);
    const all = declared.length > 0 && declared.every(Number.isFinite) ? declared : [];
    const values = [...new Set([...seen, ...all])].sort((a, b) => a - b);
    const of = (i: number) => (Number.isFinite(ratings.value[i]!) ? ratings.value[i]! : null);
    return {
      of,
      kind: {
        labelled: false,
        categories: level === "interval" ? [] : values,
        scale: values.length > 1 ? [values[0]!, values.at(-1)!] : null,
        yes: values.length === 2 ? values[1]! : null
      }
    };
  }
  // A rater who gave 1 and 0 where others said yes and no says the same.
  const named = new Map<number, number>();
  for (const i of readable)
    if (ratings.label[i]! >= 0 && Number.isFinite(ratings.value[i]!)) named.set(ratings.value[i]!, ratings.label[i]!);
  const of = (i: number) => {
    if (ratings.label[i]! >= 0) return ratings.label[i]!;
    return named.get(ratings.value[i]!) ?? null;
  };
  return {
    of,
    kind: {
      labelled: true,
      categories: labels.map((_, k) => k),
      scale: level === "nominal" ? null : [0, labels.length - 1],
      yes: labels.length === 2 ? yesOf(dimension, named) : null
    }
  };
}

const SAYS_YES = /^(yes|y|true|pass(ed)?|accept(ed)?|good|correct|approved?|ok|1)$/i;

/** Which of two labels says yes: the one with the greater value, the rubric's last, or the one that reads so. */
function yesOf({labels, question}: DimensionFact, named: ReadonlyMap<number, number>): number | null {
  const byValue = [...named].sort(([a], [b]) => a - b);
  if (byValue.length === 2) return byValue[1]![1];
  if (question !== null) return 1;
  const reads = labels.map((label) => SAYS_YES.test(label.trim()));
  return reads[0] === reads[1] ? null : reads.indexOf(true);
}

function clustersOf(ratings: RatingFacts, facts: Facts, items: readonly number[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(items, (i) => {
    const task = ratings.items[i]!.task;
    const key = task < 0 ? `item ${i}` : `cluster ${facts.tasks[task]!.cluster}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
}
