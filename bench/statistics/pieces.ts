import {cells} from "./cells.js";
import {clusteredErrors} from "./clustered-errors.js";
import {frontier} from "./frontier.js";
import {replicates, weights} from "./replicates.js";
import {reweighting} from "./reweighting.js";
import {smaa} from "./smaa.js";
import type {Piece, Size} from "./timing.js";

/** The statistics behind the value page, each made when it is asked for: together they would fill the memory. */
export const pieces: ((size?: Size) => Piece)[] = [
  cells,
  clusteredErrors,
  weights,
  replicates,
  reweighting,
  frontier,
  smaa
];
