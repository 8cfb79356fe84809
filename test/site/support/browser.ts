export {startBrowser} from "../../../loaders/framework/start-browser.js";
