/** One thing wrong with a built site: the file, relative to the site, and a plain line. */
export interface Fault {
  file: string;
  message: string;
}
