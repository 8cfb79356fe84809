import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import {PreviewServer} from "@observablehq/framework/dist/preview.js";
import {finishHtml} from "./finish-html.js";

// Run as a process of its own by `start`: Framework keeps state per process and talks on stdout.
// Its own command would pick another port where this one is taken, and pages would lack what finishHtml adds.

const server = createServer();

// Registered before Framework's own listener, so that it answers into a response that finishes pages.
server.on("request", (_request: IncomingMessage, response: ServerResponse) => {
  const end = response.end.bind(response) as (content?: unknown) => ServerResponse;
  response.end = ((content?: unknown) => {
    const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    return end(isPage && typeof content === "string" ? finishHtml(content) : content);
  }) as typeof response.end;
});

server.on("error", (error: NodeJS.ErrnoException) => {
  process.send?.({failed: error.code === "EADDRINUSE" ? "port is taken" : error.message});
  process.exitCode = 1;
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => {
  new PreviewServer({server, verbose: false});
  process.send?.({ready: true});
});

// Without its parent nobody could end it.
process.on("disconnect", () => process.exit());
