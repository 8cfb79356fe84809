import type {
  BoardRow,
  Facts,
  PageSettings,
  RunFact,
  StickerPrice,
  SystemFact,
  TaskFact
} from "../../src/tables/cells.js";
import {metricNamesSql} from "./cells-sql.js";
import type {Query} from "./query.js";

/** What the workspace file adds to the tables. */
export interface WorkspaceFacts {
  title: string;
  synthetic: boolean;
  commit: string | null;
  settings: PageSettings;
}

type Row<T, K extends keyof T> = Omit<T, K> & {[key in K]: string};

/**
 * Reads what the cells' integers stand for: systems in their fixed order, runs and tasks in the order that numbers
 * them in the cells, published boards, and the accounting's totals.
 */
export async function readFacts(query: Query, workspace: WorkspaceFacts): Promise<Facts> {
  const systems = await readSystems(query);
  const number = new Map(systems.map((s, i) => [s.system_id, i]));
  const runs = await query.rows<Omit<RunFact, "system"> & {system_id: string}>(
    `select run_id, run, system_id, suite_id, suite_version, model_version, harness, started_at, status,
       case when clocks = 1 then clock end as latency_kind
     from run left join (
       select run_id, count(distinct latency_kind) as clocks, min(latency_kind) as clock
       from attempt where latency_s is not null and latency_kind <> 'cached' group by run_id
     ) using (run_id) order by run_id`
  );
  const tasks = await query.rows<Row<TaskFact, "cluster"> & {tags: string[] | null; released_at: string | null}>(
    `select task_id, task, suite_id, category, language, difficulty, tags, cluster_id as cluster, released_at
     from task order by task_id`
  );
  const boards = await query.rows<Omit<BoardRow, "system"> & {system_id: string}>(
    `select system_id, suite_id, slice, reported_at, label, tasks, passed_tasks, pass_rate, cost_usd,
       seconds_per_task
     from summary order by suite_id, slice, system_id, reported_at, label`
  );
  const [sources] = await query.rows<Facts["sources"]>(
    `select coalesce(sum(rows_read), 0)::double as rows_read, coalesce(sum(rows_kept), 0)::double as rows_kept,
       coalesce(sum(rows_rejected), 0)::double as rows_rejected,
       coalesce(sum(rows_duplicate), 0)::double as rows_duplicate
     from source`
  );
  const [counts] = await query.rows<Facts["counts"]>(
    `select (select count(*) from rating where value is not null or label is not null)::double as ratings,
       (select count(distinct rater_id) from rating)::double as raters,
       (select count(*) from outcome)::double as outcomes,
       (select count(*) from outcome where defect)::double as defects`
  );
  const clusters = new Map<string, number>();
  const clusterOf = (id: string) => {
    if (!clusters.has(id)) clusters.set(id, clusters.size);
    return clusters.get(id)!;
  };
  return {
    ...workspace,
    systems,
    runs: runs.map(({system_id, ...run}) => ({...run, system: number.get(system_id)!})),
    tasks: tasks.map(({released_at, ...t}) => ({
      ...t,
      tags: t.tags ?? [],
      cluster: clusterOf(`${t.suite_id}\u001f${t.cluster}`),
      ...(released_at === null ? {} : {released_at})
    })),
    metrics: await readMetricNames(query, workspace.settings),
    boards: boards.map(({system_id, ...row}) => ({...row, system: number.get(system_id)!})),
    sources: sources!,
    counts: counts!
  };
}

async function readSystems(query: Query): Promise<SystemFact[]> {
  const rows = await query.rows<Omit<SystemFact, "sticker"> & ListColumns>(
    `select system_id, system, family, family_slot, list_input_usd_per_mtok, list_output_usd_per_mtok, list_source, list_as_of
     from system order by position, system_id`
  );
  return rows.map(({list_input_usd_per_mtok, list_output_usd_per_mtok, list_source, list_as_of, ...system}) => ({
    ...system,
    sticker:
      list_source === null || list_input_usd_per_mtok === null || list_output_usd_per_mtok === null
        ? null
        : {
            input_usd_per_mtok: list_input_usd_per_mtok,
            output_usd_per_mtok: list_output_usd_per_mtok,
            source: list_source,
            as_of: list_as_of
          }
  }));
}

interface ListColumns {
  list_input_usd_per_mtok: number | null;
  list_output_usd_per_mtok: number | null;
  list_source: StickerPrice["source"] | null;
  list_as_of: string | null;
}

/** The numeric metrics of attempts: those the workspace names first, in its order, then the rest by name. */
async function readMetricNames(query: Query, settings: PageSettings): Promise<string[]> {
  const found = await query.rows<{metric: string}>(metricNamesSql);
  const names = found.map((r) => r.metric);
  const first = Object.keys(settings.metrics).filter((m) => names.includes(m));
  return [...first, ...names.filter((m) => !first.includes(m))];
}
