import {unpacked} from "./unpacked.js";

/**
 * Fetches a gzipped file and unpacks it; the file stays compressed on the wire whatever the host does.
 *
 * @param what - what the file holds, for the reader: "cells"
 * @throws where the host could not be reached or has no such file, in words a reader can act on
 */
export async function fetchPacked(url: string, what: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error(`${what} could not be fetched, the site was not reached`);
  }
  const file = new URL(url, location.href).pathname;
  if (!response.ok || !response.body) throw new Error(`${what} could not be read from ${file}: ${response.status}`);
  return new Response(await unpacked(response.body));
}
