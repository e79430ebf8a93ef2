/**
 * What a worker thread does with one run: simulate it, tell how far it is, and hand the numbers over without copying them.
 *
 * An error of the run comes back as data, not as a rejection, because errors lose their class and their fields on the way across threads.
 */
import { performance } from 'node:perf_hooks';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { RunRecord } from '../model/record/column.ts';
import { describeError } from './failure.ts';
import type { RunRequest } from './pool.ts';
import { simulateRun } from './run.ts';

/** A run as it is sent to a worker. */
export interface RunTask {
  readonly request: RunRequest;
  /** Counters on shared memory, one for each run: thousandths of the run that are done. The parent looks at them; no message is sent. */
  readonly progress: Int32Array;
  /** The counter of this run. */
  readonly slot: number;
}

/** What a worker answers: the part of the result that the parent does not know already. */
export type RunOutcome =
  | { readonly status: 'done'; readonly wallSeconds: number; readonly record: RunRecord }
  | { readonly status: 'failed'; readonly wallSeconds: number; readonly error: string };

/** The task handler: simulates one run. An error of the run is part of the outcome, never thrown. */
export default function runInWorker({ request, progress, slot }: RunTask): RunOutcome {
  const start = performance.now();
  try {
    const record = simulateRun(request.parameters, request.seed, request.replicate, (done, total) => {
      Atomics.store(progress, slot, Math.floor((1000 * done) / total));
    });
    return withMovedBuffers({ status: 'done', wallSeconds: secondsSince(start), record });
  } catch (error) {
    return { status: 'failed', wallSeconds: secondsSince(start), error: describeError(error) };
  }
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

/** Marks an outcome so that the pool moves the record's buffers. The record must not be used in this thread afterwards. */
function withMovedBuffers(outcome: RunOutcome & { status: 'done' }): RunOutcome {
  const { province, counties, areas, percentiles, deciles, spells, followed, households } = outcome.record;
  const { baseDecile, persons, income } = followed;
  const arrays: ArrayBufferView[] = [province, counties, areas, percentiles, deciles, spells, baseDecile, persons, income];
  if (households !== undefined) arrays.push(households.year, households.county, households.household, ...households.values);
  const buffers = new Set(arrays.map((array) => array.buffer).filter((buffer) => buffer instanceof ArrayBuffer));
  return move({ [transferableSymbol]: [...buffers], [valueSymbol]: outcome } as never) as unknown as RunOutcome;
}
