import {calibrations} from "../../../bench/calibration/rates.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
