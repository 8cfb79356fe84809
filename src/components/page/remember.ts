/** Writes what was asked into the address, so that a shared link shows what its sender saw. */
export function remember(query: URLSearchParams): void {
  const text = query.toString();
  history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}
