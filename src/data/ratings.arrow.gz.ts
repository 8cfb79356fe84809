import {ratingsToArrow} from "../../loaders/engine/ratings-arrow.js";
import {siteData} from "../../loaders/framework/write-page.js";

process.stdout.write(ratingsToArrow((await siteData()).ratings));
