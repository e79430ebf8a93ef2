import { type Allocate, type Blocks, blockSizes, layBlocks, rowCount } from '../../population/index.ts';
import type { BinRuns } from '../indicators/binned-incomes.ts';
import { type IncomeMarks, marksFor } from '../indicators/income-marks.ts';
import { rankedOf } from '../indicators/ranked-incomes.ts';
import { SortedIncomes } from '../indicators/sorted-incomes.ts';
import type { ModelParameters } from '../parameters/index.ts';
import type { CountyFacts, World } from '../world.ts';
import { areasOf, type Area } from './areas.ts';
import { countyColumns, provinceColumns } from './columns.ts';
import { findTenths, sumsOfTenths, sumTenths } from './deciles.ts';
import { growthSince } from './growth-since.ts';
import { recordPanel } from './panel.ts';
import { recordPlaces } from './places.ts';
import { isLarge, runStart } from './runs.ts';
import { countSpells, sumsOfSpells } from './spells-of-county.ts';
import { entryOf, tallyCounty, tallyLength, tallyOf } from './tally.ts';
import { valuesOf } from './values.ts';

/** Where a run's results collect, on memory that all threads of a run see but for the panel. Recording reads the world and never changes it. */
export interface Recorder {
  readonly years: number;
  readonly places: readonly Area[];
  /** Results, laid out as in `RunRecord`. */
  readonly province: Float64Array;
  readonly counties: Float64Array;
  readonly areas: Float64Array;
  readonly percentiles: Float64Array;
  /** Sums of each year, county and tenth, and spells of each county at the end. */
  readonly tenths: Float64Array;
  readonly spells: Float64Array;
  /** Tallies of the year and of the base year: counties, then places, then the province, one row for each. */
  readonly tallies: Float64Array;
  readonly baseTallies: Float64Array;
  /** Incomes of the counties counted in bins, in worlds large enough; the runs of county c end at `runEnds[c]`. */
  readonly runs: BinRuns;
  readonly runEnds: Int32Array;
  /** Marks in the ranked incomes of the year and of the base year: those of county `c` from `markStarts[c]` on. */
  readonly markStarts: Int32Array;
  readonly marks: IncomeMarks;
  readonly baseMarks: IncomeMarks;
  /** Lower bounds of the tenths of the base year but the poorest. */
  readonly bounds: Float64Array;
  /** Year, county and index of each recorded household of this thread's counties in turn, then a list for each column of the panel. */
  readonly panel: number[][];
}

/** Opens a recorder for every year of a run, the base year included. */
export function openRecorder(parameters: ModelParameters, blocks: Blocks, facts: readonly CountyFacts[], allocate: Allocate): Recorder {
  const years = parameters.years.to - parameters.years.from + 1;
  const counties = facts.length;
  const places = areasOf(facts);
  const doubles = (length: number): Float64Array => new Float64Array(allocate(8 * length) as ArrayBuffer);
  const rows = (counties + places.length + 1) * tallyLength;
  const markStarts = layBlocks(Array.from(blocks.codes), blockSizes(blocks).map(marksFor)).starts;
  const marks = (): IncomeMarks => {
    const count = markStarts[counties]!;
    return { at: new Int32Array(allocate(4 * count) as ArrayBuffer), persons: doubles(count), income: doubles(count) };
  };
  const runs = isLarge(rowCount(blocks)) ? runStart(blocks, counties) : 0;
  return {
    years,
    places,
    province: doubles(provinceColumns.length * years),
    counties: doubles(countyColumns.length * years * counties),
    areas: doubles(provinceColumns.length * years * places.length),
    percentiles: doubles(years * 100),
    tenths: doubles(sumsOfTenths * years * counties),
    spells: doubles(sumsOfSpells(years) * counties),
    tallies: doubles(rows),
    baseTallies: doubles(rows),
    runs: {
      bin: new Uint32Array(allocate(4 * runs) as ArrayBuffer),
      at: new Int32Array(allocate(4 * runs) as ArrayBuffer),
      persons: new Uint32Array(allocate(4 * runs) as ArrayBuffer),
      first: doubles(runs),
      second: doubles(runs),
    },
    runEnds: new Int32Array(allocate(4 * counties) as ArrayBuffer),
    markStarts,
    marks: marks(),
    baseMarks: marks(),
    bounds: doubles(9),
    panel: [],
  };
}

/** The incomes of the county at hand; one object for all counties of a thread, one after another. */
const incomes = new SortedIncomes();

/**
 * Stage 7. Indicators of every county, of prefectures and groups of counties, and of the province, on the truth. Each thread counts its own counties;
 * then each computes some of the larger places from what all have counted.
 */
export function record(world: World, t: number): void {
  const { crew, recorder } = world;
  // Others may still read what was counted last year.
  crew.sync();
  for (const c of crew.regions) recordCounty(world, c, t);
  crew.sync();
  recordPlaces(world, t);
  if (t === 0) {
    crew.sync();
    for (const c of crew.regions) findTenths(world, c);
  }
  for (const c of crew.regions) sumTenths(world, c, t);
  if (t === recorder.years - 1) for (const c of crew.regions) countSpells(world, c);
  if (world.parameters.record.households > 0) recordPanel(world, t);
}

function recordCounty(world: World, c: number, t: number): void {
  const { blocks, facts, households, recorder, weight } = world;
  const row = tallyOf(recorder.tallies, c);
  const base = tallyOf(recorder.baseTallies, c);
  const spentBefore = t === 0 ? 0 : entryOf(row, 'spentSoFar');
  tallyCounty(world, c, t, row, incomes, spentBefore);
  const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
  if (t === 0) {
    base.set(row);
    households.rankedBase.set(households.ranked.subarray(first, end), first);
    const [from, to] = [recorder.markStarts[c]!, recorder.markStarts[c + 1]!];
    for (const name of ['at', 'persons', 'income'] as const) recorder.baseMarks[name].set(recorder.marks[name].subarray(from, to), from);
  }
  const values = valuesOf(row, rankedOf(incomes), growthSince(world, row, base, [c]), 'county', weight);
  for (let j = 0; j < values.length; j++) recorder.counties[(j * recorder.years + t) * facts.length + c] = values[j]!;
}
