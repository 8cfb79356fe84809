import {calibrations} from "../../../bench/calibration/retrieval.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
