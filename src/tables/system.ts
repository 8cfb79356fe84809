/** A model with its settings: what a run executes and what a page compares. */
export interface System {
  system_id: string;
  /** The display name: what the user sees everywhere. */
  system: string;
  model: string | null;
  family: string | null;
  provider: string | null;
  served_model: string | null;
  prompt_id: string | null;
  technique: string | null;
  /** Settings that tell this system from its siblings, as one line of text. */
  settings: string | null;
  /** What the second price list asks for a million tokens; `null` where it does not know the model. */
  list_input_usd_per_mtok: number | null;
  list_output_usd_per_mtok: number | null;
  /** `override` from workspace.yaml, or `catalogue`. */
  list_source: string | null;
  /** The catalogue's day. */
  list_as_of: string | null;
  /** 1 for the first family, in the order of `systems:` or by attempts; fixes hue and shape on every page. */
  family_slot: number;
  /** Rank in the order of `systems:`, then by attempts, then by name. */
  position: number;
}

export const system = {
  name: "system",
  key: ["system_id"],
  columns: {
    system_id: "VARCHAR",
    system: "VARCHAR",
    model: "VARCHAR",
    family: "VARCHAR",
    provider: "VARCHAR",
    served_model: "VARCHAR",
    prompt_id: "VARCHAR",
    technique: "VARCHAR",
    settings: "VARCHAR",
    list_input_usd_per_mtok: "DOUBLE",
    list_output_usd_per_mtok: "DOUBLE",
    list_source: "VARCHAR",
    list_as_of: "VARCHAR",
    family_slot: "INTEGER",
    position: "INTEGER"
  }
} as const;
