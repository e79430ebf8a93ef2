/** What an error means for the person at the terminal, and for the exit code. */
import { StoppedError } from '../experiment/stopped.ts';
import { type Problem, InputError } from '../scenario/problem.ts';
import { renderProblems } from '../scenario/render-problems.ts';
import { wantsColour } from './colour.ts';
import { Interrupted, interruptedCode } from './interrupt.ts';

export const exitCodes = { done: 0, failed: 1, wrongInput: 2, interrupted: interruptedCode } as const;

/** Prints an error to standard error, and with `json` also to standard output, and returns the exit code. */
export function reportError(error: unknown, { json = false }: { readonly json?: boolean | undefined } = {}): number {
  if (error instanceof InputError) {
    printProblems(error.problems);
    if (json) console.log(JSON.stringify({ error: 'wrong-input', problems: error.problems }, null, 2));
    return exitCodes.wrongInput;
  }
  if (error instanceof Interrupted) {
    console.error(error.kept === '' ? 'Stopped.' : `Stopped ${error.kept}`);
    if (json) console.log(JSON.stringify({ error: 'interrupted', signal: error.signal }, null, 2));
    return exitCodes.interrupted;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (json) console.log(JSON.stringify({ error: 'failed', message }, null, 2));
  if (isSystemError(error) || error instanceof StoppedError) console.error(`error: ${message}`);
  else console.error(bugText(error));
  return exitCodes.failed;
}

/** Problems with a last line that counts them. */
export function printProblems(problems: readonly Problem[]): void {
  const color = wantsColour(process.stderr);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  console.error(`${renderProblems(problems, { color })}\n\n${count}; nothing was simulated or written.`);
}

export function printWarnings(warnings: readonly Problem[]): void {
  if (warnings.length > 0) console.error(`${renderProblems(warnings, { color: wantsColour(process.stderr), severity: 'warning' })}\n`);
}

/** A full disk and the like: nobody's bug, and no stack helps. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';
}

function bugText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const where = `Node ${process.version}, ${process.platform} ${process.arch}`;
  return `This is a bug in polylift, not a mistake of yours.\n\n${stack}\n\nPlease report it with the lines above, the command line, the scenario files and: ${where}.`;
}
