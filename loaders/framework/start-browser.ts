import {chromium, type Browser} from "playwright-core";
import {ensureChromium} from "./find-chromium.js";

/** Starts Chromium with nothing of its own on the network; playwright gives it a fresh profile. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic"
    ]
  });
}
