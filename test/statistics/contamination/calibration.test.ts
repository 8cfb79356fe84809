import {calibrations} from "../../../bench/calibration/contamination.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
