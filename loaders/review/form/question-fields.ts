import type {Question} from "../review-design.js";
import {element} from "./elements.js";

/** What a reviewer said of one answer. */
export interface Answers {
  /** By dimension. */
  labels: Record<string, string>;
  note?: string;
  answered_at?: string;
}

/** The questions of one answer as groups of choices: arrows move within a group, tab between groups. */
export function questionFields(questions: readonly Question[], answers: Answers, changed: () => void): HTMLElement[] {
  return questions.map(({dimension, question, labels}) => {
    const group = element("fieldset");
    const choices = element("div", "", "choices");
    for (const label of labels) {
      const input = document.createElement("input");
      input.type = "radio";
      input.name = dimension;
      input.value = label;
      input.checked = answers.labels[dimension] === label;
      input.onchange = () => {
        answers.labels[dimension] = label;
        changed();
      };
      const choice = element("label");
      choice.append(input, label);
      choices.append(choice);
    }
    group.append(element("legend", question), choices);
    return group;
  });
}
