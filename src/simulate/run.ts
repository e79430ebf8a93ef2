import { closeRecorder } from '../model/record/close.ts';
import type { RunRecord } from '../model/record/column.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import { type Branch, branchWorld, requireBranch } from './branch.ts';
import { type Checkpoint, checkpoint, resumeFrom } from './checkpoint.ts';
import { Room } from './room.ts';
import { startWorld } from './start.ts';
import { type Progress, simulateYears } from './years.ts';

export interface RunOptions {
  readonly progress?: Progress | undefined;
  /** Whether what runs of the same replicate share is kept for a next one: the start, or the state at the end of the year before a branch. */
  readonly keep?: boolean | undefined;
  /** Lets the run begin from the state of a baseline; the result has the years of the baseline before. */
  readonly branch?: Branch | undefined;
}

let room: Room | undefined;

/**
 * Simulates one run: one scenario, one replicate, all its years.
 * @param parameters a resolved scenario's parameters
 * @param seed the human seed, any text but empty
 * @param replicate replicate number, 0 or more; replicates share the seed and differ in every draw
 * @returns indicators of every county and of the province, base year first
 * @throws RangeError when the run cannot begin from the baseline of `branch`
 */
export function simulateRun(
  parameters: ModelParameters,
  seed: string,
  replicate: number,
  { branch, keep = true, progress }: RunOptions = {},
): RunRecord {
  room ??= new Room();
  const options = { room: room.furnish(parameters), keep };
  const world =
    branch === undefined
      ? startWorld(parameters, seed, replicate, options)
      : branchWorld(parameters, branch, seed, replicate, { ...options, progress });
  simulateYears(world, { after: branch === undefined ? undefined : branch.year - 1, progress });
  return closeRecorder(world);
}

/**
 * Simulates one run to the end of `year` and saves its state, from which `continueRun` goes on as often as one likes.
 * @param year the base year or a later one, before the last of the parameters
 * @throws RangeError for a year outside these
 */
export function simulateUntil(
  parameters: ModelParameters,
  seed: string,
  replicate: number,
  year: number,
  { progress }: Pick<RunOptions, 'progress'> = {},
): Checkpoint {
  requireBranch({ parameters, year: year + 1 }, parameters);
  const world = startWorld(parameters, seed, replicate);
  simulateYears(world, { to: year, progress });
  return checkpoint(world, year);
}

/**
 * Simulates the years after a checkpoint under `parameters`: those of the run that was saved, or those of an arm of a policy.
 * @returns the record of the whole run, the years before the checkpoint included
 * @throws RangeError when the parameters do not fit the state: see `branchProblems`
 */
export function continueRun(saved: Checkpoint, parameters: ModelParameters, { progress }: Pick<RunOptions, 'progress'> = {}): RunRecord {
  requireBranch({ parameters: saved.parameters, year: saved.year + 1 }, parameters);
  const world = resumeFrom(saved, parameters);
  simulateYears(world, { after: saved.year, progress });
  return closeRecorder(world);
}
