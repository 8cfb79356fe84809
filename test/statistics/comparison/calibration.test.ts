import {calibrations} from "../../../bench/calibration/comparison.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
