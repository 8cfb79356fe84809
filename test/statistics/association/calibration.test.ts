import {calibrations} from "../../../bench/calibration/association.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations, 300);
