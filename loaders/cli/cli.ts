import {CommanderError, type Command} from "commander";
import {UserError} from "../user-error.js";

/**
 * Runs a command and settles its exit code: the user's mistake is one line on stderr and 2, our fault a stack and 3.
 *
 * @param command - its name, or the command itself: then its arguments and options are parsed and handed to `run`
 * @param run - resolves to the exit code: 0 done, 1 the answer is "no"
 */
export async function main<Arguments extends unknown[]>(
  command: string | Command,
  run: (...args: Arguments) => Promise<number | void>
): Promise<void> {
  const name = typeof command === "string" ? command : command.name();
  try {
    const args = typeof command === "string" ? [] : parse(command);
    process.exitCode = (await run(...(args as Arguments))) ?? 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof UserError) {
      process.stderr.write(`${name}: ${error.message}\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 3;
    }
  }
}

/** The command's arguments, then its options, as commander hands them to an action. */
function parse(command: Command): unknown[] {
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(text.replace(/^error: /, `${command.name()}: `))
  });
  command.parse();
  return [...(command.processedArgs as unknown[]), command.opts()];
}
