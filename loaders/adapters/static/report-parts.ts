import {UnreadableFile, type Sink, type SourceFile} from "../../intake.js";
import {utf8Bytes} from "../json-bytes.js";
import {JsonCutter} from "../json-cutter.js";
import {parseJson} from "../json-values.js";

const LIMITS = {maxBytes: 16 << 20, maxDepth: 200};

/** One value of a JSON report, by its path in the report; `undefined` for the end of a container. */
export interface ReportPart {
  path: readonly (string | number)[];
  value: unknown;
}

/**
 * The parts of a JSON report that the patterns name, one by one, however large the report is.
 *
 * A part that is too large, too deep or broken is a rejected row; a report that ends early says so and keeps what came
 * before. Throws an `UnreadableFile` where there is no JSON at all.
 *
 * @param options - `onLost` is told of every part that is lost, because what is lost may be a finding; `quiet` passes
 *   over them: the first of two readings leaves them to the second
 */
export async function* reportParts(
  file: SourceFile,
  sink: Sink,
  patterns: readonly string[],
  {quiet = false, onLost}: {quiet?: boolean; onLost?: () => void} = {}
): AsyncGenerator<ReportPart, void, void> {
  const lose = (position: string, code: string, message: string) => {
    if (quiet) return;
    rejectPart(sink, position, code, message);
    onLost?.();
  };
  const cutter = new JsonCutter(patterns, LIMITS);
  const read = (cuts: ReturnType<JsonCutter["push"]>) =>
    cuts.flatMap((cut): ReportPart[] => {
      const position = positionOf(cut.path);
      if (cut.kind === "end") return cut.fault === null ? [{path: cut.path, value: undefined}] : [];
      if (cut.bytes === null) {
        const code = cut.fault === "too_deep" ? "too_deep" : "too_large";
        const limit = code === "too_deep" ? `nested at most ${LIMITS.maxDepth} deep` : "at most 16 MiB long";
        lose(position, code, `an entry must be ${limit}`);
        return [];
      }
      try {
        return [{path: cut.path, value: parseJson(cut.bytes)}];
      } catch {
        lose(position, "unreadable", "an entry must be valid JSON");
        return [];
      }
    });
  const progress = quiet ? undefined : (bytes: number) => sink.progress(bytes);
  for await (const chunk of utf8Bytes(file, progress)) yield* read(cutter.push(chunk));
  const {cuts, end} = cutter.finish();
  yield* read(cuts);
  if (!end.started) throw new UnreadableFile("needed a JSON report, found none");
  if (end.fault !== null) lose(`byte ${end.fault.offset}`, "truncated", `a report must be whole: ${end.fault.message}`);
}

/** A row of a report that is left out. */
export function rejectPart(sink: Sink, position: string, code: string, message: string): void {
  sink.reject({position, table: "score", column: null, row_kept: false, code, message, excerpt: null});
}

function positionOf(path: readonly (string | number)[]): string {
  const text = path.reduce<string>(
    (all, step) => (typeof step === "number" ? `${all}[${step}]` : `${all}.${step}`),
    ""
  );
  return text.replace(/^\./, "").replace(/\s+/g, " ").slice(0, 200) || "report";
}
