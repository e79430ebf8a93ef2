import { CommanderError } from 'commander';
import { createProgram } from './program.ts';

/** Runs the command line; `process.exitCode` is set when it resolves. Never rejects. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyOnClosedPipe();
  const program = createProgram();
  try {
    if (argv.length <= 2) program.help();
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its message. Its own codes are 0 for help and 1 for everything that is wrong.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      if (error.exitCode !== 0 && argv.includes('--json'))
        console.log(JSON.stringify({ error: 'wrong-usage', message: error.message }, null, 2));
      return;
    }
    const { reportError } = await import('./report-error.ts');
    process.exitCode = reportError(error, { json: argv.includes('--json') });
  }
}

/** `polylift list | head -1`: the reader has seen enough, which is no error. */
function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) stream.off('error', endOnClosedPipe).on('error', endOnClosedPipe);
}

function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
