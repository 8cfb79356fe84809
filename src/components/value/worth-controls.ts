import {html} from "htl";
import type {WorthChoice, WorthInput, WorthModel} from "../../models/value/worth/worth-model.js";
import {formatHours} from "../../models/value/worth/per-tasks.js";
import {STANDING_WORTH, sameWorth} from "../../models/value/worth/worth-choice.js";
import {formatCount, formatDollars, formatInterval, formatPercent} from "../../style/format.js";
import {selectControl} from "../controls/select-control.js";

export interface WorthControls {
  element: HTMLElement;
  show: (worth: WorthModel, choice: WorthChoice) => void;
}

interface Slider {
  input: WorthInput;
  label: string;
  /** What the slider's positions stand for, ascending. */
  values: number[];
  format: (x: number) => string;
}

const PER_DECADE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** Round values from one power of ten to another: each step is about a quarter more. */
function decades(from: number, to: number): number[] {
  const values: number[] = [];
  for (let power = from; power < to; power++) for (const step of PER_DECADE) values.push(Number(`${step}e${power}`));
  return [...values, 10 ** to];
}

const SLIDERS: Slider[] = [
  {input: "incident_usd", label: "An incident costs", values: decades(0, 6), format: formatDollars},
  {input: "debug_hours", label: "Hours an incident takes", values: decades(-1, 3), format: formatHours},
  {input: "hourly_usd", label: "An hour costs", values: decades(1, 3), format: formatDollars},
  {
    input: "escape_rate",
    label: "Failures that escape",
    values: Array.from({length: 101}, (_, i) => i / 100),
    format: (x) => formatPercent(x, x > 0 && x < 0.01 ? 1 : 0)
  },
  {input: "rework_usd", label: "Rework of one that is caught", values: [0, ...decades(0, 4)], format: formatDollars},
  {
    input: "tasks_per_month",
    label: "Tasks a month",
    values: decades(2, 7),
    format: (x) => formatCount(Math.round(x))
  }
];

/** Sliders for what a failure costs here, made once; a number nobody has said yet is called so. */
export function worthControls(onChange: (choice: WorthChoice) => void): WorthControls {
  let choice = STANDING_WORTH;
  let byHours: boolean | null = null;
  let current: WorthModel | null = null;
  const set = (change: Partial<WorthChoice>) => {
    choice = {...choice, ...change};
    onChange(choice);
  };
  const rows = SLIDERS.map((slider) =>
    sliderRow(slider, (value) =>
      set({
        // Dollars and hours are two ways to say one thing: the one moved last holds.
        ...(slider.input === "incident_usd" ? {debug_hours: null, hourly_usd: null} : {}),
        ...(slider.input === "debug_hours" || slider.input === "hourly_usd" ? {incident_usd: null} : {}),
        [slider.input]: value
      })
    )
  );
  const mode = selectControl(
    "Incident given",
    [
      {value: "dollars", label: "in dollars"},
      {value: "hours", label: "as hours × rate"}
    ],
    "dollars",
    (value) => {
      byHours = value === "hours";
      if (current) show(current, choice);
    }
  );
  const select = mode.querySelector("select")!;
  const back = html`<button class="link" type="button">Back to the workspace's numbers</button>` as HTMLButtonElement;
  back.onclick = () => {
    byHours = null;
    set(STANDING_WORTH);
  };
  const show = (worth: WorthModel, now: WorthChoice) => {
    current = worth;
    choice = now;
    const inHours = byHours ?? worth.by_hours;
    select.value = inHours ? "hours" : "dollars";
    for (const row of rows) {
      const input = row.slider.input;
      const other = inHours ? ["incident_usd"] : ["debug_hours", "hourly_usd"];
      row.element.hidden = other.includes(input);
      row.show(worth.inputs[input]);
    }
    back.hidden = sameWorth(choice, STANDING_WORTH);
  };
  return {
    element: html`<div class="controls worth-controls">${mode}
      <fieldset class="control-group">
        <legend>What a failure costs here</legend>
        ${rows.map((r) => r.element)}${back}
      </fieldset>
    </div>`,
    show
  };
}

function sliderRow(slider: Slider, onInput: (value: number) => void) {
  const {values, label, format} = slider;
  const input =
    html`<input type="range" min="0" max=${values.length - 1} step="1" aria-label=${label} />` as HTMLInputElement;
  const output = html`<output></output>` as HTMLOutputElement;
  const element = html`<label class="control weight"><span>${label}</span>${input}${output}</label>` as HTMLElement;
  const say = (at: number, words: string, share = at / (values.length - 1)) => {
    input.style.setProperty("--share", String(share));
    output.value = words;
    input.setAttribute("aria-valuetext", words);
  };
  input.oninput = () => {
    const value = values[input.valueAsNumber]!;
    // At once: the section itself may have to wait for its replicates.
    say(input.valueAsNumber, format(value));
    onInput(value);
  };
  return {
    slider,
    element,
    show({value, range}: WorthModel["inputs"][WorthInput]) {
      const at = value === null ? Math.round((values.length - 1) / 2) : nearest(values, value);
      input.valueAsNumber = at;
      const words = value === null ? "not said" : range ? formatInterval(...range, format) : format(value);
      if (value === null) say(at, words, 0);
      else say(at, words);
    }
  };
}

/** Position of the value nearest on the slider, by ratio where both are above nought. */
function nearest(values: readonly number[], value: number): number {
  const distance = (v: number) => (v > 0 && value > 0 ? Math.abs(Math.log(v / value)) : Math.abs(v - value) * 1e3);
  let best = 0;
  for (let i = 1; i < values.length; i++) if (distance(values[i]!) < distance(values[best]!)) best = i;
  return best;
}
