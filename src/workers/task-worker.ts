import {fetchRatings} from "../components/files/ratings-from-arrow.js";
import {composeTask} from "../models/task/compose-task.js";
import type {TaskChoice, TaskModel} from "../models/task/task-model.js";
import {readOnce} from "./read-once.js";
import {serveWorker} from "./serve-worker.js";

/** A choice, and where the gzipped ratings are. */
export interface TaskQuestion {
  choice: TaskChoice;
  ratings: string;
}

const ratingsOf = readOnce(fetchRatings);

// Placing a task among thousands by resampling systems is more than one frame's work.
serveWorker<TaskQuestion, TaskModel>(async (facts, cells, asked) => {
  return composeTask(facts, cells, await ratingsOf(asked.ratings), asked.choice);
});
