import { copyColumns } from '../population/index.ts';
import { householdColumns, type World } from '../model/world.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import { burnIn } from '../model/start/burn-in.ts';
import { allocateWorld, populate, type WorldOptions } from '../model/start/create-world.ts';

/** The part of a world that a start fixes and years change. Of households those of this thread's counties. */
interface StartState extends Pick<World, 'counties' | 'villages' | 'environment'> {
  readonly households: Readonly<Record<string, { slice(): unknown } & ArrayLike<number>>>;
}

let kept: { readonly identity: string; readonly state: StartState } | undefined;

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
  /** Keeps the start for the next run, which may be of another scenario of the same replicate; yes by default. It takes 47 bytes a household. */
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
    const { counties, villages, environment, households } = kept.state;
    // Kernels know where the new world's households lie: they stay there.
    for (const [name, column] of Object.entries(ownHouseholds(world))) column.set(households[name]!);
    return { ...world, ...copySurroundings({ counties, villages, environment }) };
  }
  kept = undefined;
  populate(world);
  burnIn(world);
  if (keep) {
    const households = Object.fromEntries(Object.entries(ownHouseholds(world)).map(([name, column]) => [name, column.slice()]));
    kept = { identity, state: { households, ...copySurroundings(world) } };
  }
  return world;
}

/** The state of the households of this thread's counties, which are neighbours. */
function ownHouseholds({ blocks, crew, households }: World) {
  const first = blocks.starts[crew.regions[0] ?? 0]!;
  const end = crew.regions.length === 0 ? first : blocks.starts[crew.regions.at(-1)! + 1]!;
  const names = Object.keys(householdColumns) as (keyof typeof householdColumns)[];
  return Object.fromEntries(names.map((name) => [name, households[name].subarray(first, end)]));
}

/** All but the households. */
function copySurroundings({ counties, villages, environment }: Pick<World, 'counties' | 'villages' | 'environment'>) {
  return {
    counties: copyColumns(counties),
    villages: copyColumns(villages),
    environment: { ...environment, logPrice: environment.logPrice.slice() },
  };
}
