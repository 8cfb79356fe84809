import {calibrations} from "../../../bench/calibration/resampling.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations, 300);
