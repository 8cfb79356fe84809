import type {SiteData} from "../../src/models/page-models.js";
import type {Source} from "../../src/tables/source.js";
import type {DimensionFact, RatingFacts} from "../../src/tables/rating-facts.js";
import {closeText} from "../secrets/close-text.js";
import {closeName, isText} from "./close-name.js";

/** More labels than a question has answers, where no rubric says so: they are remarks. */
const LABELS = 12;

/**
 * The site's data as they may leave the building: the one gate through which all of it goes before any page is made.
 *
 * Keys, e-mail addresses and paths of home folders are replaced wherever they stand; a task, item or label that is a
 * text rather than a name is named by its hash; a file's notes lose its name and what they quote of it.
 */
export function closeSite(site: SiteData, {raters}: {raters: "pseudonyms" | "names"}): SiteData {
  const {facts, ratings, outcomes, accounting} = closeTexts(site) as SiteData;
  return {
    ...site,
    facts: {...facts, tasks: facts.tasks.map((task) => ({...task, task: closeName(task.task, "task")}))},
    ratings: closeRatings(ratings, raters === "names" ? named(site.ratings.raters) : ratings.raters),
    outcomes,
    accounting: {
      ...accounting,
      sources: accounting.sources.map((source) => ({
        ...source,
        notes: source.notes.map((note) => closeNote(note, source))
      }))
    }
  };
}

/** The same value with every string in it closed; arrays of numbers are left as they are. */
function closeTexts(value: unknown): unknown {
  if (typeof value === "string") return closeText(value);
  if (Array.isArray(value)) return value.map(closeTexts);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closeTexts(inner)]));
}

function closeRatings(ratings: RatingFacts, raters: RatingFacts["raters"]): RatingFacts {
  return {
    ...ratings,
    raters,
    items: ratings.items.map((item) => ({...item, item: closeName(item.item, "item")})),
    batches: ratings.batches.map((batch) => closeName(batch, "batch")),
    dimensions: ratings.dimensions.map(closeLabels)
  };
}

/** An address is more than a name: where names are opened, people who are known by theirs keep what stands before the @. */
function named(raters: RatingFacts["raters"]): RatingFacts["raters"] {
  return raters.map((rater) => ({...rater, rater: closeText(rater.rater.replace(/^([^@\s]+)@[^@\s]+$/, "$1"))}));
}

function closeLabels(dimension: DimensionFact): DimensionFact {
  if (dimension.question !== null) return dimension;
  const remarks = dimension.labels.length > LABELS;
  const labels = dimension.labels.map((label, i) => (remarks || isText(label) ? `label ${i + 1}` : label));
  return {...dimension, labels};
}

/** What is said of a file, without its name and the words it quotes. */
function closeNote(note: string, {path}: Source): string {
  const file = path.split("/").at(-1) ?? path;
  const unnamed = note.replaceAll(path, "the file").replaceAll(file, "the file");
  return unnamed.replaceAll(/"(?:[^"\\]|\\.){3,}"|'[^']{3,}'(?!\w)/g, "…");
}
