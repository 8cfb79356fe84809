import type {DataModel} from "./data-model.js";

/** The heading over what a site discloses, and its caption: the takeaway and the rest. */
export function disclosureWords({discloses, published}: Pick<DataModel, "discloses" | "published">): {
  heading: string;
  caption: [string, string];
} {
  const opened = discloses.filter(({what}) => /^(Prompts and outputs|Names of the people)/.test(what));
  const kept =
    opened.length === 0
      ? "No prompt, output, name of a rater, path, address or key leaves."
      : "Opened by name in workspace.yaml: texts or names of raters.";
  return {
    heading: published ? "What this site tells whoever opens it" : "What a built site would tell",
    caption: [
      kept,
      published
        ? "Every byte was searched for what must not be here before this site was put in its place."
        : "publish: in workspace.yaml opens texts and names; npm run build searches every byte for the rest."
    ]
  };
}
