import {calibrations} from "../../../bench/calibration/association.js";
import {holdTo} from "../calibration.js";

const isSlow = (method: string) => method === "firthLogistic";
holdTo(
  calibrations.filter(({method}) => !isSlow(method)),
  300
);
// A profile likelihood refits some twenty times for each bound.
holdTo(
  calibrations.filter(({method}) => isSlow(method)),
  40
);
