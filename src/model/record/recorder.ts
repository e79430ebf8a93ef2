import { mergeBlocks, type Blocks } from '../../population/index.ts';
import { drawBlock, uniform } from '../../random/index.ts';
import { distributionOf, packIncome } from '../indicators/distribution.ts';
import type { ModelParameters } from '../parameters/index.ts';
import { purposes } from '../purposes.ts';
import { flag, type World } from '../world.ts';
import type { HouseholdRecord, RunRecord } from './column.ts';
import { countyColumns, householdColumns, provinceColumns } from './columns.ts';
import { addTallies, emptyTally, tallyCounty, valuesOf } from './tally.ts';

/** Where a run's results collect. Recording reads the world and never changes it. */
export interface Recorder {
  readonly years: number;
  readonly province: Float64Array;
  readonly counties: Float64Array;
  /** Packed incomes of a year, by county block; sorted in place. */
  readonly incomes: Float64Array;
  readonly spare: Float64Array;
  /** Year, county and index of each recorded household in turn, then one list for each column of the panel. */
  readonly panel: number[][];
}

/** Opens a recorder for every year of a run, the base year included. */
export function openRecorder(parameters: ModelParameters, blocks: Blocks): Recorder {
  const years = parameters.years.to - parameters.years.from + 1;
  const counties = blocks.codes.length;
  return {
    years,
    province: new Float64Array(provinceColumns.length * years),
    counties: new Float64Array(countyColumns.length * years * counties),
    incomes: new Float64Array(blocks.starts[counties]!),
    spare: new Float64Array(blocks.starts[counties]!),
    panel: [[], ...householdColumns.map(() => [])],
  };
}

/** Stage 7. Indicators of every county and of the province, on the truth. */
export function record(world: World, t: number): void {
  const { recorder, blocks, facts } = world;
  const { incomes, years } = recorder;
  const province = emptyTally();
  const { income, size } = world.households;
  for (let h = 0; h < incomes.length; h++) incomes[h] = packIncome(income[h]!, size[h]!);
  for (let c = 0; c < facts.length; c++) {
    const tally = tallyCounty(world, c);
    const distribution = distributionOf(incomes.subarray(blocks.starts[c]!, blocks.starts[c + 1]!).sort());
    const values = valuesOf(tally, distribution, tally.delisted);
    for (let j = 0; j < values.length; j++) recorder.counties[(j * years + t) * facts.length + c] = values[j]!;
    addTallies(province, tally);
  }
  mergeBlocks(incomes, blocks.starts, recorder.spare);
  const values = valuesOf(province, distributionOf(incomes), province.delisted);
  for (let j = 0; j < values.length; j++) recorder.province[j * years + t] = values[j]!;
  if (world.parameters.record.households > 0) recordPanel(world, t);
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
    households: parameters.record.households > 0 ? panelOf(recorder) : undefined,
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
