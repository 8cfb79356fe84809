import type {Estimate, Refusal} from "../statistics/estimate.js";

/** What a page may say in numbers: an estimate with its interval, or a refusal with its reason. */
export type Quantity = Estimate | Refusal;
