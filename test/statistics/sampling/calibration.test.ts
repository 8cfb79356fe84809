import {calibrations} from "../../../bench/calibration/sampling.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
