import {calibrations} from "../../../bench/calibration/drift.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations, 300);
