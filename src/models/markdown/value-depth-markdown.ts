import {formatDollars, formatShare} from "../../style/format.js";
import type {ValueModel} from "../value/value-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** Where the money ends, who is nearly beaten, whether the frontier moved, and the boards, as Markdown. */
export function depthMarkdown({depth, boards}: Pick<ValueModel, "depth" | "boards">): string {
  const parts: string[] = [];
  if (depth) {
    const stairs = depth.icer.filter((r) => r.status === "frontier");
    const table = markdownTable(
      ["Up to", "$ per attempt >", "Tasks passed, % >", "$ per further completed task >"],
      stairs.map((r) => [
        r.system,
        quantityWords(r.cost, formatDollars),
        quantityWords(r.quality, (x) => formatShare(x)),
        r.by.length === 0 ? "" : quantityWords(r.icer, formatDollars)
      ])
    );
    parts.push(`### Where does the money stop buying?\n\n${depth.money_sentence} ${depth.cliff_sentence}\n\n${table}`);
    const near = depth.near_dominated.slice(0, 5).map((n) => `- ${n.sentence}`);
    parts.push([depth.near_sentence, near.join("\n")].filter((x) => x !== "").join("\n\n"));
    if (depth.movement) parts.push(depth.movement.sentence);
  }
  for (const b of boards) parts.push(`### Against ${b.board}\n\n${b.sentence}`);
  return parts.join("\n\n");
}
