/** Where runs are done: in worker threads, or one after another in the calling thread. */
import { setImmediate } from 'node:timers/promises';
import type { PartOutcome, RunOutcome, RunTask } from './worker.ts';

/** Does tasks on a number of lanes, one task at a time on each. */
export interface Executor {
  readonly lanes: number;
  /** Never rejects: a task whose worker dies is a failed run. */
  run(task: RunTask, lane: number): Promise<RunOutcome>;
  /** Tells when no task can ever be done any more. */
  onBroken(listener: (error: Error) => void): void;
  /** Ends all work at once, whatever is running. */
  end(): Promise<void>;
}

type TaskHandler = (task: RunTask) => RunOutcome | Promise<RunOutcome>;

/** Runs in the calling thread: for debugging, and for machines without threads. It cannot be interrupted within a run. */
export async function serialExecutor(workerUrl: URL): Promise<Executor> {
  const { valueSymbol } = await import('piscina');
  const handler = ((await import(workerUrl.href)) as { default: TaskHandler }).default;
  return {
    lanes: 1,
    async run(task) {
      await setImmediate();
      const start = performance.now();
      try {
        const outcome = (await handler(task)) as RunOutcome & { [valueSymbol]?: RunOutcome };
        return outcome[valueSymbol] ?? outcome;
      } catch (error) {
        return crashed(error, start);
      }
    },
    onBroken: () => undefined,
    end: () => Promise.resolve(),
  };
}

/** Gives a task to the thread that has this number, or to an idle one in its place if that thread is gone. Never rejects. */
export type Submit = (task: RunTask, thread: number) => Promise<PartOutcome>;

/** Runs on `workers` threads, each doing one after another. */
export async function threadExecutor(workers: number, workerUrl: URL, heapMegabytes: number | undefined): Promise<Executor> {
  const { submit, ...pool } = await threadPool(workers, workerUrl, heapMegabytes);
  // A task without a part is a whole run.
  return { lanes: workers, run: (task, lane) => submit(task, lane) as Promise<RunOutcome>, ...pool };
}

/** A pool of `workers` threads that live until the end, so that compiled code and cached populations stay warm. */
export async function threadPool(
  workers: number,
  workerUrl: URL,
  heapMegabytes: number | undefined,
): Promise<{ readonly submit: Submit } & Pick<Executor, 'onBroken' | 'end'>> {
  const { Piscina, queueOptionsSymbol } = await import('piscina');
  const threadOf = new Map<number, number>();
  const pool = new Piscina({
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: 3_600_000,
    recordTiming: false,
    ...(workerUrl.pathname.endsWith('.ts') ? typescriptOptions() : {}),
    ...(heapMegabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }),
    // The schedule has at most one task for each thread on its way, so that a task can go to the thread that holds its starting population.
    loadBalancer(task, threads) {
      const idle = threads.filter((thread) => thread.currentUsage === 0);
      const wanted = (task as unknown as Record<symbol, { thread: number } | undefined>)[queueOptionsSymbol]?.thread ?? 0;
      const chosen = idle.find((thread) => thread.id === threadOf.get(wanted)) ?? idle[0] ?? null;
      if (chosen !== null) threadOf.set(wanted, chosen.id);
      return chosen;
    },
  });
  let broken: (error: Error) => void = () => undefined;
  // Emitted when a thread dies without a task. It is replaced, unless it died while starting, and then so would the next one.
  pool.on('error', (error: Error) => {
    if (pool.threads.length < workers) broken(new Error(`worker threads cannot be started: ${error.message}`, { cause: error }));
  });
  return {
    async submit(task, thread) {
      const start = performance.now();
      try {
        return (await pool.run({ ...task, [queueOptionsSymbol]: { thread } }, { filename: workerUrl.href })) as PartOutcome;
      } catch (error) {
        return crashed(await unmasked(error, workerUrl), start);
      }
    },
    onBroken: (listener) => {
      broken = listener;
    },
    end: () => pool.destroy(),
  };
}

function crashed(error: unknown, start: number): RunOutcome {
  const message = error instanceof Error ? error.message : String(error);
  return { status: 'failed', wallSeconds: (performance.now() - start) / 1000, error: `the worker died: ${message}` };
}

/** Piscina hides why a TypeScript module cannot be loaded behind a second attempt that knows JavaScript only; here it is loaded again to find out. */
async function unmasked(error: unknown, workerUrl: URL): Promise<unknown> {
  if (!(error instanceof Error) || !error.message.startsWith('Unknown file extension')) return error;
  return import(workerUrl.href).then(
    () => error,
    (cause: unknown) => cause,
  );
}

/** Worker threads do not inherit a TypeScript loader that was registered by a call, only one given on the command line. */
function typescriptOptions(): { execArgv: string[] } {
  return { execArgv: ['--import', new URL('../../bin/register-typescript.js', import.meta.url).href] };
}
