import type {Accounting, RejectCount} from "../../src/tables/accounting.js";
import type {Secret} from "../../src/tables/secret.js";
import type {Source} from "../../src/tables/source.js";
import type {Query} from "./query.js";

/** Reads what became of every row: the sources with their counts, rejects by kind, and where costs come from. */
export async function readAccounting(query: Query): Promise<Accounting> {
  const [rows] = await query.rows<Accounting["rows"]>(
    "select (select count(*) from attempt)::double as attempts, (select count(*) from score where subject_kind = 'attempt')::double as scores"
  );
  return {
    rows: rows!,
    sources: await query.rows<Source>(
      `select source_id, path, format, sha256, bytes::double as bytes, rows_read::double as rows_read,
         rows_kept::double as rows_kept, rows_rejected::double as rows_rejected,
         rows_duplicate::double as rows_duplicate, notes
       from source order by path, source_id`
    ),
    rejects: await query.rows<RejectCount>(
      `select source_id, "table", "column", code, row_kept, count(*)::double as count
       from reject group by all order by source_id, "table", "column", code`
    ),
    secrets: await query.rows<Secret>(
      `select source_id, kind, "table", "column", position, count::double as count
       from secret order by source_id, kind, "table", "column"`
    ),
    costs: await query.rows<Accounting["costs"][number]>(
      `select s.system, a.cost_status, count(*)::double as attempts
       from attempt a join run r using (run_id) join system s using (system_id)
       group by s.system, s.position, a.cost_status order by s.position, a.cost_status`
    )
  };
}
