/** What one simulation came to. */
export interface CalibrationRow {
  method: string;
  what: string;
  nominal: number;
  /** How often the promise held or the test rejected, with the simulation's own 95% interval. */
  seen: number;
  low: number;
  high: number;
}

/** The simulations of one family of methods. */
export interface Family {
  family: string;
  rows: CalibrationRow[];
}

/** The families by the words of the Methods pages. */
const TITLES: Record<string, string> = {
  agreement: "Agreement",
  association: "Association",
  comparison: "Comparing",
  composite: "Composite and weights",
  contamination: "Contamination",
  drift: "Drift",
  judges: "Judges",
  latency: "Latency",
  ranking: "Ranking and shrinkage",
  rates: "Rates and pass@k",
  resampling: "Intervals and bootstrap",
  retrieval: "Retrieval",
  sampling: "Sampling",
  slices: "Slices",
  suite: "Suites",
  value: "Frontier and cost"
};

/** Simulated shares as lines for a terminal: seen over promised first. */
export function calibrationText(families: readonly Family[]): string {
  return families
    .map(({family, rows}) => {
      const lines = rows.map((r) => {
        const ratio = (r.seen / r.nominal).toFixed(3).padStart(7);
        return `${ratio}  ${share(r.seen)} (${interval(r)}) of ${share(r.nominal)}  ${r.method}: ${r.what}`;
      });
      return `${family}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

/** The page of Methods that holds every simulated promise beside what was promised. */
export function calibrationPage(
  families: readonly Family[],
  {replicates, seed}: {replicates: number; seed: number}
): string {
  const tables = families.map(({family, rows}) => {
    const lines = rows.map(
      (r) => `| **${breakable(r.method)}** ${r.what} | ${share(r.nominal)} | ${share(r.seen)} | ${interval(r)} |`
    );
    return `## ${TITLES[family] ?? family}

| What is simulated | Promised | Seen | 95% interval |
| :-- | --: | --: | --: |
${lines.join("\n")}`;
  });
  return `---
title: Calibration
---

<!-- Written by \`npm run bench -- calibration --write\`; edit bench/calibration instead. -->

# Do the intervals and tests keep their promises?

A 95% interval promises to hold the truth in 95 of 100 repetitions, a test at 5% to raise a false alarm in 5. Here each
promise is put to ${replicates.toLocaleString("en-US")} simulated experiments in which the truth is known. _Seen_ is how
often the promise held or the test rejected; its interval is the simulation's own, so a promise inside it
is kept as far as can be seen. An interval may cover more than it promises and a test reject less: cautious, not wrong.

Seed ${seed}; ${replicates.toLocaleString("en-US")} replicates each. The same seed gives the same table.

${tables.join("\n\n")}
`;
}

/** A function's name that a narrow window may break between its words. */
function breakable(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "<wbr>");
}

function interval({low, high}: CalibrationRow): string {
  return `${share(low)} to ${share(high)}`;
}

function share(x: number): string {
  return x.toFixed(3).replace(/^0\./, ".");
}
