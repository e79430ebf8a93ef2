import { copyColumns, setColumns } from '../population/index.ts';
import { closeRecorder, record } from '../model/record/recorder.ts';
import type { RunRecord } from '../model/record/column.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import { burnIn } from '../model/start/burn-in.ts';
import { allocateWorld, populate } from '../model/start/create-world.ts';
import { simulateYear } from '../model/year.ts';
import type { World } from '../model/world.ts';

/** The part of a world that a start fixes and years change. */
type StartState = Pick<World, 'households' | 'counties' | 'villages' | 'environment'>;

let kept: { readonly identity: string; readonly state: StartState } | undefined;

/** What the start depends on: no policy, no event, no later year, no name of a scenario. Equal text, equal start. */
function startIdentity(parameters: ModelParameters, seed: string, replicate: number): string {
  const { years, population, macro, economy, shocks, demography, identification, awareness, instruments } = parameters;
  return JSON.stringify([
    seed,
    replicate,
    years.from,
    population,
    macro,
    economy,
    shocks,
    demography,
    identification,
    awareness,
    instruments,
  ]);
}

/** All but the households. */
function copySurroundings({ counties, villages, environment }: StartState): Omit<StartState, 'households'> {
  return {
    counties: copyColumns(counties),
    villages: copyColumns(villages),
    environment: { ...environment, logPrice: environment.logPrice.slice() },
  };
}

/**
 * A world at the end of the base year. The last start is kept, because scenarios of one replicate share it; a kept start and a fresh one are
 * the same to the bit.
 */
export function startWorld(parameters: ModelParameters, seed: string, replicate: number): World {
  const identity = startIdentity(parameters, seed, replicate);
  const world = allocateWorld(parameters, seed, replicate);
  if (kept?.identity !== identity) {
    populate(world);
    burnIn(world);
    kept = { identity, state: { households: copyColumns(world.households), ...copySurroundings(world) } };
    return world;
  }
  // Kernels know where the new world's households lie: they stay there.
  setColumns(world.households, kept.state.households);
  return { ...world, ...copySurroundings(kept.state) };
}

/**
 * Simulates one run: one scenario, one replicate, all its years.
 * @param parameters a resolved scenario's parameters
 * @param seed the human seed, any text but empty
 * @param replicate replicate number, 0 or more; replicates share the seed and differ in every draw
 * @param progress called after the start and after each year with the years done and to do
 * @returns indicators of every county and of the province, base year first
 */
export function simulateRun(
  parameters: ModelParameters,
  seed: string,
  replicate: number,
  progress?: (yearsDone: number, yearsTotal: number) => void,
): RunRecord {
  const years = parameters.years.to - parameters.years.from;
  const world = startWorld(parameters, seed, replicate);
  record(world, 0);
  progress?.(0, years);
  for (let t = 1; t <= years; t++) {
    simulateYear(world, t);
    progress?.(t, years);
  }
  return closeRecorder(world);
}
