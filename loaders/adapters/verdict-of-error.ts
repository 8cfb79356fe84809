/** Whether an error's text says that time ran out. */
export function looksLikeTimeout(error: string | null): boolean {
  return error !== null && /\btime[ds]?[ -]?out\b|\btimeouterror\b|ETIMEDOUT|deadline exceeded/i.test(error);
}
