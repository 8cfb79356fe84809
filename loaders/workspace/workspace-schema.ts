import {z} from "zod";
import {TABLE_KINDS} from "../table/keys.js";
import {bindSchema} from "./bind-schema.js";
import {valueSchema} from "./value-schema.js";

const text = z.string().min(1);
const share = z.number().min(0).max(1);
const money = z.number().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 2026-11-01");

/** A DuckDB expression; a bare number or boolean in YAML is one too. */
const expression = z.union([text, z.number().transform(String), z.boolean().transform(String)]);

/** Reports of tools, whose files are bound to attempts by their paths. */
const REPORTS = ["sarif", "junit", "bandit", "mypy", "radon", "lizard", "semgrep"] as const;

/** Whether a format is a tool's report rather than an export of attempts. */
export const isReport = (format: string) => (REPORTS as readonly string[]).includes(format);

const source = z
  .strictObject({
    path: text,
    format: z.enum(["promptfoo", "inspect", "aider", "gh-pull-requests", ...REPORTS, "table"]).optional(),
    bind: bindSchema.optional(),
    table: z.enum(TABLE_KINDS).optional(),
    from: text.optional(),
    columns: z.record(text, expression).optional(),
    metrics: z.record(text, expression).optional()
  })
  .superRefine((value, context) => {
    if (value.bind !== undefined && value.format !== undefined && !isReport(value.format))
      context.addIssue({code: "custom", path: ["bind"], message: `is only for reports of ${REPORTS.join(", ")}`});
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
  unit: text.optional(),
  fails_when: text.optional()
});

const weights = z.strictObject({
  id: text,
  since: day.optional(),
  by: text.optional(),
  why: text.optional(),
  /** What they were set on, and what they gained on later changes: written by `npm run recalibrate`. */
  data: text.optional(),
  gain: z.strictObject({value: z.number(), low: z.number().nullable(), high: z.number().nullable()}).optional(),
  weights: z.record(text, z.number().min(0))
});

const rubric = z.strictObject({dimension: text, question: text, labels: z.array(expression).min(2)});

const thresholds = z.strictObject({
  min_tasks: z.number().int().min(1).optional(),
  regression_margin: z.record(text, share).optional()
});

const priceOverride = z.strictObject({
  match: text,
  input_usd_per_mtok: money,
  output_usd_per_mtok: money,
  cache_read_usd_per_mtok: money.optional(),
  cache_write_usd_per_mtok: money.optional()
});

const prices = z.strictObject({
  as_of: day.optional(),
  overrides: z.array(priceOverride).optional(),
  reprice: z.strictObject({as_of: day}).optional()
});

/** What leaves in `dist/` beyond numbers and names of systems and tasks; without it nothing does. */
const publish = z.strictObject({
  text: z.union([z.enum(["none", "all"]), z.strictObject({categories: z.array(text).min(1)})]).optional(),
  raters: z.enum(["pseudonyms", "names"]).optional()
});

/** What workspace.yaml may hold; an unknown key is refused. */
export const workspaceSchema = z.strictObject({
  title: text.optional(),
  synthetic: z.boolean().optional(),
  sources: z.array(source).optional(),
  systems: z.array(system).optional(),
  runs: z.array(run).optional(),
  prices: prices.optional(),
  metrics: z.record(text, metric).optional(),
  weights: z.array(weights).optional(),
  rubric: z.array(rubric).optional(),
  thresholds: thresholds.optional(),
  value: valueSchema.optional(),
  publish: publish.optional()
});

export type WorkspaceSettings = z.infer<typeof workspaceSchema>;
export type SourceEntry = z.infer<typeof source>;
export type SystemEntry = z.infer<typeof system>;
export type RunEntry = z.infer<typeof run>;
export type PriceOverride = z.infer<typeof priceOverride>;
