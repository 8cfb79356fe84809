import type {Facet, SystemIntake} from "../intake.js";
import type {JsonRecord} from "./json-values.js";
import {asName} from "./json-values.js";

/**
 * The system of one aider row: a model, with the edit format and the reasoning effort as facets.
 *
 * In architect mode the editor's model is part of the edit format.
 */
export function aiderSystem(row: JsonRecord, name: string): SystemIntake {
  const format = asName(row.edit_format, 40);
  const editor = asName(row.editor_model);
  const effort = asName(row.reasoning_effort, 40);
  const shown = format !== null && editor !== null ? `${format} with ${editor}` : format;
  const facets: Facet[] = [];
  if (shown !== null) facets.push({facet: "edit_format", value: shown, label: shown, order: 0});
  if (effort !== null) facets.push({facet: "settings", value: effort, label: `reasoning_effort=${effort}`, order: 0});
  const [, provider = null, model = name] = /^([\w.-]+)\/(.+)$/.exec(name) ?? [];
  return {
    system_key: JSON.stringify([name, shown, effort]),
    name,
    facets,
    model,
    family: null,
    provider,
    served_model: null,
    technique: shown,
    prompt: null,
    settings: effort === null ? null : `reasoning_effort=${effort}`
  };
}
