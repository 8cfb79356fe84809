/** A kind of secret by the shape its maker gives it. Patterns mean the same to RE2 in DuckDB and to JavaScript. */
export interface SecretShape {
  kind: string;
  pattern: string;
  /** What has the shape and is none: examples of documentation. */
  except?: string;
}

/** Endings of addresses people have; no short one that is also a method, as in the matrix product `a@b.to(c)`. */
const ENDINGS =
  "com|org|net|edu|gov|mil|info|biz|io|dev|app|ai|me|eu|co|de|at|ch|uk|fr|es|nl|be|pl|cz|se|fi|dk|pt|ie|gr|hu|ro|ru|ua|tr|jp|cn|tw|hk|sg|kr|au|nz|ca|us|br|mx|ar|za|il";

/**
 * Shapes that hardly anything else has: a prefix its maker reserved, with a length. A word such as `password=` is not
 * among them, because code is full of it.
 */
export const secretShapes: readonly SecretShape[] = [
  {kind: "AWS access key", pattern: "\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b", except: "EXAMPLE$"},
  {kind: "GitHub token", pattern: "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b|\\bgithub_pat_[A-Za-z0-9_]{60,}\\b"},
  {kind: "GitLab token", pattern: "\\bglpat-[A-Za-z0-9_-]{20,}"},
  {
    kind: "model provider's key",
    pattern: "\\bsk-(?:ant|proj|svcacct|admin|or-v1)-[A-Za-z0-9_-]{24,}|\\bsk-[A-Za-z0-9]{32,}\\b|\\bhf_[A-Za-z]{34}\\b"
  },
  {kind: "Google key", pattern: "\\bAIza[A-Za-z0-9_-]{35}"},
  {
    kind: "Slack token",
    pattern: "\\bxox[abeoprs]-[0-9A-Za-z-]{16,}|\\bhooks[.]slack[.]com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}"
  },
  {kind: "Stripe key", pattern: "\\b[rs]k_live_[0-9A-Za-z]{20,}"},
  {kind: "private key", pattern: "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"},
  {
    kind: "JSON web token",
    pattern: "\\beyJ[A-Za-z0-9_-]{8,}[.]eyJ[A-Za-z0-9_-]{8,}[.][A-Za-z0-9_-]{8,}"
  },
  {
    kind: "e-mail address",
    pattern: `\\b[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+[.])+(?:${ENDINGS})\\b`,
    // The user of an SSH remote is nobody; the rest is reserved for examples (RFC 2606).
    except: "^git@|[@.]example[.](?:com|org|net)$|[.](?:test|invalid|example)$"
  }
];

/** Paths that tell whose machine it was: in a home folder, on Unix, macOS or Windows. */
export const homePath = "(?:/home/|/Users/|/root/|\\b[A-Za-z]:\\\\+Users\\\\+)[^\\s\"'<>|:;,]*";
