import {safeCsv} from "../safe-csv.js";
import type {Sheet, SheetRow} from "../sheet.js";
import {element, field} from "./elements.js";
import {questionFields, type Answers} from "./question-fields.js";
import {today} from "./today.js";

// Runs in the review form, a single file opened from a folder: no request, no storage but the browser's own.

interface Kept {
  reviewer: string;
  at: number;
  answers: Record<string, Answers>;
}

const sheet = JSON.parse(document.getElementById("data")!.textContent) as Sheet;
const key = `assay review ${sheet.design} sheet ${sheet.sheet}`;
const kept: Kept = {reviewer: "", at: 0, answers: {}, ...recall()};
const main = document.getElementById("sheet")!;
let isUnsaved = false;

show();

function recall(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Kept>;
  } catch {
    return {};
  }
}

function keep(): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    isUnsaved = true;
  }
}

function isAnswered(row: SheetRow): boolean {
  return sheet.questions.every(({dimension}) => kept.answers[row.code]?.labels[dimension] !== undefined);
}

function progressWords(done: number): string {
  const all = sheet.rows.length;
  const words =
    done < all ? `${done} of ${all} reviewed` : `All ${all} reviewed: download the answers and send them back`;
  return isUnsaved ? `${words}. This browser does not keep answers: download them before you close the page` : words;
}

function titleOf(row: SheetRow): string {
  const alike = sheet.rows.filter(({part}) => part === row.part);
  return `${row.part === "example" ? "Example" : "Answer"} ${alike.indexOf(row) + 1} of ${alike.length}`;
}

/** Draws the page anew for the answer it stands at; the heading takes the focus, so that a reader is told. */
function show(focus = false): void {
  const row = sheet.rows[Math.min(kept.at, sheet.rows.length - 1)];
  const done = sheet.rows.filter(isAnswered).length;
  const heading = element("h2", row ? titleOf(row) : "Nothing to review");
  heading.tabIndex = -1;
  const bar = element("progress") as HTMLProgressElement;
  bar.max = Math.max(1, sheet.rows.length);
  bar.value = done;
  bar.setAttribute("aria-label", "Answers reviewed");
  const state = element("p", progressWords(done), "state");
  state.setAttribute("role", "status");
  const label = sheet.assigned
    ? "Your name, if this sheet was made for somebody else"
    : "Your name, as it shall stand beside your ratings";
  const name = field(label, "text", kept.reviewer, (text) => {
    kept.reviewer = text;
    keep();
  });
  main.replaceChildren(
    element("h1", `Review sheet ${sheet.sheet}`),
    element("p", "Judge each answer by itself: who wrote it and how it was scored is left out on purpose.", "basis"),
    ...[bar, state, name, heading],
    ...(row ? answer(row) : []),
    buttons()
  );
  if (focus) heading.focus();
}

function answer(row: SheetRow): HTMLElement[] {
  const answers = (kept.answers[row.code] ??= {labels: {}});
  const parts: HTMLElement[] = [];
  if (row.part === "example")
    parts.push(
      element(
        "p",
        "To begin with: earlier reviewers were of one mind here, and say so when you have answered. It counts in no estimate.",
        "hint"
      )
    );
  parts.push(element("h3", "Task"), element("p", row.task));
  if (row.prompt !== null) parts.push(element("h3", "What was asked"), block(row.prompt, "What was asked"));
  if (row.output !== null) parts.push(element("h3", "The answer"), block(row.output, "The answer"));
  if (row.prompt === null && row.output === null)
    parts.push(element("p", `The text is not in this sheet: look up item ${row.code}.`, "hint"));
  const said = element("p", "", "said");
  said.setAttribute("role", "status");
  const tell = () => {
    const words = sheet.questions.flatMap(({dimension, question}) => {
      const label = row.agreed[dimension];
      return label === undefined ? [] : [`“${question}” – all earlier reviewers said ${label}.`];
    });
    said.hidden = words.length === 0 || !isAnswered(row);
    said.textContent = said.hidden ? "" : words.join(" ");
  };
  const changed = () => {
    answers.answered_at = today();
    keep();
    tell();
    const done = sheet.rows.filter(isAnswered).length;
    main.querySelector("progress")!.value = done;
    main.querySelector(".state")!.textContent = progressWords(done);
  };
  parts.push(...questionFields(sheet.questions, answers, changed), said);
  parts.push(
    field("Note, if there is something to add", "area", answers.note ?? "", (text) => {
      answers.note = text;
      keep();
    })
  );
  tell();
  return parts;
}

/** A text as it is, reachable by keyboard because it may scroll. */
function block(text: string, label: string): HTMLElement {
  const pre = element("pre", text);
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", label);
  return pre;
}

function buttons(): HTMLElement {
  const nav = element("nav");
  nav.setAttribute("aria-label", "Answers");
  const button = (label: string, act: () => void, enabled: boolean, style = "") => {
    const made = element("button", label, style) as HTMLButtonElement;
    made.type = "button";
    made.disabled = !enabled;
    made.onclick = act;
    return made;
  };
  const go = (at: number) => {
    kept.at = at;
    keep();
    show(true);
  };
  const open = sheet.rows.findIndex((row) => !isAnswered(row));
  nav.append(
    button("Next", () => go(kept.at + 1), kept.at < sheet.rows.length - 1, "main"),
    button("Previous", () => go(kept.at - 1), kept.at > 0),
    button("First open one", () => go(sheet.rows.findIndex((row) => !isAnswered(row))), open >= 0),
    button("Download answers as CSV", download, sheet.rows.length > 0)
  );
  return nav;
}

function download(): void {
  const dimensions = sheet.questions.map(({dimension}) => dimension);
  const rows = sheet.rows.map((row) => {
    const given = kept.answers[row.code] ?? {labels: {}};
    return {
      ...{design: sheet.design, sheet: sheet.sheet, item: row.code, part: row.part, reviewer: kept.reviewer.trim()},
      ...Object.fromEntries(dimensions.map((dimension) => [dimension, given.labels[dimension] ?? null])),
      ...{note: given.note ?? null, answered_at: isAnswered(row) ? (given.answered_at ?? null) : null}
    };
  });
  const text = safeCsv(["design", "sheet", "item", "part", "reviewer", ...dimensions, "note", "answered_at"], rows);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], {type: "text/csv"}));
  link.download = `review-${sheet.design}-sheet-${sheet.sheet}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
