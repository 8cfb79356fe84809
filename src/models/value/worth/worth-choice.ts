import type {WorthChoice, WorthInput} from "./worth-model.js";

/** Every number as the workspace has it. */
export const STANDING_WORTH: WorthChoice = {
  incident_usd: null,
  debug_hours: null,
  hourly_usd: null,
  escape_rate: null,
  rework_usd: null,
  tasks_per_month: null
};

const KEYS: Record<WorthInput, string> = {
  incident_usd: "incident",
  debug_hours: "hours",
  hourly_usd: "rate",
  escape_rate: "escape",
  rework_usd: "rework",
  tasks_per_month: "volume"
};
const INPUTS = Object.keys(KEYS) as WorthInput[];

/** The sliders' state from a shared link: `incident=4000&escape=0.3`; what cannot be read stays as the workspace has it. */
export function worthFromQuery(query: URLSearchParams): WorthChoice {
  const choice = {...STANDING_WORTH};
  for (const input of INPUTS) {
    const text = query.get(KEYS[input]);
    const value = text === null || text.trim() === "" ? NaN : Number(text);
    const most = input === "escape_rate" ? 1 : 1e9;
    if (Number.isFinite(value) && value >= 0 && value <= most) choice[input] = value;
  }
  return choice;
}

/** Writes what the reader has set into the query. */
export function worthIntoQuery(choice: WorthChoice, query: URLSearchParams): void {
  for (const input of INPUTS) {
    const value = choice[input];
    if (value !== null) query.set(KEYS[input], String(value));
  }
}

/** Whether two states of the sliders are the same. */
export function sameWorth(a: WorthChoice, b: WorthChoice): boolean {
  return INPUTS.every((input) => a[input] === b[input]);
}
