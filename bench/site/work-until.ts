import type {Page} from "playwright-core";

/** What of a trace event is read: its place in time and the time its thread worked, in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

const CATEGORIES = ["toplevel", "blink.user_timing", "disabled-by-default-lighthouse"];
const TASKS = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);

/**
 * Begins to trace a page.
 *
 * @returns ends the trace; the milliseconds that the page's own thread worked before it made a mark
 */
export async function startTrace(page: Page): Promise<(mark: string) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({value}) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {includedCategories: CATEGORIES, excludedCategories: ["*"]}
  });
  return async (mark) => {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    const made = events.find((e) => e.name === mark);
    if (!made) throw new Error(`the trace needs the mark ${mark}`);
    let worked = 0;
    for (const e of events) {
      if (e.pid === made.pid && e.tid === made.tid && TASKS.has(e.name) && e.ts < made.ts) worked += e.tdur ?? 0;
    }
    return worked / 1000;
  };
}
