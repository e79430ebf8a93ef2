import { industries, yunnanCounties, type County } from '../../data/index.ts';
import { allocateRows } from '../../kernel/index.ts';
import { allocateColumns, allocateOwn, layBlocks, rowCount, workAlone, type Blocks, type Crew } from '../../population/index.ts';
import { keyFromSeed } from '../../random/index.ts';
import { assistanceCases } from '../governance/cases.ts';
import { openLedger } from '../governance/ledger.ts';
import { restingLevels } from '../governance/levels.ts';
import { instrumentCount } from '../instruments/index.ts';
import { compiledSteps, type StepMaker } from '../steps.ts';
import type { ModelParameters } from '../parameters/index.ts';
import { recordedColumns } from '../record/recorded-columns.ts';
import { openRecorder, type Recorder } from '../record/recorder.ts';
import { countyColumns, householdColumns, passedColumns, type CountyFacts, type HouseholdRows, type World } from '../world.ts';
import { countyClass, drawHouseholds } from './draw-households.ts';

/** Villages have at least this many simulated households, so that a small sample still has neighbours. */
const smallestVillage = 4;

/** Counties of a run: all of the table, or those that the scenario lists, in the order of the table. */
export function selectCounties(parameters: ModelParameters, table: readonly County[] = yunnanCounties): readonly County[] {
  const { counties } = parameters.population;
  return counties === 'all' ? table : table.filter((county) => counties.includes(county.code));
}

/** Mean household size of the starting population, persons. */
export function meanSize(parameters: ModelParameters): number {
  let mean = 0;
  for (let k = 0; k < parameters.population.size_shares.length; k++) mean += (k + 1) * parameters.population.size_shares[k]!;
  return mean;
}

/** Simulated households of a county: its rural population over the mean size and the sampling weight. */
export function sampleSize(parameters: ModelParameters, county: County, mean: number = meanSize(parameters)): number {
  return Math.round(county.ruralPopulation2011 / mean / parameters.population.households_per_agent);
}

function factsOf(parameters: ModelParameters, county: County): CountyFacts {
  const cadres = assistanceCases.filter((a) => parameters.cases.includes(a.id) && (a.counties as readonly number[]).includes(county.code));
  return {
    code: county.code,
    industry: industries.indexOf(county.industry),
    povertyCounty: county.povertyCounty,
    deepPoverty: county.deepPoverty,
    forest: county.forest,
    // Every one of the 88 poverty counties had a partner under the eastern or the central pairing by 2016.
    paired: county.povertyCounty,
    caseCadres: cadres.reduce((sum, a) => sum + a.cadres, 0),
    headcount: county.headcount2011,
  };
}

/** Columns of a world's households. */
export const householdRows = { ...householdColumns, ...passedColumns, ...recordedColumns };

/** Which counties a run has, and how many households and villages in each. */
export interface Layout {
  readonly facts: readonly CountyFacts[];
  readonly blocks: Blocks;
  /** First village of each county; one entry more than counties. */
  readonly villageStarts: Int32Array;
}

/** Lays out the counties of a run. */
export function layOut(parameters: ModelParameters, table: readonly County[] = yunnanCounties): Layout {
  const counties = selectCounties(parameters, table);
  const codes = counties.map((county) => county.code);
  const { households_per_agent: weight, village_households: wanted } = parameters.population;
  const sizes = counties.map((county) => sampleSize(parameters, county));
  const villages = sizes.map((count) => Math.max(1, Math.min(Math.round((count * weight) / wanted), Math.floor(count / smallestVillage))));
  return {
    facts: counties.map((county) => factsOf(parameters, county)),
    blocks: layBlocks(codes, sizes),
    villageStarts: layBlocks(codes, villages).starts,
  };
}

/** Memory that grows with the households: what the threads of a crew share. Zeroed. */
export interface WorldRoom {
  readonly rows: HouseholdRows;
  readonly recorder: Recorder;
}

/** Room for a world in one thread. */
export function roomFor(parameters: ModelParameters, { blocks, facts }: Layout): WorldRoom {
  return { rows: allocateRows(householdRows, rowCount(blocks)), recorder: openRecorder(parameters, blocks, facts, allocateOwn) };
}

/** How a world is made, other than from its parameters. */
export interface WorldOptions {
  readonly layout?: Layout | undefined;
  readonly room?: WorldRoom | undefined;
  /** The thread's crew, with what it exchanges; alone by default. */
  readonly crew?: { readonly crew: Crew; readonly exchanged: Float64Array } | undefined;
  readonly makeSteps?: StepMaker | undefined;
}

/** An empty world with its tables, without households' states. */
export function allocateWorld(parameters: ModelParameters, seed: string, replicate: number, options: WorldOptions = {}): World {
  return emptyWorld(parameters, keyFromSeed(seed, replicate), options);
}

/** The same from the key of all random numbers. */
export function emptyWorld(parameters: ModelParameters, key: Uint32Array, options: WorldOptions = {}): World {
  const layout = options.layout ?? layOut(parameters);
  const { facts, blocks, villageStarts } = layout;
  const { rows, recorder } = options.room ?? roomFor(parameters, layout);
  const villages = rowCount({ codes: blocks.codes, starts: villageStarts });
  return {
    parameters,
    key,
    blocks,
    crew: options.crew?.crew ?? workAlone(facts.length),
    exchanged: options.crew?.exchanged,
    facts,
    households: rows.columns,
    steps: (options.makeSteps ?? compiledSteps)(rows),
    counties: allocateColumns(countyColumns, facts.length),
    villages: { starts: villageStarts, memberShare: new Float64Array(villages), migrantShare: new Float64Array(villages) },
    environment: {
      traditional: parameters.economy.traditional_productivity,
      specialty: parameters.economy.specialty_productivity,
      wage: parameters.economy.wage,
      logPrice: new Float64Array(industries.length),
    },
    ledger: openLedger(facts.length, instrumentCount),
    povertyLine: Math.fround(parameters.macro.poverty_line),
    weight: parameters.population.households_per_agent,
    levels: restingLevels,
    recorder,
  };
}

/** Fills a world with counties and households as they are before the burn-in. */
export function populate(world: World): void {
  const { population: p } = world.parameters;
  for (const c of world.crew.regions) {
    const kind = countyClass(world.facts[c]!);
    const households = (world.blocks.starts[c + 1]! - world.blocks.starts[c]!) * world.weight;
    world.counties.factor[c] = 1;
    world.counties.infrastructure[c] = p.infrastructure[kind];
    world.counties.capacity[c] = p.administrative_capacity[kind];
    world.counties.enterprises[c] = Math.round((p.enterprises_per_10k[kind] * households) / 10_000);
    drawHouseholds(world, c);
  }
}
