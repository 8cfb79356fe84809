import type {Adapter} from "../intake.js";
import {aider} from "./aider.js";
import {inspect} from "./inspect.js";
import {promptfoo} from "./promptfoo.js";

/** The harness formats in the order in which a file's content is tried; plain tables are not among them. */
export const adapters: readonly Adapter[] = [promptfoo, inspect, aider];
