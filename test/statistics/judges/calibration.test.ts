import {calibrations} from "../../../bench/calibration/judges.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
