/** Simulates what a plan still lacks, stage by stage, each run into the log as soon as it is over. */
import { availableParallelism } from 'node:os';
import { type PoolProgress, type RunRequest, runAll } from '../simulate/pool.ts';
import { contextOf, type Prepared } from './prepare.ts';
import type { Shard } from './plan.ts';
import { keepRun } from './store/kept-columns.ts';
import { LoggedRuns } from './store/logged-outcomes.ts';
import type { RunLog } from './store/run-log.ts';

export interface ExecutionOptions {
  /** Worker threads; by default as many as the machine runs in parallel. The results do not depend on it. */
  readonly workers?: number | undefined;
  /** Stops everything; runs that are over are kept. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: PoolProgress) => void) | undefined;
  /** Module that does the runs in worker threads; the model's own by default. */
  readonly workerUrl?: URL | undefined;
}

/**
 * Does every run that is not in the log, asks the kind for further points, and goes on until there are none. Rejects with the signal's reason when
 * stopped, and with the error of the log when that cannot be written.
 */
export async function execute(prepared: Prepared, log: RunLog, shard: Shard | undefined, options: ExecutionOptions): Promise<void> {
  const { plan, kept } = prepared;
  const { workers, signal, onProgress, workerUrl } = options;
  /** First run that has not been handed out. */
  let from = 0;
  const missing = (): RunRequest[] => {
    const requests: RunRequest[] = [];
    for (let runId = from; runId < plan.runs; runId++)
      if (!log.has(runId) && (shard === undefined || plan.isInShard(runId, shard))) requests.push(plan.request(runId));
    from = plan.runs;
    return requests;
  };
  /** Runs of this stage or, where it is complete, of the next one that has any. */
  const next = async (): Promise<RunRequest[]> => {
    for (;;) {
      const requests = missing();
      if (requests.length > 0 || shard !== undefined || !(await addNextStage(prepared, log))) return requests;
    }
  };
  const first = await next();
  const before = { done: log.runs, failed: log.failed };
  const ownRuns = (): number => (shard === undefined ? plan.runs : countInShard(prepared, shard));
  await runAll(first, {
    workers,
    workerUrl,
    signal,
    sizedBy: first.slice(0, Math.max(1, workers ?? availableParallelism())),
    onFinished: (result) => log.append(keepRun(result, kept)),
    onResult: () => undefined,
    more: next,
    onProgress:
      onProgress &&
      (({ runs, runsDone, runsFailed, fraction }) => {
        const all = ownRuns();
        onProgress({
          runs: all,
          runsDone: before.done + runsDone,
          runsFailed: before.failed + runsFailed,
          fraction: (before.done + fraction * runs) / all,
        });
      }),
  });
  log.sync();
}

/** Plans every stage that the runs in the log lead to, without doing any: the last one may lack all of its runs. */
export async function planStages(prepared: Prepared, log: RunLog): Promise<void> {
  const { plan } = prepared;
  let checked = 0;
  do {
    for (; checked < plan.runs; checked++) if (!log.has(checked)) return;
  } while (await addNextStage(prepared, log));
}

/** Asks the kind for further points, when all runs that are planned are in the log; false when there are none. */
async function addNextStage(prepared: Prepared, log: RunLog): Promise<boolean> {
  const { plan, kind } = prepared;
  const design = await kind.extend?.(contextOf(prepared, new LoggedRuns([log])));
  if (design === undefined || design.points === plan.design.points) return false;
  await plan.addStage(design);
  return true;
}

/** Number of runs of a part. */
export function countInShard({ plan }: Prepared, shard: Shard): number {
  let runs = 0;
  for (let runId = 0; runId < plan.runs; runId++) if (plan.isInShard(runId, shard)) runs++;
  return runs;
}
