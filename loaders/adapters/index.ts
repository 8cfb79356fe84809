import type {Adapter} from "../intake.js";
import {aider} from "./aider.js";
import {ghPullRequests} from "./gh-pull-requests.js";
import {inspect} from "./inspect.js";
import {promptfoo} from "./promptfoo.js";
import {bandit} from "./static/bandit.js";
import {junit} from "./static/junit.js";
import {lizard} from "./static/lizard.js";
import {mypy} from "./static/mypy.js";
import {radon} from "./static/radon.js";
import {sarif} from "./static/sarif.js";
import {semgrep} from "./static/semgrep.js";

/** The formats in the order in which a file's content is tried; plain tables are not among them. */
export const adapters: readonly Adapter[] = [
  promptfoo,
  inspect,
  aider,
  ghPullRequests,
  sarif,
  bandit,
  semgrep,
  mypy,
  radon,
  lizard,
  junit
];
