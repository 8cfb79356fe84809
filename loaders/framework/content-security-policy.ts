/**
 * What a page of the site may load and run: itself alone.
 *
 * Framework writes each page's cells as an inline module, hence `unsafe-inline`. DuckDB on the page that offers SQL is
 * WebAssembly, which the page unpacks into a blob for DuckDB's worker to fetch. Hot reload in a preview evaluates changed
 * cells and keeps a socket open; the built site does neither.
 */
export function contentSecurityPolicy({preview}: {preview: boolean}): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'${preview ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' blob:${preview ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'"
  ];
  return directives.join("; ");
}
