import {selectionKey, type PreparedSelection, type PreparedValue} from "../../models/value/prepare-value.js";
import type {ValueChoice} from "../../models/value/value-model.js";
import type {Facts} from "../../tables/cells.js";
import type {ValueAnswer, ValueQuestion} from "../../workers/value-worker.js";
import {workerSession, type WorkerSession} from "../page/worker-session.js";

/** What the worker has prepared of the value page's selection, and the asking for more. */
export interface ValuePreparation {
  /** Whether an answer of the worker is still to come. */
  readonly waiting: boolean;
  /** What a move of the weights needs; `null` until it is there for the choice's selection. */
  selectionFor: (choice: ValueChoice) => PreparedSelection | null;
  /** That with what the sections stand on. */
  wholeFor: (choice: ValueChoice) => PreparedValue | null;
  /** Prepares both halves; `null` when a later question has overtaken this one, rejects when the worker failed. */
  prepare: (choice: ValueChoice) => Promise<PreparedValue | null>;
  /** Prepares one half after the other, each told of as it comes, unless something else is asked meanwhile. */
  warm: (choice: () => ValueChoice, come: () => void) => Promise<void>;
}

/** Starts the worker when it is first asked, and keeps what it has prepared last. */
export function valuePreparation(startWorker: () => Worker, facts: Facts, cells: string): ValuePreparation {
  let session: WorkerSession<ValueQuestion, ValueAnswer> | null = null;
  let held: {key: string; selection: PreparedSelection; whole: PreparedValue | null} | null = null;
  let questions = 0;
  const heldFor = (choice: ValueChoice) => (held?.key === selectionKey(choice) ? held : null);

  const ask = async (choice: ValueChoice, sections: boolean) => {
    session ??= workerSession(startWorker, facts, cells);
    questions++;
    const got = await session.ask({choice, selection: heldFor(choice) === null, sections}).finally(() => questions--);
    if (got === null) return null;
    if (got.selection) held = {key: selectionKey(choice), selection: got.selection, whole: null};
    // The same object as before: what was reckoned from it is found by it.
    if (held && got.sections) held.whole = Object.assign(held.selection, got.sections);
    return held;
  };
  return {
    get waiting() {
      return questions > 0;
    },
    selectionFor: (choice) => heldFor(choice)?.selection ?? null,
    wholeFor: (choice) => heldFor(choice)?.whole ?? null,
    prepare: async (choice) => (await ask(choice, true))?.whole ?? null,
    async warm(choice, come) {
      if (session !== null) return;
      try {
        for (const sections of [false, true]) {
          if ((await ask(choice(), sections)) === null) return;
          come();
        }
      } catch {
        // Said when the reader asks for something.
      }
    }
  };
}
