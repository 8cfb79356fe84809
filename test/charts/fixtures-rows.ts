import type {HeatMapModel} from "../../src/charts/heat-map.js";
import type {LineMultiplesModel} from "../../src/charts/line-multiples.js";
import type {PairRowsModel} from "../../src/charts/pair-rows.js";
import type {RankingModel} from "../../src/charts/ranking-chart.js";
import type {ChartRow, RowsModel} from "../../src/charts/rows-chart.js";
import type {SlopeModel} from "../../src/charts/slope-chart.js";
import type {WeightsTriangleModel} from "../../src/charts/weights-triangle.js";
import {estimate, seeded} from "./fixtures.js";

const shares = [0, 0.2, 0.4, 0.6, 0.8, 1].map((value) => ({value, label: String(value)}));

function coefficient(label: string, value: number, half: number, tone: ChartRow["tone"], n = 900): ChartRow {
  const numbers = [value.toFixed(2), `${(value - half).toFixed(2)} to ${(value + half).toFixed(2)}`, String(n)];
  return {
    label,
    tone,
    quantity: estimate(value, value - half, value + half, n),
    numbers,
    words: `${numbers[0]} (${numbers[1]}), ${n} items`
  };
}

function refused(label: string, reason: string): ChartRow {
  return {label, tone: "neutral", quantity: {refused: "n_zero", n: 0}, reason, numbers: ["", "", ""], words: ""};
}

export const rowsModel: RowsModel = {
  label: "Agreement by pair, coefficient with 95% interval",
  groups: [
    {
      heading: "People with each other",
      rows: [
        coefficient("Raters A and B, κ", 0.84, 0.03, "ink"),
        coefficient("Raters A and C, κ", 0.87, 0.03, "ink"),
        coefficient("All three, nominal, α", 0.85, 0.025, "ink"),
        refused("All three, ICC(2,1)", "labels are categories, not numbers")
      ]
    },
    {
      heading: "Judges with the people's majority",
      rows: [
        coefficient("Judge Aster, κ", 0.51, 0.05, "accent"),
        coefficient("Judge Boreal, κ", 0.43, 0.05, "accent"),
        refused("Judge Aster, order reversed", "each pair was shown in one order only")
      ]
    },
    {
      heading: "Judges with each other",
      rows: [
        coefficient("Aster and Boreal, κ", 0.46, 0.05, "neutral"),
        {...coefficient("One item, κ", 0.3, 0.1, "neutral", 4), quantity: estimate(0.3, null, null, 4)}
      ]
    }
  ],
  domain: [0, 1],
  ticks: shares,
  references: [
    {value: 0.667, label: "0.667 tentative"},
    {value: 0.8, label: "0.8 reliable"}
  ],
  columns: ["", "95% interval", "items"],
  axis_title: "Coefficient"
};

export const compactModel: RowsModel = {
  label: "Metrics and defects",
  groups: [
    {
      heading: null,
      rows: [
        coefficient("Size (lines)", 0.34, 0.08, "accent"),
        coefficient("Response for class", 0.31, 0.08, "neutral"),
        coefficient("Lack of cohesion", 0.21, 0.06, "neutral")
      ]
    }
  ],
  domain: [0, 0.5],
  ticks: [0, 0.3, 0.5].map((value) => ({value, label: String(value)})),
  references: [{value: 0.3, label: "0.3"}],
  columns: [],
  zero: 0
};

export const pairModel: PairRowsModel = {
  label: "Share of draws in first place",
  filled_title: "near standing",
  hollow_title: "all weights",
  domain: [0, 1],
  ticks: [
    {value: 0, label: "0"},
    {value: 0.5, label: "50"},
    {value: 1, label: "100%"}
  ],
  rows: [
    {label: "Boreal 4.5 Large", slot: 2, filled: 0.71, hollow: 0.37, numbers: "71% · 37%"},
    {label: "Aster 5", slot: 1, filled: 0.06, hollow: 0.48, numbers: "6% · 48%"},
    {label: "Cobalt 3 Pro", slot: 3, filled: 0.23, hollow: 0.13, numbers: "23% · 13%"},
    {label: "Aster 5.1-codex", slot: 1, filled: 0.01, hollow: 0.01, numbers: "1% · 1%"}
  ]
};

export const slopeModel: SlopeModel = {
  label: "Ranks under standing and proposed weights",
  left_title: "Standing weights",
  right_title: "Proposed weights",
  items: [
    {system: "Boreal 4.5 Large", slot: 2, before: 1, after: 3},
    {system: "Cobalt 3 Pro", slot: 3, before: 2, after: 6},
    {system: "Aster 5", slot: 1, before: 3, after: 1},
    {system: "Aster 5.1", slot: 1, before: 4, after: 2},
    {system: "Aster 5.1-codex", slot: 1, before: 5, after: 4},
    {system: "Boreal 4 Large", slot: 2, before: 6, after: 7},
    {system: "Boreal 4.5 Small (32k thinking)", slot: 2, before: 7, after: 9},
    {system: "Aster 5 mini", slot: 1, before: 8, after: 5}
  ]
};

export const confusionModel: HeatMapModel = {
  label: "Judge Aster against the people",
  row_title: "people say",
  column_title: "judge says",
  rows: ["first", "tie", "second"],
  columns: ["first", "tie", "second"],
  cells: [
    [
      {share: 0.8, text: "80%", sub: "320", framed: true},
      {share: 0.03, text: "3%", sub: "12"},
      {share: 0.17, text: "17%", sub: "68"}
    ],
    [
      {share: 0.45, text: "45%", sub: "41"},
      {share: 0.06, text: "6%", sub: "5", framed: true},
      {share: 0.49, text: "49%", sub: "44"}
    ],
    [
      {share: 0.19, text: "19%", sub: "88"},
      {share: 0.04, text: "4%", sub: "19"},
      {share: 0.77, text: "77%", sub: "356", framed: true}
    ]
  ],
  row_totals: ["400", "90", "463"]
};

export const raterModel: HeatMapModel = {
  label: "Rater by rater",
  rows: ["Rater A", "Rater B", "Judge Aster"],
  columns: ["Rater A", "Rater B", "Judge Aster"],
  cells: [
    [null, {share: null, text: "91%"}, {share: null, text: "66%"}],
    [{share: 0.85, text: "0.85"}, null, {share: null, text: "65%"}],
    [{share: 0.42, text: "0.42"}, {share: null, text: "refused", refused: true}, null]
  ]
};

export const rankingModel: RankingModel = {
  label: "Composite score and rank",
  score_title: "Composite score",
  rows: Array.from({length: 10}, (_, i) => {
    const score = 0.59 - 0.014 * i;
    const low = Math.max(1, i + 1 - (i % 3));
    const high = Math.min(14, i + 2 + (i % 4));
    return {
      system:
        ["Boreal 4.5 Large", "Cobalt 3 Pro", "Aster 5", "Dune V3.2 Reasoner", "Fjord 2"][i % 5]! +
        (i > 4 ? " mini" : ""),
      slot: [2, 3, 1, 4, 6][i % 5]!,
      score: estimate(score, score - 0.035, score + 0.035),
      number: score.toFixed(2),
      words: `${score.toFixed(2)}, rank ${i + 1} (${low} to ${high})`,
      rank: i + 1,
      rank_low: low,
      rank_high: high
    };
  }),
  domain: [0.4, 0.65],
  ticks: [0.4, 0.45, 0.5, 0.55, 0.6, 0.65].map((value) => ({value, label: value.toFixed(2)}))
};

const random = seeded(11);

export const linesModel: LineMultiplesModel = {
  label: "pass@k by system",
  y_title: "Tasks passed",
  x_title: "k, attempts allowed (log scale)",
  panels: ["Aster 5", "Boreal 4.5 Large", "Cobalt 3 Pro", "Fjord 2 Reasoner (32k thinking, high effort)"].map(
    (title, i) => {
      const start = 0.3 + 0.3 * random();
      return {
        title,
        tone: {slot: [1, 2, 3, 6][i]!},
        points: [1, 2, 3, 5, 10, 20].map((k) => {
          const value = 1 - (1 - start) * k ** -0.35;
          const quantity =
            i === 3 && k > 5
              ? {refused: "k_gt_n" as const, n: 5}
              : estimate(value, value - 0.04, Math.min(1, value + 0.04));
          return {x: k, quantity, words: `k ${k}: ${Math.round(value * 100)}%`};
        })
      };
    }
  ),
  x_kind: "log",
  x_domain: [1, 20],
  x_ticks: [1, 2, 5, 10, 20].map((value) => ({value, label: String(value)})),
  y_domain: [0, 1],
  y_ticks: [
    {value: 0, label: "0"},
    {value: 0.5, label: "50"},
    {value: 1, label: "100%"}
  ],
  reference: {label: "floor .40", level: 0.4}
};

const edge = 16;

export const triangleModel: WeightsTriangleModel = {
  label: "Who leads under which weights",
  corners: ["only pass rate", "only few calls", "only hard tasks"],
  cells: Array.from({length: edge + 1}, (_, i) =>
    Array.from({length: edge + 1 - i}, (_, j) => {
      const weights: [number, number, number] = [i / edge, j / edge, (edge - i - j) / edge];
      const first = weights[1] > 0.42 - 0.2 * weights[0];
      return {weights, system: first ? "Aster 5" : "Boreal 4.5", slot: first ? 1 : 2};
    })
  ).flat(),
  points: [
    {label: "standing", weights: [0.5, 0.2, 0.3]},
    {label: "proposed", weights: [0.45, 0.35, 0.2], dashed: true}
  ]
};

export const utilityModel = {
  title: "calls per attempt",
  anchors: [100, 10] as const,
  systems: [4, 22, 35, 61, 130].map((value, i) => ({system: `S${i}`, value, words: `S${i}: ${value} calls`}))
};

/** One system's measures with the others as ticks; of one it has no value, one lies beyond the frame. */
export const fieldModel: RowsModel = {
  label: "What Kite scores, with 95% intervals and the other systems",
  groups: [
    {
      heading: null,
      rows: [
        {...coefficient("Composite score", 0.82, 0.03, {slot: 1}), field: [0.41, 0.55, 0.56, 0.71, 0.9]},
        {...coefficient("Tests passed", 0.75, 0.04, {slot: 1}), field: [0.46, 0.6, 0.61, 0.85, 1.2]},
        {...refused("Judge's mark", "not measured"), field: [0.5, 0.62]}
      ]
    }
  ],
  domain: [0, 1],
  ticks: shares,
  references: [],
  columns: ["estimate", "95% interval", "n"]
};
