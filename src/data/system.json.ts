import {writePage} from "../../loaders/framework/write-page.js";

await writePage("system");
