import type { ModelParameters } from '../model/parameters/index.ts';
import type { Recorder } from '../model/record/recorder.ts';
import { recordedColumns } from '../model/record/recorded-columns.ts';
import { emptyWorld, layOut, type WorldOptions } from '../model/start/create-world.ts';
import { householdColumns, type World } from '../model/world.ts';
import { copyColumns } from '../population/index.ts';

/** Columns of typed arrays by name. */
type Saved = Readonly<Record<string, { slice(): unknown } & ArrayLike<number>>>;

/**
 * The whole state of a run at the end of a year, with all that it has recorded: what the years after it depend on, and nothing else. It is plain data
 * that shares no memory with the world (`structuredClone` copies it, messages carry it), and any number of runs may go on from it.
 */
export interface Checkpoint {
  /** Last year simulated: the base year or a later one. */
  readonly year: number;
  /** Under which the years so far were simulated. */
  readonly parameters: ModelParameters;
  /** Key of all random numbers, those of the years to come included. */
  readonly key: Uint32Array;
  /** Of this thread's counties. */
  readonly households: Saved;
  readonly surroundings: Surroundings;
  /** What has been recorded; `undefined` where another thread of the run has it. */
  readonly recorded: Saved | undefined;
  readonly panel: readonly (readonly number[])[];
}

/** Everything of a world's state but its households. */
export type Surroundings = Pick<World, 'counties' | 'villages' | 'environment' | 'ledger' | 'levels'>;

/** Columns of households that outlive a year. `ranked` and what one stage hands to another are made anew in each. */
const lastingColumns = [...names(householdColumns), ...names(recordedColumns).filter((name) => name !== 'ranked')];

/**
 * Saves a world at the end of year `year`, which it has recorded. Threads that share the world call this together, each for its own counties.
 */
export function checkpoint(world: World, year: number): Checkpoint {
  const { crew, recorder } = world;
  // The first thread saves what all have recorded.
  crew.sync();
  return {
    year,
    parameters: world.parameters,
    key: world.key.slice(),
    households: copyColumns(ownRows(world, lastingColumns)),
    surroundings: copySurroundings(world),
    recorded: crew.member === 0 ? copyColumns(recordedSoFar(recorder)) : undefined,
    panel: recorder.panel.map((list) => [...list]),
  };
}

/**
 * A world as it was when it was saved, from here on under `parameters`, which need not be those of the years before. What a year costs, builds or owes
 * has been decided by then; every number that is read in a later year is that of `parameters`, whatever the years before had.
 * @param parameters of the same years and households; see `branchProblems`
 */
export function resumeFrom(saved: Checkpoint, parameters: ModelParameters, options: WorldOptions = {}): World {
  const world = { ...emptyWorld(parameters, saved.key, options), ...copySurroundings(saved.surroundings) };
  // Kernels know where the households lie: they stay there. So does what threads record together.
  fill(ownRows(world, lastingColumns), saved.households);
  if (saved.recorded !== undefined) fill(recordedSoFar(world.recorder), saved.recorded);
  world.recorder.panel.splice(0, Infinity, ...saved.panel.map((list) => [...list]));
  return world;
}

/** The same world from here on under other parameters, on the same memory: what `resumeFrom` does, for a state that nobody needs any more. */
export function continueUnder(world: World, parameters: ModelParameters): World {
  return { ...world, parameters, facts: layOut(parameters).facts };
}

/** Columns of the households of this thread's counties, which are neighbours. */
export function ownRows({ blocks, crew, households }: World, columns: readonly (keyof World['households'])[]) {
  const first = blocks.starts[crew.regions[0] ?? 0]!;
  const end = crew.regions.length === 0 ? first : blocks.starts[crew.regions.at(-1)! + 1]!;
  return Object.fromEntries(columns.map((name) => [name, households[name].subarray(first, end)]));
}

/** Copies all but the households. */
export function copySurroundings({ counties, villages, environment, ledger, levels }: Surroundings): Surroundings {
  const { counties: numberOfCounties, instruments, ...accounts } = ledger;
  return {
    counties: copyColumns(counties),
    villages: copyColumns(villages),
    environment: { ...environment, logPrice: environment.logPrice.slice() },
    ledger: { counties: numberOfCounties, instruments, ...copyColumns(accounts) },
    levels,
  };
}

/** What a recorder has collected of the years so far. Spells are counted in the last year; marks and runs serve one year alone. */
function recordedSoFar(recorder: Recorder) {
  const { province, counties, areas, percentiles, tenths, tallies, baseTallies, baseMarks, bounds } = recorder;
  const { at: markedAt, persons: markedPersons, income: markedIncome } = baseMarks;
  return { province, counties, areas, percentiles, tenths, tallies, baseTallies, bounds, markedAt, markedPersons, markedIncome };
}

function fill(into: Readonly<Record<string, { set(from: ArrayLike<number>): void }>>, from: Saved): void {
  for (const [name, column] of Object.entries(into)) column.set(from[name]!);
}

function names<T extends object>(specification: T): (keyof T & string)[] {
  return Object.keys(specification) as (keyof T & string)[];
}
