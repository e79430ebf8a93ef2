/** A measured guess of what an experiment takes: some of its runs are done and thrown away. */
import { availableParallelism } from 'node:os';
import { runAll } from '../simulate/pool.ts';
import type { ExecutionOptions } from './execute.ts';
import type { Prepared } from './prepare.ts';
import { encodeRun } from './store/entry.ts';
import { keepRun } from './store/kept-columns.ts';

export interface PilotEstimate {
  readonly points: number;
  readonly scenarios: number;
  readonly replicates: number;
  readonly runs: number;
  readonly workers: number;
  /** Runs that were done to find out, and how many of them failed. */
  readonly pilotRuns: number;
  readonly pilotFailed: number;
  /** Seconds until the first run was over: start of the threads and compiling. */
  readonly startSeconds: number;
  /** Seconds from one run to the next with all workers busy. */
  readonly secondsPerRun: number;
  readonly seconds: number;
  /** Bytes of the tables; while it goes on, the log has as many, so that twice this is needed at its end. */
  readonly bytes: number;
}

/** Runs for each worker: the first ones compile, the others are measured. */
const runsPerWorker = 4;
/** Beside a log's entry a row of a table has its identifiers. */
const shareOfIdentifiers = 1.05;

/** Does the first runs of a plan and tells what all would take. Nothing is written. Rejects as `runAll` does. */
export async function pilotExperiment({ plan, kept, read }: Prepared, options: ExecutionOptions): Promise<PilotEstimate> {
  const workers = options.workers ?? availableParallelism();
  const pilotRuns = Math.min(plan.runs, runsPerWorker * Math.max(1, workers));
  const requests = Array.from({ length: pilotRuns }, (_, runId) => plan.request(runId));
  const began = performance.now();
  const ends: number[] = [];
  let [bytes, failed] = [0, 0];
  await runAll(requests, {
    // All runs have many arms of a state, which workers share out.
    fewArms: 0,
    ...options,
    workers,
    sizedBy: requests.slice(0, Math.max(1, workers)),
    onFinished(result) {
      ends.push((performance.now() - began) / 1000);
      if (result.status === 'failed') failed++;
      bytes += encodeRun(keepRun(result, kept)).length;
    },
    onResult: () => undefined,
  });
  const startSeconds = ends[0]!;
  // The first run of each worker compiles what the others use.
  const from = Math.min(Math.max(1, workers), pilotRuns) - 1;
  const later = pilotRuns - 1 - from;
  const secondsPerRun = later > 0 ? (ends.at(-1)! - ends[from]!) / later : ends.at(-1)! / pilotRuns;
  return {
    points: plan.design.points,
    scenarios: plan.scenarios.length,
    replicates: read.spec.replicates,
    runs: plan.runs,
    workers,
    pilotRuns,
    pilotFailed: failed,
    startSeconds,
    secondsPerRun,
    seconds: ends[from]! + secondsPerRun * (plan.runs - 1 - from),
    bytes: Math.round((bytes / pilotRuns) * plan.runs * shareOfIdentifiers),
  };
}
