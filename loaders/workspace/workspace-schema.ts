import {z} from "zod";
import {TABLE_KINDS} from "../table/keys.js";

const text = z.string().min(1);
const share = z.number().min(0).max(1);
const money = z.number().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 2026-11-01");

/** A DuckDB expression; a bare number or boolean in YAML is one too. */
const expression = z.union([text, z.number().transform(String), z.boolean().transform(String)]);

const source = z
  .strictObject({
    path: text,
    format: z.enum(["promptfoo", "inspect", "aider", "table"]).optional(),
    table: z.enum(TABLE_KINDS).optional(),
    from: text.optional(),
    columns: z.record(text, expression).optional(),
    metrics: z.record(text, expression).optional()
  })
  .superRefine((value, context) => {
    const mapping = ["table", "from", "columns", "metrics"] as const;
    if (value.format === "table") {
      for (const key of ["table", "columns"] as const)
        if (value[key] === undefined)
          context.addIssue({code: "custom", path: [], message: `needs ${key}: as its format is table`});
      return;
    }
    for (const key of mapping)
      if (value[key] !== undefined)
        context.addIssue({code: "custom", path: [key], message: "is only for a source with format: table"});
  });

const system = z.strictObject({
  match: text,
  name: text.optional(),
  family: text.optional(),
  provider: text.optional(),
  exclude: z.boolean().optional()
});

const run = z.strictObject({
  match: text,
  suite_version: expression.optional(),
  model_version: expression.optional(),
  prompt: text.optional(),
  retrieval: text.optional(),
  commit: text.optional(),
  harness_version: expression.optional(),
  dataset_hash: text.optional(),
  started_at: day.optional()
});

const metric = z.strictObject({
  title: text.optional(),
  better: z.enum(["higher", "lower"]),
  anchors: z.tuple([z.number(), z.number()]).refine(([a, b]) => a !== b, "needs two different anchors"),
  unit: text.optional()
});

const weights = z.strictObject({
  id: text,
  since: day.optional(),
  why: text.optional(),
  weights: z.record(text, z.number().min(0))
});

const rubric = z.strictObject({dimension: text, question: text, labels: z.array(expression).min(2)});

const thresholds = z.strictObject({
  min_tasks: z.number().int().min(1).optional(),
  regression_margin: z.record(text, share).optional()
});

const value = z.strictObject({
  incident_usd: money.optional(),
  escape_rate: share.optional(),
  rework_usd: money.optional(),
  tasks_per_month: money.optional()
});

const publish = z.strictObject({
  text: z.enum(["none", "all"]).optional(),
  raters: z.enum(["pseudonyms", "names"]).optional()
});

/** What workspace.yaml may hold; an unknown key is refused. */
export const workspaceSchema = z.strictObject({
  title: text.optional(),
  synthetic: z.boolean().optional(),
  sources: z.array(source).optional(),
  systems: z.array(system).optional(),
  runs: z.array(run).optional(),
  prices: z.strictObject({as_of: day.optional()}).optional(),
  metrics: z.record(text, metric).optional(),
  weights: z.array(weights).optional(),
  rubric: z.array(rubric).optional(),
  thresholds: thresholds.optional(),
  value: value.optional(),
  publish: publish.optional()
});

export type WorkspaceSettings = z.infer<typeof workspaceSchema>;
export type SourceEntry = z.infer<typeof source>;
export type SystemEntry = z.infer<typeof system>;
export type RunEntry = z.infer<typeof run>;
