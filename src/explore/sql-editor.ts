import {html} from "htl";

export interface SqlEditor {
  element: HTMLElement;
  text: () => string;
  setText: (sql: string) => void;
  /** Puts a name where the caret is, parted by a blank where it would run into a word. */
  insert: (name: string) => void;
}

/**
 * A field for SQL: Ctrl or Cmd with Enter runs it, Tab leaves it as it leaves every field, so that nobody is caught in it.
 */
export function sqlEditor(sql: string, {onRun, onEdit}: {onRun: () => void; onEdit: () => void}): SqlEditor {
  const area = html`<textarea
    id="explore-sql"
    class="sql"
    rows="8"
    spellcheck="false"
    autocapitalize="off"
    autocomplete="off"
    aria-describedby="explore-keys"
  ></textarea>` as HTMLTextAreaElement;
  const fit = () => (area.rows = Math.min(24, Math.max(8, area.value.split("\n").length + 1)));
  const setText = (text: string) => {
    area.value = text;
    fit();
  };
  setText(sql);
  area.oninput = () => {
    fit();
    onEdit();
  };
  area.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  const element = html`<div class="sql-editor"><label for="explore-sql">SQL</label>${area}</div>` as HTMLElement;
  return {
    element,
    text: () => area.value,
    setText,
    insert(name) {
      const {selectionStart: from, selectionEnd: to, value} = area;
      const blank = /[\w)]$/.test(value.slice(0, from)) ? " " : "";
      area.setRangeText(`${blank}${name}`, from, to, "end");
      area.focus();
      fit();
      onEdit();
    }
  };
}
