import {fileURLToPath} from "node:url";
import {buildSync} from "esbuild";
import type {Sheet} from "./sheet.js";

const FORM = fileURLToPath(new URL("./form/review-form.ts", import.meta.url));

/**
 * A sheet as one HTML file that works from a folder: it asks, keeps what was answered in the browser, and gives a CSV.
 *
 * It asks no other address for anything, by its own policy. Texts stand in it as data and are shown as text only.
 */
export function sheetHtml(sheet: Sheet): string {
  const data = JSON.stringify(sheet).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Review sheet ${sheet.sheet}</title>
<style>${STYLE}</style>
</head>
<body>
<main id="sheet"><h1>Review sheet ${sheet.sheet}</h1><noscript><p>This form needs scripts, which are off here. The CSV beside it asks the same.</p></noscript></main>
<script type="application/json" id="data">${data}</script>
<script>${formScript()}</script>
</body>
</html>
`;
}

let script: string | null = null;

/** The form's own code, made one script once. */
function formScript(): string {
  script ??= buildSync({
    entryPoints: [FORM],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    minify: true
  }).outputFiles[0]!.text.replaceAll("</script", "<\\/script");
  return script;
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--wash:#f6f6f3;--rule:#dfded9;--ink:#1b1c1e;--ink-2:#47494d;--ink-3:#66686c;--accent:#8a5a00;
--serif:Charter,"Bitstream Charter","Iowan Old Style","Sitka Text",Cambria,"Noto Serif","Liberation Serif",serif;
--sans:-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,system-ui,sans-serif;
--mono:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{--paper:#15171a;--wash:#1b1e22;--rule:#33373d;--ink:#ececea;--ink-2:#bfc2c7;--ink-3:#989ca2;--accent:#e0ac3f}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink)}
body{margin:0;font:400 17px/1.55 var(--serif)}
main{max-width:760px;margin:0 auto;padding:28px 20px 64px}
h1{font-size:26px;line-height:1.25;margin:0 0 6px;font-weight:600}
h2{font-size:19px;margin:28px 0 6px;font-weight:600}
h3{font:600 13px/1.4 var(--sans);color:var(--ink-2);margin:18px 0 4px}
p{margin:0 0 10px}
.basis,.hint,label,legend,button,input,textarea,.state{font-family:var(--sans);font-size:14px}
.basis,.hint,.state{color:var(--ink-3)}
pre{font:13px/1.5 var(--mono);background:var(--wash);border:1px solid var(--rule);padding:12px 14px;margin:0;overflow:auto;max-height:60vh;white-space:pre-wrap;overflow-wrap:anywhere}
fieldset{border:0;border-top:1px solid var(--rule);margin:18px 0 0;padding:12px 0 0;min-width:0}
legend{padding:0;font-weight:600;float:left;width:100%}
.choices{clear:both;display:flex;flex-wrap:wrap;gap:8px;padding-top:8px}
.choices label{display:flex;align-items:center;gap:8px;min-height:44px;padding:6px 14px;border:1px solid var(--rule);cursor:pointer}
.choices label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
input[type=radio]{accent-color:var(--accent);width:18px;height:18px;margin:0}
input[type=text],textarea{width:100%;padding:9px 10px;border:1px solid var(--ink-3);background:var(--paper);color:var(--ink)}
textarea{min-height:64px;resize:vertical}
.field{display:block;margin-top:18px}
nav{display:flex;flex-wrap:wrap;gap:10px;margin-top:22px;align-items:center}
button{min-height:44px;padding:8px 16px;border:1px solid var(--ink-3);background:var(--paper);color:var(--ink);cursor:pointer}
button.main{background:var(--ink);color:var(--paper);border-color:var(--ink)}
button:disabled{color:var(--ink-3);border-color:var(--rule);cursor:default}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
progress{width:100%;height:6px;accent-color:var(--accent);margin:6px 0 0;display:block}
.said{border-left:3px solid var(--accent);padding-left:12px;margin-top:16px}
@media (max-width:480px){main{padding:20px 14px 48px}h1{font-size:22px}}
`;
