import type {StripModel, StripRow} from "../../src/charts/corrected-strip.js";
import type {ReliabilityModel, ReliabilityPanel} from "../../src/charts/reliability-diagram.js";
import type {Quantity} from "../../src/models/quantity.js";

const share = (value: number, half: number, n = 40): Quantity => ({
  ...{value, low: Math.max(0, value - half), high: Math.min(1, value + half)},
  ...{n, method: "wilson", flags: []}
});

function panel(title: string, bins: number, kind: number): ReliabilityPanel {
  return {
    title,
    bins: Array.from({length: bins}, (_, k) => {
      const n = k === 2 ? 0 : 20 + 137 * k;
      const mark = n === 0 ? null : (k + 0.5) / bins;
      const approved =
        n === 0 ? ({refused: "n_zero", n: 0} as const) : share(((k + 0.5) / bins) ** kind, 0.3 / (k + 1), n);
      return {mark, approved, n, words: `bin ${k + 1}, ${n} answers`};
    })
  };
}

/** Two judges that give marks, one of them by a long name; five bins and ten, an empty one in each. */
export const reliability: ReliabilityModel = {
  label: "Judges' marks against what people approve",
  panels: [panel("judge_score by larus/petrel-judge-with-a-long-name", 10, 2), panel("style by merlin", 5, 1)]
};

function row(system: string, slot: number, judge: number, human: number, leads: StripRow["leads"]): StripRow {
  return {
    ...{system, slot, leads},
    judge: share(judge, 0.03),
    human: share(human, 0.2),
    corrected: leads === null ? {refused: "n_too_small", n: 0} : share(human + 0.02, 0.1),
    numbers: [`${Math.round(100 * human)} (${Math.round(100 * human - 20)} to ${Math.round(100 * human + 20)})`, "114"],
    words: `${system}: judge alone ${judge}, people alone ${human}`
  };
}

/** Systems led by the correction, by people, and by neither. */
export const strip: StripModel = {
  label: "Share of answers approved by judge, people and both",
  columns: ["Leading rate, %", "Labels"],
  rows: [
    row("Osprey", 1, 0.79, 0.83, "corrected"),
    row("Skua", 2, 0.81, 0.7, "human"),
    row("Tawny with tools and a long name of its own", 3, 0.62, 0.58, "corrected"),
    row("Scops", 6, 0.5, 0.45, null)
  ]
};
