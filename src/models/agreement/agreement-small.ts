import type {SmallRows} from "../answers/answers-model.js";
import type {AgreementModel} from "./agreement-model.js";

const MOST = 5;

/** The picture for the list of answers: people with each other, then each judge with their majority. */
export function agreementSmall(model: AgreementModel): SmallRows {
  const people = model.overall
    .slice(0, 1)
    .map((o) => ({label: "People, α", quantity: o.krippendorff_alpha, slot: null}));
  const judges = model.with_majority.map((j) => ({
    label: shortened(j.judge),
    quantity: j[model.coefficient.key],
    slot: null,
    accent: true
  }));
  return {
    words:
      "Picture: agreement of people with each other, and of judges with people, with 95% intervals; 0 is chance, 1 perfect.",
    unit: "coefficient",
    rows: [...people, ...judges].slice(0, MOST)
  };
}

function shortened(name: string): string {
  return name.length <= 24 ? name : `${name.slice(0, 14)}…${name.slice(-8)}`;
}
