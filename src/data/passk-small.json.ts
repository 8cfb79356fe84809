import {siteData} from "../../loaders/framework/write-page.js";
import {pageModels} from "../models/page-models.js";
import {triesCurves} from "../models/passk/tries-curves.js";

// The small picture of the list of answers: one system's curves, not the whole page.
const curves = triesCurves(pageModels.passk(await siteData()));
process.stdout.write(JSON.stringify({...curves, panels: curves.panels.slice(0, 1)}));
