/** What is grown, one thing at a time, and by how much. */
import { yunnanCounties } from '../../src/data/index.ts';
import { layOut } from '../../src/model/start/create-world.ts';
import { rowCount } from '../../src/population/index.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';

export const scenarioName = 'multi-centre-equal-budget';

/** One size of a series: the options of `polylift run` and how much is simulated with them. */
export interface Size {
  readonly label: string;
  readonly options: readonly string[];
  readonly householdYears: number;
}

export interface Series {
  readonly title: string;
  readonly sizes: readonly Size[];
}

interface Setting {
  readonly label: string;
  /** Real households for each simulated one. */
  readonly weight: number;
  readonly counties?: number;
  readonly lastYear?: number;
  readonly replicates?: number;
}

/** Codes of so many counties, taken at even distances from the table, so that a part has counties of all sizes. */
export function spreadCounties(count: number): number[] {
  return Array.from({ length: count }, (_, i) => yunnanCounties[Math.floor((i * yunnanCounties.length) / count)]!.code);
}

async function sizeOf({ label, weight, counties, lastYear = 2020, replicates = 1 }: Setting): Promise<Size> {
  const codes = counties === undefined ? undefined : spreadCounties(counties);
  const { scenario } = await loadScenario(scenarioName, [
    { path: 'population.households_per_agent', value: weight },
    { path: 'years.to', value: lastYear },
    ...(codes === undefined ? [] : [{ path: 'population.counties', value: codes }]),
  ]);
  const households = rowCount(layOut(scenario).blocks);
  const options = ['--sample', `1:${weight}`, '--years', `${scenario.years.from}-${lastYear}`, '--replicates', String(replicates)];
  if (codes !== undefined) options.push('--set', `population.counties=[${codes.join(',')}]`);
  return { label, options, householdYears: households * (lastYear - scenario.years.from) * replicates };
}

/**
 * The series of the whole model. `share` in (0, 1] makes all of them smaller for a trial: it bounds the largest size as a share of all rural
 * households.
 */
export async function seriesOfRuns(share: number): Promise<Series[]> {
  const at = (weight: number): number => Math.ceil(weight / share);
  const settings: Record<string, Setting[]> = {
    households: [1000, 100, 10, 1].map((weight) => ({ label: `1:${at(weight)}`, weight: at(weight) })),
    counties: [16, 32, 64, 129].map((counties) => ({ label: String(counties), weight: at(20), counties })),
    years: [2014, 2017, 2020, 2035].map((lastYear) => ({ label: `to ${lastYear}`, weight: at(20), lastYear })),
    replicates: [1, 2, 4, 8].map((replicates) => ({ label: String(replicates), weight: at(50), replicates })),
  };
  return Promise.all(
    Object.entries(settings).map(async ([title, own]) => ({ title, sizes: await Promise.all(own.map((setting) => sizeOf(setting))) })),
  );
}
