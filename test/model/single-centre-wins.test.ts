import { describe, expect, it } from 'vitest';
import { simulateRun } from '../../src/simulate/run.ts';
import { thirteenCounties } from './counties.ts';
import { everyLevel, parametersWith, type Settings, threeCentres } from './parameters.ts';
import { mean, provinceSeries, sum } from './series.ts';

/*
 * Multi-centre governance is not better by construction: under these conditions single-centre governance lifts more people with the same
 * money. Differences are paired by replicate.
 */

const few: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 200 };
const replicates = [0, 1, 2, 3];
/** Student's quantile for a two-sided interval of 95 % with three degrees of freedom. */
const quantile = 3.182;

function headcounts(settings: Settings): number[] {
  const parameters = parametersWith({ ...few, ...settings });
  return replicates.map((replicate) =>
    mean(provinceSeries(simulateRun(parameters, 'single-centre-wins', replicate), 'headcount').slice(1)),
  );
}

describe('single-centre governance lifts more on an equal budget', () => {
  const single = headcounts({ 'governance.admitted_centres': ['government'] });

  it.for<[string, Settings]>([
    [
      'working together costs twelve times the default and nobody organises it',
      { ...everyLevel(0.5), 'governance.levels.organization': 0, 'governance.coordination.multiplier': 12 },
    ],
    ['working together costs twelve times the default, organised or not', { ...everyLevel(0.5), 'governance.coordination.multiplier': 12 }],
    ['policies fit the same households but nobody organises who helps whom', { 'governance.levels.policy': 1 }],
    ['coordination eats most of the money of centres without synergies', { 'governance.coordination.multiplier': 18 }],
  ])('where %s', async ([, settings], { annotate }) => {
    const multi = headcounts({ ...threeCentres, ...settings });
    const differences = multi.map((headcount, r) => headcount - single[r]!);
    const difference = mean(differences);
    const sd = Math.sqrt(sum(differences.map((d) => (d - difference) ** 2)) / (differences.length - 1));
    const half = (quantile * sd) / Math.sqrt(differences.length);
    const message = `multi-centre minus single-centre, mean headcount of 2012-2020: ${(100 * difference).toFixed(2)} ± ${(100 * half).toFixed(2)} points`;
    await annotate(message);
    expect(difference, message).toBeGreaterThan(half);
  });

  it('but not by default, so that the conditions say something', () => {
    const multi = headcounts({ ...threeCentres, ...everyLevel(0.5) });
    expect(mean(multi)).toBeLessThan(mean(single) - 0.003);
  });
});
