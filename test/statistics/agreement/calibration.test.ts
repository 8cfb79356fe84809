import {calibrations} from "../../../bench/calibration/agreement.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
