export {serveFolder, type ServedFolder} from "../../../loaders/framework/serve-folder.js";
