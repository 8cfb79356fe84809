import {calibrations} from "../../../bench/calibration/ranking.js";
import {holdTo} from "../calibration.js";

holdTo(calibrations);
