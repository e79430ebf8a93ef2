import { record } from '../model/record/recorder.ts';
import type { World } from '../model/world.ts';
import { simulateYear } from '../model/year.ts';

/** Called after the start and after each year with the years done and to do. */
export type Progress = (yearsDone: number, yearsTotal: number) => void;

export interface YearsOptions {
  /** Last year that the world has lived and recorded already; by default none, so that the base year is recorded first. */
  readonly after?: number | undefined;
  /** Last year to simulate; by default the last of the world's parameters. */
  readonly to?: number | undefined;
  readonly progress?: Progress | undefined;
}

/** Records the base year, then lives and records all others; or goes on after a year. */
export function simulateYears(world: World, { after, to, progress }: YearsOptions = {}): void {
  const { years } = world.parameters;
  const total = years.to - years.from;
  if (after === undefined) {
    record(world, 0);
    progress?.(0, total);
  }
  const last = (to ?? years.to) - years.from;
  for (let t = (after ?? years.from) - years.from + 1; t <= last; t++) {
    simulateYear(world, t);
    progress?.(t, total);
  }
}
