import {calibrations} from "../../../bench/calibration/composite.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations, 80);
