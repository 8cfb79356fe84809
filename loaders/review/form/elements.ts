/** An element with a text, never markup. */
export function element(tag: string, text = "", style = ""): HTMLElement {
  const made = document.createElement(tag);
  if (text !== "") made.textContent = text;
  if (style !== "") made.className = style;
  return made;
}

/** A labelled line or area of text. */
export function field(
  label: string,
  kind: "text" | "area",
  text: string,
  changed: (text: string) => void
): HTMLElement {
  const made = element("label", label, "field");
  const input = document.createElement(kind === "area" ? "textarea" : "input");
  if (input instanceof HTMLInputElement) {
    input.type = "text";
    input.autocomplete = "name";
  }
  input.value = text;
  input.oninput = () => changed(input.value);
  made.append(input);
  return made;
}
