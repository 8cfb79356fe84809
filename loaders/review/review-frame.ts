import type {Query} from "../engine/query.js";
import {fold} from "../engine/rating-dimensions.js";
import type {Band, Question} from "./review-design.js";

/** An answer that may be drawn for review. */
export interface FrameItem {
  attempt_id: string;
  suite: string;
  run: string;
  system: string;
  task: string;
  attempt_index: number;
  category: string | null;
  /** The automatic score: mean of what judges gave, else of the tests; `null` where nobody scored it. */
  score: number | null;
  band: Band;
  /** What people said of it before on the leading question, in [0, 1], by rater. */
  verdicts: {rater: string; verdict: number}[];
}

/** All answers of the suite that can be reviewed. */
export interface ReviewFrame {
  suite: string;
  items: FrameItem[];
  without_text: number;
  /** Whether the workspace has texts at all: without them a sheet can name tasks only. */
  has_texts: boolean;
}

/**
 * Reads what a sample is drawn from: every attempt of the suite with most attempts whose answer can be shown.
 *
 * Judges' scores on another scale than [0, 1] are no automatic score here.
 */
export async function readFrame(query: Query, leading: Question): Promise<ReviewFrame | null> {
  const [largest] = await query.rows<{suite: string}>(
    "select t.suite_id as suite from attempt a join task t using (task_id) group by all order by count(*) desc, suite limit 1"
  );
  if (!largest) return null;
  const [texts] = await query.rows<{n: number}>("select count(output)::double as n from text");
  const rows = await query.rows<Omit<FrameItem, "band" | "verdicts"> & {has_text: boolean}>(
    `with judged as (select subject_id as attempt_id, avg(value) as score from score
       where subject_kind = 'attempt' and scorer_kind = 'judge' and status = 'ok' and value between 0 and 1 group by all)
     select a.attempt_id, t.suite_id as suite, r.run, s.system, t.task, a.attempt_index, t.category,
       coalesce(j.score, a.score_share) as score,
       a.attempt_id in (select attempt_id from text where output is not null) as has_text
     from attempt a join run r using (run_id) join system s using (system_id) join task t using (task_id)
     left join judged j using (attempt_id)
     where t.suite_id = '${largest.suite.replaceAll("'", "''")}' order by a.attempt_id`
  );
  const said = await query.rows<{attempt_id: string; rater: string; value: number | null; label: string | null}>(
    `select attempt_id, rater, value, label from rating where rater_kind = 'human' and attempt_id is not null
       and dimension = '${leading.dimension.replaceAll("'", "''")}' order by attempt_id, rater`
  );
  const verdicts = new Map<string, FrameItem["verdicts"]>();
  for (const {attempt_id, rater, value, label} of said) {
    const verdict = verdictShare(leading, value, label);
    if (verdict === null) continue;
    verdicts.set(attempt_id, [...(verdicts.get(attempt_id) ?? []), {rater, verdict}]);
  }
  const has_texts = (texts?.n ?? 0) > 0;
  const items: FrameItem[] = [];
  for (const {has_text, ...row} of rows)
    if (has_text || !has_texts)
      items.push({...row, band: bandOf(row.score), verdicts: verdicts.get(row.attempt_id) ?? []});
  return {suite: largest.suite, items, without_text: rows.length - items.length, has_texts};
}

function bandOf(score: number | null): Band {
  if (score === null || score < 0.5) return "low";
  return score >= 0.8 ? "high" : "middle";
}

/** A verdict as its place between the question's first label (0) and its last (1), `null` where it is none of them. */
export function verdictShare({labels}: Question, value: number | null, label: string | null): number | null {
  const last = labels.length - 1;
  const place = label === null ? -1 : labels.findIndex((known) => fold(known) === fold(label));
  if (place >= 0) return place / last;
  if (value === null) return null;
  const at = labels.findIndex((known) => known.trim() !== "" && Number(known) === value);
  if (at >= 0) return at / last;
  return labels.length === 2 && (value === 0 || value === 1) ? value : null;
}
