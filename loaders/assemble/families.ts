// Who makes which models: a family where the export names none. A name that matches nothing stays unknown, because a
// wrong family would put two makers into one colour and hide that a judge grades its own kin.

/** First match wins; tried on the model, then the provider, then the system's name, all in lower case. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/claude|anthropic/, "anthropic"],
  [/gemini|gemma|palm-2|text-bison|google/, "google"],
  [/deepseek/, "deepseek"],
  [/qwen|qwq|alibaba/, "qwen"],
  [/code-?llama|llama|meta-/, "meta"],
  [/mistral|mixtral|codestral|devstral|ministral|magistral/, "mistral"],
  [/grok|xai\b/, "xai"],
  [/kimi|moonshot/, "moonshot"],
  [/glm-|chatglm|zhipu|z-ai/, "zhipu"],
  [/minimax/, "minimax"],
  [/command-r|command-a|cohere/, "cohere"],
  [/starcoder|bigcode|santacoder/, "bigcode"],
  [/\bphi-\d|wizardcoder|wizardlm/, "microsoft"],
  [/granite/, "ibm"],
  [/nova-(micro|lite|pro|premier)|titan/, "amazon"],
  [/nemotron/, "nvidia"],
  [/gpt-|gpt\d|chatgpt|davinci|codex|\bo[134](-|\b)|openai/, "openai"]
];

/** The maker of a model by its name, or `null` where the name does not tell. */
export function familyOf(...names: (string | null)[]): string | null {
  for (const name of names) {
    if (name === null) continue;
    const lower = name.toLowerCase();
    const match = FAMILIES.find(([pattern]) => pattern.test(lower));
    if (match) return match[1];
  }
  return null;
}
