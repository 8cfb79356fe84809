/** The day on which an answer is given, as the reviewer's computer has it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
