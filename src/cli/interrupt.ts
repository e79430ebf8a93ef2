/** What a stopped command is rejected with. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals;
  /** What had been done and what was kept, for the person at the terminal. */
  kept = '';

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

export const interruptedCode = 130;

/** Under npm one Ctrl-C arrives twice: from the terminal, and passed on by npm. */
const sameKeyMilliseconds = 300;

/**
 * Does work that Ctrl-C or a request to terminate stops in order: the first one aborts the signal given to the work, the second one ends the
 * process at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let first = 0;
  const stop = (name: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      first = performance.now();
      controller.abort(new Interrupted(name));
    } else if (performance.now() - first > sameKeyMilliseconds) process.exit(interruptedCode);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
