// What we use of Framework beyond its command line; it ships no types.
declare module "@observablehq/framework/dist/preview.js" {
  import type {Server} from "node:http";

  export class PreviewServer {
    constructor(options: {config?: string; root?: string; server: Server; verbose?: boolean});
  }
}
