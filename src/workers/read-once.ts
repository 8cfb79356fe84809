/**
 * Reads a file once and keeps it; what could not be read is asked for again with the next question, because a network
 * may have come back.
 */
export function readOnce<T>(read: (url: string) => Promise<T>): (url: string) => Promise<T> {
  let kept: {url: string; content: Promise<T>} | null = null;
  return (url) => {
    if (kept?.url !== url) {
      const now = {url, content: read(url)};
      kept = now;
      now.content.catch(() => {
        if (kept === now) kept = null;
      });
    }
    return kept.content;
  };
}
