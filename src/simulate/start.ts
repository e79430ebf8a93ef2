import { copyColumns } from '../population/index.ts';
import { householdColumns, type World } from '../model/world.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import { burnIn } from '../model/start/burn-in.ts';
import { allocateWorld, populate, type WorldOptions } from '../model/start/create-world.ts';
import { type Checkpoint, copySurroundings, ownRows } from './checkpoint.ts';

/** The part of a world that a start fixes and years change. */
type StartState = Pick<Checkpoint, 'households' | 'surroundings'>;

let kept: { readonly identity: string; readonly state: StartState } | undefined;

const householdState = Object.keys(householdColumns) as (keyof typeof householdColumns)[];

/** What the start depends on: no policy, no event, no later year, no name of a scenario. Equal text, equal start. */
function startIdentity(parameters: ModelParameters, seed: string, replicate: number, { crew }: World): string {
  const { years, population, macro, economy, shocks, demography, identification, awareness, instruments } = parameters;
  return JSON.stringify([
    seed,
    replicate,
    crew.regions,
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

export interface StartOptions extends WorldOptions {
  /** Keeps the start for the next run, which may be of another scenario of the same replicate; yes by default. It takes 50 bytes a household. */
  readonly keep?: boolean | undefined;
}

/**
 * A world at the end of the base year. The last start is kept, because scenarios of one replicate share it; a kept start and a fresh one are
 * the same to the bit.
 */
export function startWorld(
  parameters: ModelParameters,
  seed: string,
  replicate: number,
  { keep = true, ...options }: StartOptions = {},
): World {
  const world = allocateWorld(parameters, seed, replicate, options);
  const identity = startIdentity(parameters, seed, replicate, world);
  if (kept?.identity === identity) {
    const { surroundings, households } = kept.state;
    // Kernels know where the new world's households lie: they stay there.
    for (const [name, column] of Object.entries(ownRows(world, householdState))) column.set(households[name]!);
    return { ...world, ...copySurroundings(surroundings) };
  }
  kept = undefined;
  populate(world);
  burnIn(world);
  if (keep) kept = { identity, state: { households: copyColumns(ownRows(world, householdState)), surroundings: copySurroundings(world) } };
  return world;
}

/** Lets go of the start that is kept. Threads that share runs do so together. */
export function forgetStart(): void {
  kept = undefined;
}
