import {exploreFiles} from "../../loaders/framework/explore-files.js";
import {tar} from "../../loaders/framework/tar.js";

const {ASSAY_OUT: out} = process.env;
if (!out) throw new Error("loaders need ASSAY_OUT: use npm start or npm run build");
process.stdout.write(tar(await exploreFiles(out)));
