import {calibrations} from "../../../bench/calibration/value.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
