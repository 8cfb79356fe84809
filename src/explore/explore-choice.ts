import type {SavedQuestion} from "../models/explore/explore-model.js";
import type {ChartChoice} from "./pick-chart.js";

/** What the address of the page says: the query, and how its answer is drawn. */
export interface ExploreChoice extends ChartChoice {
  sql: string;
}

const CHARTS = ["auto", "none", "bars", "dots", "line"] as const;

/** The choice behind an address: a saved question by its name, any other query in full, else the first question. */
export function exploreChoiceFromQuery(query: URLSearchParams, questions: readonly SavedQuestion[]): ExploreChoice {
  const saved = questions.find(({id}) => id === query.get("question"));
  const chart = CHARTS.find((c) => c === query.get("chart")) ?? "auto";
  const sql = query.get("sql") ?? (saved ?? questions[0])?.sql ?? "";
  return {sql, chart, x: query.get("x"), y: query.get("y")};
}

/** What of a choice stands in the address: only what the page would not do by itself. */
export function queryFromExploreChoice(
  {sql, chart, x, y}: ExploreChoice,
  questions: readonly SavedQuestion[]
): URLSearchParams {
  const query = new URLSearchParams();
  const saved = savedQuestion(sql, questions);
  if (!saved) query.set("sql", sql);
  else if (saved !== questions[0]) query.set("question", saved.id);
  if (chart !== "auto") query.set("chart", chart);
  if (x !== null) query.set("x", x);
  if (y !== null) query.set("y", y);
  return query;
}

/** The saved question a query is, blanks at its ends aside. */
export function savedQuestion(sql: string, questions: readonly SavedQuestion[]): SavedQuestion | undefined {
  return questions.find((q) => q.sql.trim() === sql.trim());
}
