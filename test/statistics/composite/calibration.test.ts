import {calibrations} from "../../../bench/calibration/composite.js";
import {holdTo} from "../calibration.js";

const isSlow = (method: string) => method === "recalibrationStudy";
holdTo(
  calibrations.filter(({method}) => !isSlow(method)),
  300
);
// One study is some hundred fits.
holdTo(
  calibrations.filter(({method}) => isSlow(method)),
  20
);
