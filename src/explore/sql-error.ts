/**
 * DuckDB's complaint as one line: what is wrong, in which line of the query, and what it offers instead.
 *
 * Advice to install extensions is left out: none can be had here.
 */
export function sqlError(message: string): string {
  const [first = "", ...rest] = plainMessage(message).trim().split(/\n+/);
  const line = rest.map((text) => /^LINE (\d+):/.exec(text)?.[1]).find((n) => n !== undefined);
  const offered = rest.find((text) => /^(Candidate bindings|Did you mean|Candidates)/.test(text));
  const what = first.replace(/^(?:Error: )?(?:[A-Z]\w+ )*Error: ?/, "").replace(/[.!]$/, "");
  const start = what.charAt(0).toLowerCase() + what.slice(1);
  return [line === undefined ? start : `line ${line}: ${start}`, offered?.trim()].filter(Boolean).join("; ");
}

/** What the parser complains of comes as JSON, all else as text. */
function plainMessage(message: string): string {
  try {
    const {exception_message} = JSON.parse(message.replace(/^Error: /, "")) as {exception_message?: unknown};
    return typeof exception_message === "string" ? exception_message : message;
  } catch {
    return message;
  }
}
