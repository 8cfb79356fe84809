/**
 * A mistake of the user's, told in one lower-case line: what was needed, what came, with file, line and column.
 *
 * The command line prints the message alone and ends with exit code 2; every other error is our fault.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
