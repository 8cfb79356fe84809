import {html} from "htl";
import {answerHead} from "../components/page/answer-head.js";
import {pageFooter} from "../components/page/page-footer.js";
import {remember} from "../components/page/remember.js";
import {keepFocus} from "../components/controls/keep-focus.js";
import {selectControl} from "../components/controls/select-control.js";
import type {ExploreModel} from "../models/explore/explore-model.js";
import {answerView} from "./answer-view.js";
import {exploreChoiceFromQuery, queryFromExploreChoice, savedQuestion, type ExploreChoice} from "./explore-choice.js";
import {progressWords, resultWords} from "./explore-words.js";
import {openDatabase, type Database, type DatabaseFiles} from "./open-database.js";
import {schemaList} from "./schema-list.js";
import {sqlEditor} from "./sql-editor.js";
import {sqlError} from "./sql-error.js";

/** What a page can hold and a reader leaf through. */
const MOST_ROWS = 100_000;

/** The page that offers SQL: questions, editor, schema, and the answer as table, chart and file. */
export function explorePage({model, files}: {model: ExploreModel; files: DatabaseFiles}): HTMLElement {
  if (model.kind === "empty")
    return html`<div class="explore-page">${answerHead(model)} ${pageFooter(model.generated_from)}</div>`;

  let choice = exploreChoiceFromQuery(new URLSearchParams(location.search), model.questions);
  let database: Database | null = null;
  let running: string | null = null;
  let stopped = false;

  const status = html`<p class="status" role="status"></p>` as HTMLElement;
  const failed = html`<p class="error" role="alert" hidden></p>` as HTMLElement;
  const view = answerView({
    onChart: (change) => settleOn({...choice, ...change}),
    arrow: async () => (database ? database.arrow(choice.sql) : new Uint8Array())
  });
  const questions = html`<div class="controls"></div>` as HTMLElement;
  const schema = html`<div></div>` as HTMLElement;
  const editor = sqlEditor(choice.sql, {onRun: () => void run(), onEdit: () => drawQuestions()});
  const runButton = html`<button type="button" disabled>Run</button>` as HTMLButtonElement;
  const stopButton = html`<button type="button" hidden>Stop</button>` as HTMLButtonElement;
  runButton.onclick = () => void run();
  stopButton.onclick = () => {
    stopped = true;
    void database?.stop();
  };

  const settleOn = (next: ExploreChoice) => {
    choice = next;
    remember(queryFromExploreChoice(choice, model.questions));
  };
  const drawQuestions = () => {
    const saved = savedQuestion(editor.text(), model.questions);
    const own = saved ? [] : [{value: "", label: "One of your own"}];
    const options = [...own, ...model.questions.map(({id, question}) => ({value: id, label: question}))];
    const control = selectControl("Question", options, saved?.id ?? "", (id) => {
      const picked = model.questions.find((q) => q.id === id);
      if (!picked) return;
      editor.setText(picked.sql);
      // Columns of the question before mean nothing here.
      settleOn({sql: picked.sql, chart: "auto", x: null, y: null});
      drawQuestions();
      void run();
    });
    keepFocus(questions, () => questions.replaceChildren(control));
  };
  const drawSchema = () =>
    schema.replaceChildren(
      schemaList(model.tables, {rows: database?.rows ?? null, onPick: (name) => editor.insert(name)})
    );
  const say = (words: string) => (status.textContent = words);
  const complain = (error: unknown) => {
    failed.textContent = error === null ? "" : sqlError(error instanceof Error ? error.message : String(error));
    failed.hidden = error === null;
  };

  const run = async () => {
    const sql = editor.text();
    if (!database || running !== null || sql.trim() === "") return;
    running = sql;
    stopped = false;
    runButton.disabled = true;
    stopButton.hidden = false;
    say("Running.");
    try {
      const result = await database.run(sql, {most: MOST_ROWS});
      settleOn(sql === choice.sql ? choice : {sql, chart: "auto", x: null, y: null});
      complain(null);
      say(resultWords(result));
      view.show(result, choice);
    } catch (error) {
      // What the reader has stopped herself is no error.
      say(stopped ? "Stopped." : "");
      complain(stopped ? null : error);
    } finally {
      running = null;
      runButton.disabled = false;
      stopButton.hidden = true;
    }
  };

  drawQuestions();
  drawSchema();
  say("Loading DuckDB and the rows.");
  openDatabase(files, (progress) => say(progressWords(progress)))
    .then((opened) => {
      database = opened;
      runButton.disabled = false;
      drawSchema();
      return run();
    })
    .catch((error: unknown) => {
      say("");
      complain(error);
    });

  return html`<div class="explore-page">
    ${answerHead(model)} ${questions}
    <div class="explore-ask">
      <div>
        ${editor.element}
        <p class="run" id="explore-keys">${runButton} ${stopButton} <span>Ctrl or Cmd with Enter runs it.</span></p>
        ${status} ${failed}
      </div>
      ${schema}
    </div>
    ${view.element} ${pageFooter(model.generated_from)}
  </div>`;
}
