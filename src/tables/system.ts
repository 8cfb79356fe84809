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
    family_slot: "INTEGER",
    position: "INTEGER"
  }
} as const;
