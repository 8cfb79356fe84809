import {fetchRatings} from "../components/ratings-from-arrow.js";
import {composeTask} from "../models/task/compose-task.js";
import type {TaskChoice, TaskModel} from "../models/task/task-model.js";
import type {RatingFacts} from "../tables/rating-facts.js";
import {serveWorker} from "./serve-worker.js";

/** A choice, and where the gzipped ratings are. */
export interface TaskQuestion {
  choice: TaskChoice;
  ratings: string;
}

let ratings: Promise<RatingFacts> | null = null;

// Placing a task among thousands by resampling systems is more than one frame's work.
serveWorker<TaskQuestion, TaskModel>(async (facts, cells, asked) => {
  ratings ??= fetchRatings(asked.ratings);
  return composeTask(facts, cells, await ratings, asked.choice);
});
