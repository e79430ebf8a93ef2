/**
 * What a worker thread does with one run: simulate it, tell how far it is, and hand the numbers over without copying them.
 *
 * An error of the run comes back as data, not as a rejection, because errors lose their class and their fields on the way across threads.
 */
import { performance } from 'node:perf_hooks';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { rowsForThread } from '../kernel/index.ts';
import type { HouseholdRecord, RunRecord } from '../model/record/column.ts';
import { panelOf } from '../model/record/panel.ts';
import { closeRecorder } from '../model/record/close.ts';
import type { Recorder } from '../model/record/recorder.ts';
import { layOut } from '../model/start/create-world.ts';
import type { HouseholdRows, World } from '../model/world.ts';
import { blockSizes } from '../population/index.ts';
import { describeError } from './failure.ts';
import type { RunRequest } from './pool.ts';
import { CrewBroken, breakCrew, joinCrew, shareOut } from './crew.ts';
import { branchWorld, forgetBranch } from './branch.ts';
import { simulateRun } from './run.ts';
import { forgetStart, startWorld } from './start.ts';
import { type Progress, simulateYears } from './years.ts';

/** A run as it is sent to a worker. */
export interface RunTask {
  readonly request: RunRequest;
  /** Counters on shared memory, one for each run: thousandths of the run that are done. The parent looks at them; no message is sent. */
  readonly progress: Int32Array;
  /** The counter of this run. */
  readonly slot: number;
  /** Whether a run of the same replicate is to come, so that the start, or the state before a branch, is worth keeping. */
  readonly keep: boolean;
  /** Whether nothing that earlier runs have left may be used: threads that share a run must agree on what they have. */
  readonly afresh?: boolean | undefined;
  /** The part that this thread takes, when several share the run. */
  readonly part?: CrewPart | undefined;
}

/** One thread's part of a shared run. All but `member` is the same for all, and lies on memory that all see. */
export interface CrewPart {
  readonly member: number;
  readonly members: number;
  readonly barrier: Int32Array;
  readonly rows: HouseholdRows;
  readonly recorder: Recorder;
  readonly exchanged: Float64Array;
}

/** What came of a run: the part of the result that the parent does not know already. */
export type RunOutcome =
  | { readonly status: 'done'; readonly wallSeconds: number; readonly record: RunRecord }
  | { readonly status: 'failed'; readonly wallSeconds: number; readonly error: string };

/** What came of a part of a shared run: `joined` when another thread has the record but for these households, `left` when another thread has failed. */
export type PartOutcome =
  | RunOutcome
  | { readonly status: 'joined'; readonly wallSeconds: number; readonly households: HouseholdRecord | undefined }
  | { readonly status: 'left'; readonly wallSeconds: number };

/** The task handler: simulates one run, or a part of it. An error of the run is part of the outcome, never thrown. */
export default function runInWorker({ request, progress, slot, keep, afresh = false, part }: RunTask): PartOutcome {
  const start = performance.now();
  const { parameters, seed, replicate, branch } = request;
  const tell = (done: number, total: number): void => void Atomics.store(progress, slot, Math.floor((1000 * done) / total));
  try {
    if (afresh) {
      forgetStart();
      forgetBranch();
    }
    if (part === undefined) {
      const record = simulateRun(parameters, seed, replicate, { progress: tell, keep, branch });
      return withMovedBuffers({ status: 'done', wallSeconds: secondsSince(start), record });
    }
    const world = simulatePart(request, part, keep, part.member === 0 ? tell : undefined);
    if (part.member === 0) return withMovedBuffers({ status: 'done', wallSeconds: secondsSince(start), record: closeRecorder(world) });
    const households = parameters.record.households > 0 ? panelOf(world.recorder) : undefined;
    return { status: 'joined', wallSeconds: secondsSince(start), households };
  } catch (error) {
    if (part !== undefined) breakCrew(part.barrier);
    if (error instanceof CrewBroken) return { status: 'left', wallSeconds: secondsSince(start) };
    return { status: 'failed', wallSeconds: secondsSince(start), error: describeError(error) };
  }
}

/** Simulates this thread's counties of a run, and returns when all threads are done. */
function simulatePart(
  { parameters, seed, replicate, branch }: RunRequest,
  { member, members, barrier, rows, recorder, exchanged }: CrewPart,
  keep: boolean,
  progress: Progress | undefined,
): World {
  const layout = layOut(parameters);
  const crew = joinCrew(barrier, member, members, shareOut(blockSizes(layout.blocks), members)[member]!);
  const room = { rows: rowsForThread(rows, member), recorder };
  const options = { layout, room, crew: { crew, exchanged }, keep };
  const world =
    branch === undefined
      ? startWorld(parameters, seed, replicate, options)
      : branchWorld(parameters, branch, seed, replicate, { ...options, progress });
  simulateYears(world, { after: branch === undefined ? undefined : branch.year - 1, progress });
  crew.sync();
  return world;
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
