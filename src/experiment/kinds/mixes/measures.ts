/** What mixes are judged by, and how it is read from the runs. */
import type { Objective } from '../../../analysis/index.ts';
import type { AnalysisContext, Bilingual } from '../../kind.ts';
import { endOf } from './points.ts';
import type { MeasureName, MixesSpec } from './schema.ts';

export interface Measure {
  readonly name: MeasureName;
  readonly better: 'lower' | 'higher';
  readonly title: Bilingual;
  readonly unit: string;
  readonly description: string;
}

export const measures: Readonly<Record<MeasureName, Measure>> = {
  cost: {
    name: 'cost',
    better: 'lower',
    title: { en: 'Cost', zh: '成本' },
    unit: 'yuan of 2010',
    description: 'Spending of all centres and on coordination, summed over the simulated years.',
  },
  lifted: {
    name: 'lifted',
    better: 'higher',
    title: { en: 'Persons durably lifted', zh: '稳定脱贫人数' },
    unit: 'persons',
    description:
      'More than without money: persons not poor in the last year and the two before, poor in the base year or later, less the same number without any money in the same replicate.',
  },
  gap: {
    name: 'gap',
    better: 'higher',
    title: { en: 'Poverty gap closed', zh: '贫困缺口弥合' },
    unit: 'share',
    description: 'Part of the poverty gap without money that is gone, over all simulated years of the same replicate.',
  },
  gini: {
    name: 'gini',
    better: 'lower',
    title: { en: 'Gini coefficient', zh: '基尼系数' },
    unit: '1',
    description: 'Of income per person in the last year.',
  },
  relapse: {
    name: 'relapse',
    better: 'lower',
    title: { en: 'Relapse after the end', zh: '项目结束后返贫率' },
    unit: 'share',
    description: 'Persons who fall back into poverty within three years of leaving it, mean over the years after the last one with money.',
  },
};

/** Indicators that the measures are made of. */
export const neededIndicators: readonly string[] = ['spend_total', 'durably_lifted', 'poverty_gap', 'gini', 'relapse_rate'];

/** Measures of runs: entry `r` is replicate `r` of the list asked for, NaN where it is not defined. */
export interface MeasuredRuns {
  /** Of a point under a scenario, over replicates `from` to `to`, the latter left out. `none` is the point without money over the same ones. */
  of(point: number, scenario: number, none: number, from: number, to: number): Readonly<Record<MeasureName, Float64Array>>;
}

export async function measureRuns({ spec, years, outcomes }: AnalysisContext<MixesSpec>): Promise<MeasuredRuns> {
  const values = (indicator: string, year: number | 'sum'): Promise<Float64Array> => outcomes.values({ indicator, year });
  const { to } = years;
  const spent = await values('spend_total', 'sum');
  const lifted = await values('durably_lifted', to);
  const gap = await values('poverty_gap', 'sum');
  const gini = await values('gini', to);
  const after: Float64Array[] = [];
  for (let year = endOf(spec, years) + 1; year <= to; year++) after.push(await values('relapse_rate', year));
  return {
    of: (point, scenario, none, first, end) => {
      const at = (p: number, s: number, r: number): number => (p * outcomes.scenarios + s) * outcomes.replicates + r;
      const list = (value: (here: number, empty: number) => number): Float64Array =>
        Float64Array.from({ length: end - first }, (_, r) => value(at(point, scenario, first + r), at(none, 0, first + r)));
      return {
        cost: list((here) => spent[here]!),
        lifted: list((here, empty) => lifted[here]! - lifted[empty]!),
        gap: list((here, empty) => (gap[empty]! - gap[here]!) / gap[empty]!),
        gini: list((here) => gini[here]!),
        relapse: list((here) => after.reduce((sum, rates) => sum + rates[here]!, 0) / after.length),
      };
    },
  };
}

/** The measures as objectives. `scale` is the reference's value of each, by which margins are taken. */
export function objectivesOf(
  names: readonly MeasureName[],
  margins: MixesSpec['margins'],
  scale: Readonly<Record<MeasureName, number>>,
): Objective[] {
  return names.map((name) => ({ name, better: measures[name].better, margin: (margins[name] ?? 0) * Math.abs(scale[name] || 0) }));
}
