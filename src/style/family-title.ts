const TITLES: Record<string, string> = {
  openai: "OpenAI",
  anthropic: "Anthropic",
  google: "Google",
  deepseek: "DeepSeek",
  qwen: "Qwen",
  meta: "Meta",
  mistral: "Mistral",
  xai: "xAI",
  moonshot: "Moonshot",
  zhipu: "Zhipu",
  minimax: "MiniMax",
  cohere: "Cohere",
  bigcode: "BigCode",
  microsoft: "Microsoft",
  ibm: "IBM",
  amazon: "Amazon",
  nvidia: "NVIDIA"
};

/** A family as its maker writes it; one the table does not know stands as the workspace has it. */
export function familyTitle(family: string): string {
  return TITLES[family] ?? family;
}
