import {siteData} from "../../loaders/framework/write-page.js";

process.stdout.write(JSON.stringify((await siteData()).facts));
