import type {Sink, SourceFile} from "../../intake.js";
import {asList, asName, asRecord, type JsonRecord} from "../json-values.js";
import {reportParts} from "./report-parts.js";
import {uriOf} from "./sarif-uri.js";
import {severityOf, type Severity} from "./security-measures.js";

/** Scanners that look for nothing but security, whatever their rules say of themselves. */
const SECURITY_TOOLS = /bandit|brakeman|checkov|codeql|gosec|horusec|njsscan|psalm security|semgrep|snyk|trivy|tfsec/i;

const PARTS = [
  "runs.*.tool.driver.name",
  "runs.*.tool.driver.rules.*",
  "runs.*.tool.extensions.*",
  "runs.*.artifacts.*"
];

interface Rule {
  level: Severity | null | undefined;
  security: boolean;
  /** From the score of CVSS that GitHub's `security-severity` holds. */
  severity: Severity | null;
}

interface RunRules {
  tool: string;
  byId: Map<string, Rule>;
  driver: (Rule | null)[];
  artifacts: (string | null)[];
}

/** What the tools of a SARIF report say of themselves and their rules: read before the results, wherever it stands. */
export class SarifRules {
  readonly #runs = new Map<number, RunRules>();

  static async read(file: SourceFile, sink: Sink): Promise<SarifRules> {
    const rules = new SarifRules();
    for await (const {path, value} of reportParts(file, sink, PARTS, {quiet: true})) rules.#learn(path, value);
    return rules;
  }

  tool(run: number): string {
    return this.#runs.get(run)?.tool ?? "sarif";
  }

  findsSecurity(run: number): boolean {
    const known = this.#runs.get(run);
    return this.#isSecurityTool(run) || [...(known?.byId.values() ?? [])].some((rule) => rule.security);
  }

  findsOther(run: number): boolean {
    const rules = [...(this.#runs.get(run)?.byId.values() ?? [])];
    return !this.#isSecurityTool(run) && (rules.length === 0 || rules.some((rule) => !rule.security));
  }

  /** Of one result: whether it is about security, and how bad; `null` where its level is `none`. */
  of(run: number, result: JsonRecord): {security: boolean; severity: Severity | null} {
    const rule = this.#ruleOf(run, result);
    const security = this.#isSecurityTool(run) || rule?.security === true;
    const level = result["level"] === undefined ? rule?.level : levelOf(result["level"]);
    const severity = level === undefined ? "medium" : level;
    return {security, severity: severity === null ? null : (rule?.severity ?? severity)};
  }

  /** The path of an artifact that a location names by its index alone. */
  artifact(run: number, location: unknown): string | null {
    const index = asRecord(location)?.["index"];
    return typeof index === "number" ? (this.#runs.get(run)?.artifacts[index] ?? null) : null;
  }

  #isSecurityTool(run: number): boolean {
    return SECURITY_TOOLS.test(this.tool(run));
  }

  #ruleOf(run: number, result: JsonRecord): Rule | null {
    const known = this.#runs.get(run);
    const reference = asRecord(result["rule"]);
    const id = asName(result["ruleId"] ?? reference?.["id"], 500);
    // A rule may be named by a part of its id: "CA1000/1" is a case of "CA1000".
    const byId = id === null ? undefined : (known?.byId.get(id) ?? known?.byId.get(id.split("/")[0]!));
    const index =
      result["ruleIndex"] ?? (reference?.["toolComponent"] === undefined ? reference?.["index"] : undefined);
    return byId ?? (typeof index === "number" ? known?.driver[index] : null) ?? null;
  }

  #learn(path: readonly (string | number)[], value: unknown): void {
    const run = this.#runOf(Number(path[1]));
    if (path[2] === "artifacts") run.artifacts[Number(path[3])] = uriOf(asRecord(value)?.["location"]);
    else if (path[4] === "name") run.tool = asName(value) ?? run.tool;
    else if (path[4] === "rules") run.driver[Number(path[5])] = addRule(run, value);
    else for (const rule of asList(asRecord(value)?.["rules"])) addRule(run, rule);
  }

  #runOf(index: number): RunRules {
    let run = this.#runs.get(index);
    if (!run) this.#runs.set(index, (run = {tool: "sarif", byId: new Map(), driver: [], artifacts: []}));
    return run;
  }
}

function addRule(run: RunRules, value: unknown): Rule | null {
  const record = asRecord(value);
  const id = asName(record?.["id"], 500);
  if (record === null || id === null) return null;
  const properties = asRecord(record["properties"]);
  const score = Number(properties?.["security-severity"]);
  const scored = properties?.["security-severity"] !== undefined && Number.isFinite(score);
  const tagged = asList(properties?.["tags"]).some((tag) => typeof tag === "string" && /^security\b/i.test(tag));
  const level = asRecord(record["defaultConfiguration"])?.["level"];
  const rule: Rule = {
    level: level === undefined ? undefined : levelOf(level),
    security: scored || tagged,
    severity: scored ? (score >= 7 ? "high" : score >= 4 ? "medium" : "low") : null
  };
  run.byId.set(id, rule);
  return rule;
}

/** `none` is no finding; a word that SARIF does not know counts as its default, `warning`. */
function levelOf(level: unknown): Severity | null {
  return level === "none" ? null : (severityOf(level) ?? "medium");
}
