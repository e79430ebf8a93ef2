import { industries, yunnanCounties, type County } from '../../data/index.ts';
import { allocateRows } from '../../kernel/index.ts';
import { allocateColumns, allocateOwn, layBlocks, rowCount, workAlone } from '../../population/index.ts';
import { keyFromSeed } from '../../random/index.ts';
import { assistanceCases } from '../governance/cases.ts';
import { openLedger } from '../governance/ledger.ts';
import { restingLevels } from '../governance/levels.ts';
import { instrumentCount } from '../instruments/index.ts';
import { compiledSteps, type StepMaker } from '../steps.ts';
import type { ModelParameters } from '../parameters/index.ts';
import { openRecorder } from '../record/recorder.ts';
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
export function sampleSize(parameters: ModelParameters, county: County): number {
  return Math.round(county.ruralPopulation2011 / meanSize(parameters) / parameters.population.households_per_agent);
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

/** Lays out an empty world with its tables, without households' states. */
export function allocateWorld(
  parameters: ModelParameters,
  seed: string,
  replicate: number,
  table: readonly County[] = yunnanCounties,
  makeSteps: StepMaker = compiledSteps,
): World {
  const counties = selectCounties(parameters, table);
  const weight = parameters.population.households_per_agent;
  const blocks = layBlocks(
    counties.map((county) => county.code),
    counties.map((county) => sampleSize(parameters, county)),
  );
  const villageSizes = counties.map((_, c) => {
    const count = blocks.starts[c + 1]! - blocks.starts[c]!;
    const wanted = Math.round((count * weight) / parameters.population.village_households);
    return Math.max(1, Math.min(wanted, Math.floor(count / smallestVillage)));
  });
  const villageStarts = layBlocks(
    counties.map((county) => county.code),
    villageSizes,
  ).starts;
  const villages = villageStarts[villageStarts.length - 1]!;
  const facts = counties.map((county) => factsOf(parameters, county));
  const rows: HouseholdRows = allocateRows({ ...householdColumns, ...passedColumns }, rowCount(blocks));
  return {
    parameters,
    key: keyFromSeed(seed, replicate),
    blocks,
    crew: workAlone(counties.length),
    facts,
    households: rows.columns,
    steps: makeSteps(rows),
    counties: allocateColumns(countyColumns, counties.length),
    villages: { starts: villageStarts, memberShare: new Float64Array(villages), migrantShare: new Float64Array(villages) },
    environment: {
      traditional: parameters.economy.traditional_productivity,
      specialty: parameters.economy.specialty_productivity,
      wage: parameters.economy.wage,
      logPrice: new Float64Array(industries.length),
    },
    ledger: openLedger(counties.length, instrumentCount),
    weight,
    levels: restingLevels,
    recorder: openRecorder(parameters, blocks, facts, allocateOwn),
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
