import type {SmallRows} from "../answers/answers-model.js";
import {standsOut} from "./slices-answer.js";
import type {SlicesModel} from "./slices-model.js";
import {currentCells} from "./slices-words.js";

const MOST = 5;
const LONGEST = 15;

/** The picture for the list of answers: the cells that depart most from expectation; of one system its slices. */
export function slicesSmall(model: SlicesModel): SmallRows {
  const slot = (system: string) => model.systems.find((s) => s.system === system)?.slot ?? null;
  if (model.systems.length < 2)
    return {
      words: `Picture: tasks passed by ${model.choice.by}, percent, with 95% intervals.`,
      rows: currentCells(model)
        .slice(0, MOST)
        .map((c) => ({label: shortened(c.slice), quantity: c.rate, slot: slot(c.system)}))
    };
  return {
    words: "Picture: the widest departures, passed minus expected, points, with 95% intervals.",
    rows: model.cells
      .filter((c) => !("refused" in c.surprise))
      .slice(0, MOST)
      .map((c) => ({
        label: `${shortened(c.system)}, ${shortened(c.slice)}`,
        quantity: c.surprise,
        slot: standsOut(c) ? slot(c.system) : null
      }))
  };
}

/** A name cut in its middle: the small picture has half its width for two of them. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const end = Math.floor((LONGEST - 1) / 2);
  return `${name.slice(0, LONGEST - 1 - end)}…${name.slice(-end)}`;
}
