import {calibrations} from "../../../bench/calibration/latency.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations, 300);
