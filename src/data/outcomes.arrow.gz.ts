import {outcomesToArrow} from "../../loaders/engine/outcomes-arrow.js";
import {siteData} from "../../loaders/framework/write-page.js";

process.stdout.write(outcomesToArrow((await siteData()).outcomes));
