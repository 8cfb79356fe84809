import {asName, asRecord} from "../json-values.js";

/** The path that a SARIF artifact location names, decoded; `null` where it names none. */
export function uriOf(location: unknown): string | null {
  const uri = asName(asRecord(location)?.["uri"], 4000);
  if (uri === null) return null;
  try {
    return decodeURIComponent(uri.replace(/^file:\/\//, ""));
  } catch {
    return uri;
  }
}
