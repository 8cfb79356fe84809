import type {Staged} from "../stage/stage-file.js";
import {UserError} from "../user-error.js";
import type {Workspace} from "./read-workspace.js";

/** An expression that binds in none of its entry's files is the user's mistake. */
export function refuseUnbound(workspace: Workspace, staged: readonly Staged[]): void {
  for (const [index, entry] of (workspace.settings.sources ?? []).entries()) {
    if (entry.format !== "table") continue;
    const files = staged.filter(
      (file) => file.source.entryIndex === index && file.meta.unbound !== null && file.meta.format === "table"
    );
    const first = files.find((file) => (file.meta.unbound?.length ?? 0) > 0);
    for (const unbound of first?.meta.unbound ?? []) {
      const everywhere = files.every((file) =>
        file.meta.unbound!.some((other) => other.at.join() === unbound.at.join())
      );
      if (!everywhere) continue;
      throw new UserError(
        `${workspace.at(["sources", index, ...unbound.at])}: sources[${index}].${unbound.at.join(".")} must bind in ${entry.path}: ${unbound.message}; its columns are ${unbound.columns.join(", ")}`
      );
    }
  }
}
