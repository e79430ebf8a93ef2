import { closeRecorder } from '../model/record/close.ts';
import { record } from '../model/record/recorder.ts';
import type { RunRecord } from '../model/record/column.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import { simulateYear } from '../model/year.ts';
import type { World } from '../model/world.ts';
import { Room } from './room.ts';
import { startWorld } from './start.ts';

/** Called after the start and after each year with the years done and to do. */
export type Progress = (yearsDone: number, yearsTotal: number) => void;

let room: Room | undefined;

/**
 * Simulates one run: one scenario, one replicate, all its years.
 * @param parameters a resolved scenario's parameters
 * @param seed the human seed, any text but empty
 * @param replicate replicate number, 0 or more; replicates share the seed and differ in every draw
 * @param keepStart whether the start is kept for a next run of the same replicate
 * @returns indicators of every county and of the province, base year first
 */
export function simulateRun(
  parameters: ModelParameters,
  seed: string,
  replicate: number,
  progress?: Progress,
  keepStart = true,
): RunRecord {
  room ??= new Room();
  const world = startWorld(parameters, seed, replicate, { room: room.furnish(parameters), keep: keepStart });
  simulateYears(world, progress);
  return closeRecorder(world);
}

/** Records the base year, then lives and records all others. */
export function simulateYears(world: World, progress?: Progress): void {
  const { from, to } = world.parameters.years;
  record(world, 0);
  progress?.(0, to - from);
  for (let t = 1; t <= to - from; t++) {
    simulateYear(world, t);
    progress?.(t, to - from);
  }
}
