import {createHash} from "node:crypto";
import type {Sink} from "../intake.js";
import type {JsonRecord} from "./json-values.js";
import {asName, asRecord, asText, hashOf} from "./json-values.js";

/** What an export says once about the whole run. */
interface PromptfooEnvelope {
  run: string | null;
  suite: string | null;
  harness_version: string | null;
  started_at: string | null;
}

interface Known {
  key: string;
  name: string;
  id: string | null;
  prompt_id: string;
  label: string | null;
  /** Smallest column the prompt stood in. */
  order: number;
}

const KINDS = new Set(["chat", "completion", "completions", "responses", "messages", "assistant", "realtime"]);

/**
 * The systems of one promptfoo export: a provider with a prompt.
 *
 * Two configurations may share a provider id and differ by label, so both are in the key. The prompt is a facet: it is
 * shown only where one provider ran several. Systems and runs are handed over at the end, when all prompts are known.
 */
export class PromptfooSystems {
  private readonly systems = new Map<string, Known>();

  /** The key of the system a result belongs to, or `null` when the result names no provider. */
  keyOf(provider: unknown, prompt: JsonRecord | null, promptId: unknown, order: unknown): string | null {
    const record = asRecord(provider);
    const id = asName(record === null ? provider : record.id, 300);
    const name = asName(record?.label) ?? (id === null ? null : shownProvider(id));
    if (name === null) return null;
    const raw = asText(prompt?.raw);
    const label = asText(prompt?.label) ?? asText(prompt?.display);
    const prompt_id = asName(promptId) ?? sha256(label ?? raw ?? "");
    const known = this.systems.get(`${id}\u0000${name}\u0000${prompt_id}`);
    const place = typeof order === "number" ? order : Number.MAX_SAFE_INTEGER;
    if (known !== undefined) {
      if (place < known.order) known.order = place;
      return known.key;
    }
    // Hashed: a provider id may be a path or an address.
    const key = hashOf([id, name, prompt_id]);
    const shown = shownLabel(label, raw);
    this.systems.set(`${id}\u0000${name}\u0000${prompt_id}`, {key, name, id, prompt_id, label: shown, order: place});
    return key;
  }

  /** Hands the systems over, each with its run. Numbers prompts alike for all providers, in the order of columns. */
  handOver(sink: Sink, envelope: PromptfooEnvelope): void {
    const places = new Map<string, number>();
    for (const {prompt_id, order} of this.systems.values()) {
      places.set(prompt_id, Math.min(order, places.get(prompt_id) ?? order));
    }
    const prompts = [...places].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([prompt_id]) => prompt_id);
    for (const {key, name, id, prompt_id, label} of this.systems.values()) {
      const {model, provider} = modelOf(id);
      const facet = {facet: "prompt" as const, value: prompt_id, label, order: prompts.indexOf(prompt_id)};
      sink.system({
        system_key: key,
        name,
        facets: [facet],
        model,
        family: null,
        provider,
        served_model: null,
        technique: null,
        prompt: prompt_id,
        settings: null
      });
      sink.run({
        run_key: key,
        system_key: key,
        ...envelope,
        suite_version: null,
        model_version: null,
        harness: "promptfoo",
        dataset_hash: null,
        prompt_hash: prompt_id,
        commit: null,
        status: null
      });
    }
  }
}

/**
 * A prompt's label where it is a name, `null` where it is the prompt itself and would leak it.
 *
 * promptfoo labels a prompt with its own text when the author gave no label, and a prompt from a file with
 * `path: text`. A label is taken for a name when it is short, on one line, has no placeholder and shares no text with
 * the prompt; where the prompt is not known (stripped, or in a CSV), only when it is a single word.
 */
export function shownLabel(label: string | null, raw: string | null): string | null {
  const name = asName(label, 48);
  if (name === null || /\{\{|\{%|=>|[{[]|\bfunction\b/.test(name)) return null;
  if (raw === null || /^\[[a-z ]+ stripped\]$/.test(raw)) return /\s/.test(name) ? null : name;
  if (raw.includes(name) || name.includes(raw)) return null;
  return /: \S+ \S+ /.test(name) ? null : name;
}

/** A provider id without folders, addresses and their credentials. */
export function shownProvider(id: string): string {
  if (/^(?:file:\/\/|python:|exec:|golang:|ruby:)/.test(id)) return id.replace(/^.*[/\\:]/, "") || id.slice(0, 40);
  if (/^(?:https?|wss?):/.test(id)) return URL.canParse(id) ? new URL(id).host : "http";
  return id;
}

/** Model and provider of a promptfoo provider id such as `openai:chat:gpt-5`; unknown for scripts and addresses. */
export function modelOf(id: string | null): {model: string | null; provider: string | null} {
  if (id === null || /^(?:file|https?|wss?|python|exec|golang|ruby|webhook|package|browser):/.test(id)) {
    return {model: null, provider: null};
  }
  const [provider, ...rest] = id.split(":");
  // Without a provider in front it may as well be a label.
  if (rest.length === 0) return {model: null, provider: null};
  const model = rest.filter((part, at) => at === rest.length - 1 || !KINDS.has(part)).join(":");
  return {model: model === "" ? null : model, provider: provider ?? null};
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
