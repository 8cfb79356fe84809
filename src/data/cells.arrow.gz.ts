import {cellsToArrow} from "../../loaders/engine/cells-arrow.js";
import {siteData} from "../../loaders/framework/write-page.js";

process.stdout.write(cellsToArrow((await siteData()).cells));
