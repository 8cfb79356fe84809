import {gzipSync} from "node:zlib";
import {latencyText} from "../../loaders/framework/write-page.js";

process.stdout.write(gzipSync(await latencyText()));
