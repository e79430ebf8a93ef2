/** Many runs at once: a scheduler over worker threads that delivers results in the order of the requests, whatever the number of workers. */
import { availableParallelism } from 'node:os';
import type { ModelParameters } from '../model/parameters/index.ts';
import type { RunRecord } from '../model/record/column.ts';
import type { Branch } from './branch.ts';
import { crewExecutor, divideThreads } from './crew-executor.ts';
import { type Executor, serialExecutor, threadExecutor } from './executor.ts';
import { Families, type Family } from './families.ts';

/** One run to be done: everything that its result depends on, and the number that its rows carry. */
export interface RunRequest {
  readonly runId: number;
  readonly scenario: string;
  readonly parameters: ModelParameters;
  readonly seed: string;
  readonly replicate: number;
  /** Runs of one replicate begin with the same population where this is the same, too; left out, it is. */
  readonly start?: string | undefined;
  /**
   * Lets the run begin from the state of a baseline. Runs of one replicate that name the same baseline (the same object) and the same year go to one
   * worker, which simulates the years before once; where they are many, workers with nothing else to do help, each with those years for itself.
   */
  readonly branch?: Branch | undefined;
}

/** What came of one run. `wallSeconds` is the time spent on it; `error` says what went wrong in a failed run, and where. */
export type RunResult = {
  readonly runId: number;
  readonly scenario: string;
  readonly replicate: number;
  readonly seed: string;
  readonly wallSeconds: number;
} & ({ readonly status: 'done'; readonly record: RunRecord } | { readonly status: 'failed'; readonly error: string });

/** How far all runs are. `fraction` lies in [0, 1] and counts the years done within runs. */
export interface PoolProgress {
  readonly runs: number;
  readonly runsDone: number;
  readonly runsFailed: number;
  readonly fraction: number;
}

export interface PoolOptions {
  /** Worker threads; by default as many as the machine runs in parallel. 0 does the runs one after another in the calling thread. */
  readonly workers?: number | undefined;
  /** Stops everything: threads are ended at once, `runAll` rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called about ten times a second and once at the end. */
  readonly onProgress?: ((progress: PoolProgress) => void) | undefined;
  /** Receives each result, in the order of the requests and one at a time; the next one waits for the promise. */
  readonly onResult: (result: RunResult) => void | Promise<void>;
  /** Told of each result as soon as it is there, in the order in which runs end, which is not always the same. */
  readonly onFinished?: ((result: RunResult) => void) | undefined;
  /** Runs from whose size follows how threads are divided; all by default, which asks each of them for its parameters. */
  readonly sizedBy?: readonly RunRequest[] | undefined;
  /**
   * Asked when every run so far is delivered: runs that it returns are done next, by the same workers; none ends the work. The progress counts
   * only runs that are known, so its fraction falls when some are added.
   */
  readonly more?: (() => readonly RunRequest[] | Promise<readonly RunRequest[]>) | undefined;
  /** How many runs are done side by side, each on an equal part of the workers; by default what suits their size. */
  readonly lanes?: number | undefined;
  /** Module whose default export does a task; the model's own worker by default. */
  readonly workerUrl?: URL | undefined;
  /** Most results that may wait for an earlier one, so that memory stays flat; by default 4 for each worker, or as many arms as workers are busy with. */
  readonly window?: number | undefined;
  /** Up to so many arms of one state are left to one worker; 16 by default. */
  readonly fewArms?: number | undefined;
  /** Limit of the JavaScript heap of each worker, in MiB. A run that exceeds it fails; the others go on. */
  readonly heapMegabytes?: number | undefined;
}

const progressEveryMilliseconds = 100;

/**
 * Does all runs and delivers their results. A run that throws, or whose worker dies, is delivered as failed; the others finish.
 *
 * Rejects with the signal's reason when aborted, with the error of `onResult` or `more` when that throws, and when worker threads cannot be started.
 */
export async function runAll(requests: readonly RunRequest[], options: PoolOptions): Promise<void> {
  if (requests.length === 0) return;
  const workers = options.workers ?? availableParallelism();
  await new Schedule(requests, await executorFor(requests, workers, options), options).run();
}

function executorFor(requests: readonly RunRequest[], workers: number, options: PoolOptions): Promise<Executor> {
  const { heapMegabytes } = options;
  const workerUrl = options.workerUrl ?? defaultWorkerUrl;
  if (workers === 0) return serialExecutor(workerUrl);
  // Only the model's own worker knows what a part of a run is.
  const { lanes, members } = divideThreads(
    options.sizedBy ?? requests,
    workers,
    options.lanes ?? (options.workerUrl === undefined ? undefined : workers),
  );
  if (members > 1) return crewExecutor(lanes, members, workerUrl, heapMegabytes);
  return threadExecutor(lanes, workerUrl, heapMegabytes);
}

// Run from source the worker is TypeScript too; a build has the same files side by side as JavaScript.
const defaultWorkerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

class Schedule {
  readonly #requests: RunRequest[];
  readonly #executor: Executor;
  readonly #options: PoolOptions;
  readonly #window: number;
  /** Counters of the runs from slot `#from` on; those before are done. */
  #progress: Int32Array;
  #from = 0;
  readonly #waiting: Set<number>;
  readonly #families: Families;
  /** The family of each request, and the one that each lane is at work on. */
  readonly #familyOf: Family[];
  readonly #held: (Family | undefined)[];
  readonly #finished = new Map<number, RunResult>();
  readonly #stop = new AbortController();
  #delivered = 0;
  #failed = 0;
  #delivering: Promise<void> = Promise.resolve();
  #wake: (() => void)[] = [];

  constructor(requests: readonly RunRequest[], executor: Executor, options: PoolOptions) {
    this.#requests = [...requests];
    this.#executor = executor;
    this.#options = options;
    this.#families = new Families(options.fewArms ?? 16);
    this.#familyOf = requests.map((request) => this.#families.add(request));
    this.#held = Array.from({ length: executor.lanes });
    this.#window = options.window ?? Math.max(4 * executor.lanes, (executor.lanes + 1) * this.#families.mostArms());
    this.#progress = counters(requests.length);
    this.#waiting = new Set(requests.keys());
  }

  async run(): Promise<void> {
    const { signal, onProgress } = this.#options;
    const stopped = this.#stop.signal;
    const abort = (): void => this.#stop.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) abort();
    this.#executor.onBroken((error) => this.#stop.abort(error));
    const ended = new Promise<void>((resolve) => stopped.addEventListener('abort', () => resolve(), { once: true }));
    const timer = onProgress && setInterval(() => onProgress(this.#state()), progressEveryMilliseconds);
    try {
      do {
        const lanes = Array.from({ length: this.#executor.lanes }, (_, lane) => this.#work(lane));
        await Promise.race([Promise.all(lanes).then(() => this.#delivering), ended]);
        stopped.throwIfAborted();
      } while (await this.#extend());
      onProgress?.(this.#state());
    } finally {
      clearInterval(timer);
      signal?.removeEventListener('abort', abort);
      await this.#executor.end();
      // A result may be half written: whoever cleans up after an abort must find nobody at work.
      await this.#delivering;
    }
  }

  /** Adds the runs that are asked for when all others are delivered; false when there are none. */
  async #extend(): Promise<boolean> {
    const added = (await this.#options.more?.()) ?? [];
    if (added.length === 0) return false;
    this.#from = this.#requests.length;
    this.#progress = counters(added.length);
    for (const request of added) {
      this.#familyOf.push(this.#families.add(request));
      this.#waiting.add(this.#requests.push(request) - 1);
    }
    return true;
  }

  /** One lane: takes one run after another until none is left. */
  async #work(lane: number): Promise<void> {
    this.#held[lane] = undefined;
    while (!this.#stop.signal.aborted && this.#waiting.size > 0) {
      const slot = this.#choose(lane);
      if (slot === undefined) {
        await new Promise<void>((resolve) => this.#wake.push(resolve));
        continue;
      }
      const request = this.#requests[slot]!;
      const family = this.#familyOf[slot]!;
      family.begun = true;
      this.#held[lane] = family;
      this.#waiting.delete(slot);
      const counter = slot - this.#from;
      const outcome = await this.#executor.run({ request, progress: this.#progress, slot: counter, keep: this.#comesAgain(family) }, lane);
      if (this.#stop.signal.aborted) return;
      Atomics.store(this.#progress, counter, 1000);
      if (outcome.status === 'failed') this.#failed++;
      const { runId, scenario, seed, replicate } = request;
      const result: RunResult = { runId, scenario, replicate, seed, ...outcome };
      if (!this.#tellFinished(result)) return;
      this.#finished.set(slot, result);
      this.#delivering = this.#delivering.then(() => this.#deliver());
    }
  }

  /** Whether a run that is still to be done may begin with the same population, or from the same state. */
  #comesAgain(family: Family): boolean {
    for (const slot of this.#waiting) {
      if (this.#familyOf[slot] === family) return true;
      if (slot >= this.#delivered + this.#window) break;
    }
    return false;
  }

  /**
   * The next run for a lane: of the family it has just done one of if there is one, because the worker still holds what they share. Runs of a small
   * family of arms that another lane is at work on are left to that lane.
   */
  #choose(lane: number): number | undefined {
    const end = this.#delivered + this.#window;
    let first: number | undefined;
    let fresh: number | undefined;
    for (const slot of this.#waiting) {
      if (slot >= end) break;
      const family = this.#familyOf[slot]!;
      if (family === this.#held[lane]) return slot;
      if (fresh === undefined && !family.begun) fresh = slot;
      if (!this.#families.isForOne(family) || !this.#held.includes(family)) first ??= slot;
    }
    return fresh ?? first;
  }

  /** False when that threw, and everything stops. */
  #tellFinished(result: RunResult): boolean {
    try {
      this.#options.onFinished?.(result);
      return true;
    } catch (error) {
      this.#stop.abort(error);
      return false;
    }
  }

  async #deliver(): Promise<void> {
    for (;;) {
      const result = this.#finished.get(this.#delivered);
      if (result === undefined || this.#stop.signal.aborted) return;
      try {
        await this.#options.onResult(result);
      } catch (error) {
        this.#stop.abort(error);
        return;
      }
      this.#finished.delete(this.#delivered++);
      for (const wake of this.#wake.splice(0)) wake();
    }
  }

  #state(): PoolProgress {
    let thousandths = 1000 * this.#from;
    for (let slot = 0; slot < this.#progress.length; slot++) thousandths += Atomics.load(this.#progress, slot);
    const runs = this.#requests.length;
    const runsDone = this.#delivered + this.#finished.size;
    return { runs, runsDone, runsFailed: this.#failed, fraction: thousandths / (1000 * runs) };
  }
}

/** One counter of thousandths for each run, which all threads see. */
function counters(runs: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * runs));
}
