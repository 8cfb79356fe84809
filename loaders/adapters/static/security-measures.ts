import type {ExaminedFiles, Measures} from "./examined-files.js";

export type Severity = "high" | "medium" | "low";

/** Findings of a security scanner: in all, and by severity. */
export const SECURITY: Measures = {
  security_findings: "sum",
  security_findings_high: "sum",
  security_findings_medium: "sum",
  security_findings_low: "sum"
};

/** Counts one finding in the file it was found in. */
export function addFinding(files: ExaminedFiles, path: string, severity: Severity): void {
  files.add(path, "security_findings", 1);
  files.add(path, `security_findings_${severity}`, 1);
}

/** The severity that a tool's word stands for: the words of Bandit, Semgrep and SARIF; `null` for any other. */
export function severityOf(word: unknown): Severity | null {
  if (typeof word !== "string") return null;
  switch (word.toUpperCase()) {
    case "CRITICAL":
    case "HIGH":
    case "ERROR":
      return "high";
    case "MEDIUM":
    case "WARNING":
      return "medium";
    case "LOW":
    case "INFO":
    case "NOTE":
      return "low";
    default:
      return null;
  }
}
