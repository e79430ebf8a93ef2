import path from 'node:path';
import type { PlanFile } from './store/plan-file.ts';
import { logName, readPlan } from './store/plan-file.ts';
import { RunLog } from './store/run-log.ts';

/** How far an unfinished experiment is. */
export interface UnfinishedExperiment {
  readonly kind: string;
  readonly name: string;
  readonly shard: PlanFile['shard'];
  /** Runs of the whole experiment that were planned at its beginning; later stages add more. */
  readonly runsPlanned: number;
  /** Runs in this directory that are over, and how many of them failed. */
  readonly runsOver: number;
  readonly runsFailed: number;
  readonly bytes: number;
}

/** Looks into the log of an unfinished experiment, whether or not another process is writing it. Throws `InputError` where there is none. */
export function progressOf(directory: string): UnfinishedExperiment {
  const { kind, name, shard, hash, runs_planned: runsPlanned } = readPlan(directory);
  const log = RunLog.open(path.join(directory, logName), hash, { readOnly: true });
  log.close();
  return { kind, name, shard, runsPlanned, runsOver: log.runs, runsFailed: log.failed, bytes: log.bytes };
}
