import {heatMap, type HeatCell} from "../../charts/heat-map.js";
import {shortenName} from "../../charts/labels/shorten-name.js";
import {known} from "../../models/quantity.js";
import {matrixSystems} from "../../models/value/routing/matrix-systems.js";
import type {RoutingCell, RoutingModel} from "../../models/value/routing/routing-model.js";
import {formatDollars, formatShare} from "../../style/format.js";
import {textWidth} from "../../style/text-width.js";

const CELL = 62;
const NAMES = 0.36;
const NARROW = 520;
const MOST_ROWS = 24;

/**
 * Every kind of work by the systems worth a look, the plan's cells framed, in as many panels as the width asks for.
 *
 * @param floor - the quality at which ink starts
 */
export function routingHeat(model: RoutingModel, width: number, floor: number): Element {
  const size = width < 420 ? 11 : 12;
  const systems = matrixSystems(model.singles, model.plan!);
  const left = Math.min(Math.max(...systems.map((s) => textWidth(s, size))) + 12, width * NAMES);
  const widest = Math.max(
    CELL,
    ...model.categories.map((c) => Math.max(...c.category.split(" ").map((w) => textWidth(w, size))) + 10)
  );
  const each = Math.max(1, Math.floor((width - left - 4) / widest));
  const panels = Math.ceil(model.categories.length / each);
  const per = Math.ceil(model.categories.length / panels);
  const frame = document.createElement("div");
  if (panels > 1 && panels * systems.length > MOST_ROWS && width < NARROW) {
    frame.className = "caption";
    frame.textContent = "The matrix of every system and kind of work is too long for this window; it is in the CSV.";
    return frame;
  }
  for (let p = 0; p < panels; p++) {
    const kinds = model.categories.slice(p * per, (p + 1) * per);
    const chosen = new Map(model.plan!.map((a) => [a.category, a.system]));
    frame.append(
      heatMap(
        {
          label: `Quality and cost by system and ${model.dimension ?? "kind"}, the plan framed`,
          rows: systems.map((s) => shortenName(s, left - 12, size)),
          columns: kinds.map((k) => k.category),
          cells: systems.map((system) =>
            kinds.map((k) =>
              heatCell(
                k.cells.find((c) => c.system === system),
                chosen.get(k.category) === system,
                floor
              )
            )
          )
        },
        {document, width}
      )
    );
  }
  return frame;
}

function heatCell(cell: RoutingCell | undefined, framed: boolean, floor: number): HeatCell | null {
  if (!cell) return null;
  if (cell.refused) return {share: null, text: "refused", refused: true};
  const [quality, cost] = [known(cell.shrunken), known(cell.cost)];
  if (!quality || !cost) return {share: null, text: "refused", refused: true};
  return {
    share: (quality.value - floor) / (1 - floor),
    text: formatShare(quality.value, 0),
    sub: formatDollars(cost.value),
    framed
  };
}
