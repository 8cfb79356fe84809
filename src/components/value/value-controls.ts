import {html} from "htl";
import type {CostBasis, FrontierOver, ValueChoice, ValueModel} from "../../models/value/value-model.js";
import {errorsControl} from "../controls/errors-control.js";
import {runsWords, selectControl, withAll} from "../controls/select-control.js";
import {weightSliders} from "./weight-sliders.js";

const COSTS: {value: CostBasis; label: string}[] = [
  {value: "completed", label: "per completed task"},
  {value: "task", label: "per task"},
  {value: "attempt", label: "per attempt"}
];
const OVERS: Record<FrontierOver, string> = {cost: "cost", time: "time", both: "cost and time"};

export interface ValueControls {
  element: HTMLElement;
  /** Brings the sentence and the sliders to the model's choice; weights may run ahead of it. */
  show: (model: ValueModel, weights?: Record<string, number>) => void;
}

/** The row of controls, and the same as one sentence for narrow windows and print. Only what offers a choice is shown. */
export function valueControls(
  model: ValueModel,
  onChoice: (change: Partial<ValueChoice>) => void,
  onWeight: (metric: string, weight: number) => void,
  {open = false} = {}
): ValueControls {
  const {options, choice} = model;
  const controls: HTMLElement[] = [];
  if (options.suites.length > 1)
    controls.push(
      selectControl("Suite", options.suites, choice.suite, (suite) =>
        onChoice({suite, category: null, language: null, runs: "all"})
      )
    );
  if (options.categories.length > 1)
    controls.push(
      selectControl("Category", withAll(options.categories, "categories"), choice.category ?? "", (v) =>
        onChoice({category: v || null})
      )
    );
  if (options.languages.length > 1)
    controls.push(
      selectControl("Language", withAll(options.languages, "languages"), choice.language ?? "", (v) =>
        onChoice({language: v || null})
      )
    );
  if (options.runs.length > 0)
    controls.push(selectControl("Runs", options.runs, choice.runs, (runs) => onChoice({runs})));
  if (options.over.length > 1 || choice.depth.over !== "cost") {
    const offered = [...new Set([...options.over, choice.depth.over])];
    controls.push(
      selectControl(
        "Frontier over",
        offered.map((value) => ({value, label: OVERS[value]})),
        choice.depth.over,
        (v) => onChoice({depth: {...choice.depth, over: v as FrontierOver}})
      )
    );
  }
  if (model.systems.some((s) => s.priced) || choice.cost !== "completed")
    controls.push(selectControl("Cost", COSTS, choice.cost, (v) => onChoice({cost: v as CostBasis})));
  if (options.prices.length > 0)
    controls.push(
      selectControl("Prices", options.prices, choice.prices, (v) =>
        onChoice({prices: v === "list" ? "list" : "stated"})
      )
    );
  if (model.kind === "attempts") controls.push(errorsControl(choice.errors, (errors) => onChoice({errors})));
  const sliders = model.metrics.length > 1 && model.kind === "attempts" ? weightSliders(model.metrics, onWeight) : null;
  if (sliders) controls.push(sliders.element);
  if (controls.length === 0) return {element: html`<div class="value-controls"></div>`, show: () => {}};
  const row = html`<div class=${open ? "controls open" : "controls"}>${controls}</div>`;
  const change = html`<button class="link" type="button" aria-expanded=${String(open)}>Change</button>`;
  const words = html`<span>${sentence(model)}</span>`;
  change.onclick = () => change.setAttribute("aria-expanded", String(row.classList.toggle("open")));
  return {
    element: html`<div class="value-controls">
      <p class="sentence">${words} ${change}</p>
      ${row}
    </div>`,
    show: (now, weights = now.choice.weights) => {
      words.textContent = sentence(now);
      sliders?.show(weights);
    }
  };
}

/** The state of the controls in one line: "bench-240 · all categories · cost per completed task". */
function sentence({choice, options, metrics, kind}: ValueModel): string {
  const parts = [
    options.suites.find((s) => s.value === choice.suite)?.label ?? "",
    options.categories.length > 1 ? (choice.category ?? "all categories") : "",
    options.languages.length > 1 ? (choice.language ?? "all languages") : "",
    runsWords(options.runs, choice.runs),
    choice.depth.over === "time" ? "over time" : choice.depth.over === "both" ? "over cost and time" : "",
    `cost ${COSTS.find((c) => c.value === choice.cost)!.label}`,
    choice.prices === "list" ? `at ${options.prices.find((p) => p.value === "list")?.label ?? "list prices"}` : "",
    kind === "attempts" && choice.errors === "excluded" ? "errors left out" : "",
    metrics.length > 1
      ? `quality = ${metrics
          .filter((m) => m.weight > 0)
          .map((m) => `${m.title} ${m.weight.toFixed(2)}`)
          .join(", ")}`
      : "quality = pass rate"
  ];
  return parts.filter((p) => p !== "").join(" · ");
}
