import type {Adapter} from "../intake.js";
import {isAiderBoard, readAiderBoard} from "./aider-board.js";
import {isAiderResult, readAiderResult} from "./aider-result.js";

/** aider's files: the leaderboards in YAML, and `.aider.results.json`, which its benchmark writes for each exercise. */
export const aider: Adapter = {
  format: "aider",
  version: 1,
  detects: ({head}) => isAiderResult(head) || isAiderBoard(head),
  read: (file, sink) => (isAiderResult(file.head) ? readAiderResult(file, sink) : readAiderBoard(file, sink))
};
