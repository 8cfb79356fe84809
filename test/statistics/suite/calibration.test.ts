import {calibrations} from "../../../bench/calibration/suite.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
