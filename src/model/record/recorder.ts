import { mergeBlocks, type Allocate, type Blocks } from '../../population/index.ts';
import { drawBlock, uniform } from '../../random/index.ts';
import { addLogSums, decileBounds, decileOf, logSumsOf, packIncome, partMeans, rankedOf } from '../indicators/distribution.ts';
import { addScaledPoverty } from '../indicators/growth.ts';
import type { PovertySums } from '../indicators/poverty.ts';
import { addSpells, durablyLifted, emptySpells, spellKinds } from '../indicators/spells.ts';
import type { ModelParameters } from '../parameters/index.ts';
import { purposes } from '../purposes.ts';
import { flag, type CountyFacts, type World } from '../world.ts';
import { areasOf, partition, type Area } from './areas.ts';
import type { FollowedHouseholds, HouseholdRecord, RunRecord } from './column.ts';
import { countyColumns, decileColumns, householdColumns, provinceColumns, spellColumns } from './columns.ts';
import { addTallies, emptyTally, tallyCounty, valuesOf, type GrowthSums, type Tally } from './tally.ts';

/** Where a run's results collect. Recording reads the world and never changes it. */
export interface Recorder {
  readonly years: number;
  readonly province: Float64Array;
  readonly counties: Float64Array;
  readonly places: readonly Area[];
  readonly areas: Float64Array;
  readonly percentiles: Float64Array;
  readonly deciles: Float64Array;
  /** Packed incomes of a year, by county block; sorted in place. */
  readonly incomes: Float64Array;
  readonly spare: Float64Array;
  readonly gathered: Float64Array;
  /** Packed incomes of the province in ascending order, once all places are done. */
  readonly ranked: Float64Array;
  /** Of each household: tenth of the base year, income and persons then, and since then sums over years of income, shortfall and its square. */
  readonly baseDecile: Uint8Array;
  readonly baseIncome: Float32Array;
  readonly baseSize: Uint8Array;
  readonly income: Float64Array;
  readonly gap: Float64Array;
  readonly square: Float64Array;
  /** Poverty in the base year: counties, then areas, then the province. */
  readonly basePoverty: PovertySums[];
  /** Spending since the base year by county, yuan. */
  readonly spent: Float64Array;
  /** Year, county and index of each recorded household in turn, then one list for each column of the panel. */
  readonly panel: number[][];
}

/** Opens a recorder for every year of a run, the base year included. */
export function openRecorder(parameters: ModelParameters, blocks: Blocks, facts: readonly CountyFacts[], _allocate: Allocate): Recorder {
  const years = parameters.years.to - parameters.years.from + 1;
  const counties = blocks.codes.length;
  const households = blocks.starts[counties]!;
  const places = areasOf(facts);
  return {
    years,
    province: new Float64Array(provinceColumns.length * years),
    counties: new Float64Array(countyColumns.length * years * counties),
    places,
    areas: new Float64Array(provinceColumns.length * years * places.length),
    percentiles: new Float64Array(years * 100),
    deciles: new Float64Array(decileColumns.length * years * 10),
    incomes: new Float64Array(households),
    spare: new Float64Array(households),
    gathered: new Float64Array(households),
    ranked: new Float64Array(households),
    baseDecile: new Uint8Array(households),
    baseIncome: new Float32Array(households),
    baseSize: new Uint8Array(households),
    income: new Float64Array(households),
    gap: new Float64Array(households),
    square: new Float64Array(households),
    basePoverty: [],
    spent: new Float64Array(counties),
    panel: [[], ...householdColumns.map(() => [])],
  };
}

/** Stage 7. Indicators of every county, of prefectures and groups of counties, and of the province, on the truth. */
export function record(world: World, t: number): void {
  const { recorder, blocks, facts, households } = world;
  const { incomes, places, years } = recorder;
  const line = world.parameters.macro.poverty_line;
  if (t === 0) {
    recorder.baseIncome.set(households.income);
    recorder.baseSize.set(households.size);
  }
  addYear(recorder, households.income, line);
  for (let h = 0; h < incomes.length; h++) incomes[h] = packIncome(households.income[h]!, households.size[h]!);
  const everyCounty = facts.map((_, c) => c);
  const tallies = everyCounty.map((c) => {
    const own = incomes.subarray(blocks.starts[c]!, blocks.starts[c + 1]!).sort();
    const tally = tallyCounty(world, c, t);
    addLogSums(tally.logs, logSumsOf(own));
    if (t === 0) recorder.basePoverty[c] = tally.poverty;
    const values = valuesOf(tally, rankedOf(own), growthSince(world, tally, c, [c]), 'county', world.weight);
    for (let j = 0; j < values.length; j++) recorder.counties[(j * years + t) * facts.length + c] = values[j]!;
    return tally;
  });
  const edges = [0];
  places.forEach(({ name, counties }, a) => {
    const parts = partition.includes(name);
    const own = gather(recorder, blocks, counties, parts ? recorder.ranked.subarray(edges.at(-1)) : recorder.gathered);
    if (parts) edges.push(edges.at(-1)! + own.length);
    const values = placeValues(world, t, tallies, counties, facts.length + a, own);
    for (let j = 0; j < values.length; j++) recorder.areas[(j * years + t) * places.length + a] = values[j]!;
  });
  const { ranked } = recorder;
  mergeBlocks(ranked, Int32Array.from(edges), recorder.spare);
  const values = placeValues(world, t, tallies, everyCounty, facts.length + places.length, ranked);
  for (let j = 0; j < values.length; j++) recorder.province[j * years + t] = values[j]!;
  partMeans(ranked, 100, recorder.percentiles.subarray(t * 100, (t + 1) * 100));
  if (t === 0) rankHouseholds(world, ranked);
  recordDeciles(world, t);
  if (world.parameters.record.households > 0) recordPanel(world, t);
}

/** Adds the year to the sums of each household. */
function addYear({ income, gap, square }: Recorder, now: Float32Array, line: number): void {
  for (let h = 0; h < now.length; h++) {
    const y = now[h]!;
    income[h]! += y;
    if (y >= line) continue;
    const shortfall = (line - y) / line;
    gap[h]! += shortfall;
    square[h]! += shortfall * shortfall;
  }
}

/** Values of a place that has several counties. `sorted`: its packed incomes in ascending order. */
function placeValues(
  world: World,
  t: number,
  tallies: readonly Tally[],
  counties: readonly number[],
  at: number,
  sorted: Float64Array,
): number[] {
  const total = emptyTally();
  for (const c of counties) addTallies(total, tallies[c]!);
  if (t === 0) world.recorder.basePoverty[at] = total.poverty;
  return valuesOf(total, rankedOf(sorted), growthSince(world, total, at, counties), 'area', world.weight);
}

/** Packed incomes of some counties in ascending order, from their sorted blocks, into the beginning of `into`. */
function gather({ incomes, spare }: Recorder, { starts }: Blocks, counties: readonly number[], into: Float64Array): Float64Array {
  const edges = new Int32Array(counties.length + 1);
  counties.forEach((c, i) => {
    into.set(incomes.subarray(starts[c]!, starts[c + 1]!), edges[i]!);
    edges[i + 1] = edges[i]! + starts[c + 1]! - starts[c]!;
  });
  const own = into.subarray(0, edges[counties.length]!);
  mergeBlocks(own, edges, spare.subarray(0, own.length));
  return own;
}

function growthSince(
  { recorder, households, blocks, parameters }: World,
  tally: Tally,
  at: number,
  counties: readonly number[],
): GrowthSums {
  const base = recorder.basePoverty[at]!;
  const growth = tally.poverty.income / tally.poverty.persons / (base.income / base.persons);
  const grown = { headcount: 0, gap: 0 };
  const shared = { headcount: 0, gap: 0 };
  const line = parameters.macro.poverty_line;
  for (const c of counties) {
    const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
    addScaledPoverty(grown, recorder.baseIncome, recorder.baseSize, first, end, growth, line);
    addScaledPoverty(shared, households.income, households.size, first, end, 1 / growth, line);
  }
  return { base, grown, shared };
}

/** Finds the tenth of each household in the base year. */
function rankHouseholds({ households, recorder }: World, sorted: Float64Array): void {
  const bounds = decileBounds(sorted);
  const { income, size } = households;
  for (let h = 0; h < income.length; h++) recorder.baseDecile[h] = decileOf(packIncome(income[h]!, size[h]!), bounds);
}

function recordDeciles({ households: s, recorder, parameters }: World, t: number): void {
  const { baseDecile, deciles, years } = recorder;
  const line = parameters.macro.poverty_line;
  const [persons, income, poor, lifted] = Array.from({ length: 4 }, () => new Float64Array(10)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let h = 0; h < baseDecile.length; h++) {
    const d = baseDecile[h]!;
    const w = s.size[h]!;
    const y = s.income[h]!;
    persons[d]! += w;
    income[d]! += w * y;
    if (y < line) poor[d]! += w;
    if (durablyLifted(s.poverty[h]!, t)) lifted[d]! += w;
  }
  [income, poor, lifted].forEach((sums, j) => {
    for (let d = 0; d < 10; d++) deciles[(j * years + t) * 10 + d] = sums[d]! / persons[d]!;
  });
}

function recordPanel(world: World, t: number): void {
  const { blocks, households: s, key, parameters, recorder } = world;
  const words = new Uint32Array(4);
  for (let c = 0; c < world.facts.length; c++) {
    for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h++) {
      const i = h - blocks.starts[c]!;
      drawBlock(key, i, blocks.codes[c]!, purposes.record, parameters.years.from, 0, words);
      if (uniform(words[0]!) >= parameters.record.households) continue;
      const f = s.flags[h]!;
      const bit = (mask: number): number => ((f & mask) === 0 ? 0 : 1);
      const row = [
        s.size[h]!,
        s.workers[h]!,
        s.offfarm[h]!,
        s.income[h]!,
        s.skill[h]!,
        s.capital[h]!,
        s.debt[h]!,
        s.support[h]!,
        bit(flag.aware),
        bit(flag.member),
        bit(flag.registered),
        s.poverty[h]! & 1,
        s.deprivations[h]!,
        s.helpedNow[h]!,
      ];
      recorder.panel[0]!.push(parameters.years.from + t, blocks.codes[c]!, i);
      for (let j = 0; j < row.length; j++) recorder.panel[j + 1]!.push(row[j]!);
    }
  }
}

/** The finished record of a run. */
export function closeRecorder(world: World): RunRecord {
  const { recorder, parameters, blocks } = world;
  return {
    firstYear: parameters.years.from,
    years: recorder.years,
    countyCodes: Array.from(blocks.codes),
    province: recorder.province,
    counties: recorder.counties,
    areaNames: recorder.places.map(({ name }) => name),
    areas: recorder.areas,
    percentiles: recorder.percentiles,
    deciles: recorder.deciles,
    spells: spellsOf(world),
    followed: followedOf(world),
    households: parameters.record.households > 0 ? panelOf(recorder) : undefined,
  };
}

function spellsOf({ households: { poverty, size }, recorder, weight }: World): Float64Array {
  const years = recorder.years - 1;
  const sums = emptySpells(years);
  for (let h = 0; h < poverty.length; h++) addSpells(sums, poverty[h]!, years, size[h]! * weight);
  const spells = new Float64Array(spellColumns.length * spellKinds.length * years);
  spellKinds.forEach((kind, k) => {
    spells.set(sums[kind].atRisk, k * years);
    spells.set(sums[kind].ended, (spellKinds.length + k) * years);
  });
  return spells;
}

/** Above this number of simulated households every k-th of each county is followed, the same in every scenario. */
const mostFollowed = 400_000;

function followedOf({ households, recorder, blocks }: World): FollowedHouseholds {
  const step = Math.ceil(recorder.incomes.length / mostFollowed);
  const rows: number[] = [];
  for (let c = 0; c < blocks.codes.length; c++) for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h += step) rows.push(h);
  return {
    baseDecile: Uint8Array.from(rows, (h) => recorder.baseDecile[h]!),
    persons: Uint8Array.from(rows, (h) => households.size[h]!),
    income: Float64Array.from(rows, (h) => households.income[h]!),
  };
}

function panelOf(recorder: Recorder): HouseholdRecord {
  const identity = recorder.panel[0]!;
  const rows = identity.length / 3;
  const nth = (k: number): Int32Array => Int32Array.from({ length: rows }, (_, r) => identity[3 * r + k]!);
  return {
    rows,
    year: nth(0),
    county: nth(1),
    household: nth(2),
    values: recorder.panel.slice(1).map((values) => Float64Array.from(values)),
  };
}
