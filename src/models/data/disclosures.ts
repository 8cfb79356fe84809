import {formatList} from "../../style/format.js";
import {rowTable, type RowTableName} from "../../tables/rows.js";
import type {SiteData} from "../page-models.js";
import {latencyEstimates} from "../system/latency-estimates.js";
import type {Disclosure} from "./data-model.js";

/**
 * What a built site tells whoever opens it, table by table, with its columns and rows.
 *
 * Columns are read off the data that are shipped, so that a new one cannot leave unsaid. Tables without rows are left
 * out; texts and people's names are always told of, whether they leave or not.
 */
export function disclosures(
  site: Pick<SiteData, "facts" | "cells" | "latency" | "ratings" | "outcomes" | "accounting" | "publish">
): Disclosure[] {
  const {facts, cells, ratings, outcomes, accounting, publish} = site;
  const latencies = latencyEstimates(facts, site.latency);
  const {raters, items, scores} = ratings;
  const people = raters.filter(({kind}) => kind === "human").length;
  const list: Disclosure[] = [
    {
      what: "Names of systems, with their list prices",
      table: "system",
      columns: keys(facts.systems[0]),
      rows: facts.systems.length
    },
    {
      what: "Names of tasks, with what they are about",
      table: "task",
      columns: together(keys(facts.tasks[0]), rowColumns("tasks")),
      rows: facts.tasks.length
    },
    {
      what: "Names and days of runs",
      table: "run",
      columns: together(keys(facts.runs[0]), rowColumns("runs")),
      rows: facts.runs.length
    },
    {
      what: "Sums over attempts, one row for a run and a task",
      table: "attempt",
      columns: [
        ...keys(cells).filter((name) => !["length", "metric_n", "metric_sum"].includes(name)),
        ...facts.metrics
      ],
      rows: cells.length
    },
    {
      what: "How long attempts take, by system, clock and category",
      table: "attempt",
      columns: keys(latencies[0]),
      rows: latencies.length
    },
    {
      what: "Single attempts: verdict, cost, tokens and time, without their texts",
      table: "attempt",
      columns: rowColumns("attempts"),
      rows: accounting.rows.attempts
    },
    {
      what: "Single scores of attempts",
      table: "score",
      columns: rowColumns("scores"),
      rows: accounting.rows.scores
    },
    {what: "Published totals", table: "summary", columns: keys(facts.boards[0]), rows: facts.boards.length},
    {
      what: "Single ratings by people, judges and metrics",
      table: "rating",
      columns: rowColumns("ratings"),
      rows: ratings.length
    },
    {
      what: "Rated items, and what scorers said of them",
      table: "score",
      columns: [...keys(items[0]), ...new Set(scores.map(({metric}) => metric))],
      rows: items.length
    },
    {
      what: "Changes and what became of them, without their names",
      table: "outcome",
      columns: together(
        keys(outcomes).filter((name) => !["length", "repositories", "metrics", "values"].includes(name)),
        rowColumns("outcomes"),
        outcomes.metrics
      ),
      rows: outcomes.length
    },
    {
      what: "Sizes, hashes and counts of files, without their paths",
      table: "source",
      columns: keys(accounting.sources[0]).filter((name) => name !== "path" && name !== "source_id"),
      rows: accounting.sources.length
    },
    {
      what: "How much could not be read, by kind",
      table: "reject",
      columns: keys(accounting.rejects[0]).filter((name) => name !== "source_id"),
      rows: accounting.rejects.length
    },
    {
      what: "Weights and scales of workspace.yaml",
      table: "settings",
      columns: keys(facts.settings),
      rows: facts.settings.weights.length + Object.keys(facts.settings.metrics).length
    }
  ];
  return [...list.filter(({rows}) => rows > 0), texts(publish.text), names(publish.raters, people)];
}

/** Columns of a row table, which the page that offers SQL loads. */
function rowColumns(name: RowTableName): string[] {
  return rowTable(name).columns.map(({column}) => column);
}

function together(...lists: readonly string[][]): string[] {
  return [...new Set(lists.flat())];
}

function keys(row: object | undefined): string[] {
  return row === undefined ? [] : Object.keys(row);
}

function texts(text: SiteData["publish"]["text"]): Disclosure {
  const closed = {table: "text", columns: [], rows: 0};
  if (text === "none") return {...closed, what: "No prompt and no output"};
  const of = text === "all" ? "" : ` of ${formatList(text.categories)}`;
  return {...closed, what: `Prompts and outputs${of}, where a page of your own reads them; ours do not`};
}

function names(raters: SiteData["publish"]["raters"], people: number): Disclosure {
  const opened = raters === "names";
  return {
    what: opened ? "Names of the people who rated" : "No name of a person who rated: they are Reviewer 1, Reviewer 2 …",
    table: "rating",
    columns: opened ? ["rater"] : [],
    rows: opened ? people : 0
  };
}
