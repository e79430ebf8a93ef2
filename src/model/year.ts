import { record } from './record/recorder.ts';
import { deliver } from './stages/deliver.ts';
import { environment } from './stages/environment.ts';
import { identify } from './stages/identify.ts';
import { live } from './stages/live.ts';
import { plan } from './stages/plan.ts';
import { settle } from './stages/settle.ts';
import type { World } from './world.ts';

/** One year of the world, stage by stage. `t` is the year index: 0 is the base year, 1 the first simulated year. */
export function simulateYear(world: World, t: number): void {
  const year = world.parameters.years.from + t;
  environment(world, t, year, true);
  plan(world, t, year);
  identify(world, t, year);
  deliver(world, t, year);
  live(world, t, year);
  settle(world, year);
  record(world, t);
}
