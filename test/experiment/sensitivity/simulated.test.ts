import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SensitivitySummary } from '../../../src/experiment/kinds/sensitivity/summary.ts';
import { runExperiment } from '../../../src/experiment/run-experiment.ts';
import { readTable, verifyResults } from '../../../src/output/index.ts';
import { prepared, scratch, tinySet } from '../tiny.ts';

const base = scratch();

/** The government alone: without another centre, buyers and jobs of society and market do nothing. */
const single = {
  scenarios: ['single-centre'],
  set: { ...tinySet, 'governance.levels.social': 1 },
  years: '2011-2012',
  replicates: 1,
  seed: 'test',
  num_resamples: 100,
  outcomes: [{ indicator: 'headcount' }, { indicator: 'mean_income', year: 'sum' }],
  factors: {
    'governance.mechanisms.social_jobs': { from: 0, to: 0.5 },
    'governance.budget': { from: 0.5, to: 4, change: 'multiply' },
    'economy.wage': { from: 3000, to: 4500 },
  },
};

async function done(name: string, change: Readonly<Record<string, unknown>>): Promise<SensitivitySummary> {
  const directory = path.join(base, name);
  const { summary, runsFailed } = await runExperiment(await prepared({ ...single, ...change }, 'sensitivity'), { directory, workers: 0 });
  expect(runsFailed).toBe(0);
  expect((await verifyResults(directory)).problems).toEqual([]);
  return summary as SensitivitySummary;
}

describe('a parameter that nothing uses', () => {
  test('has elementary effects of exactly zero', async () => {
    const summary = await done('morris', { method: 'morris', num_trajectories: 4 });
    for (const { indices } of summary.outcomes) {
      expect(indices[0]).toMatchObject({ mu: { value: 0 }, mu_star: { value: 0, lower: 0, upper: 0 }, sigma: 0, swing: { value: 0 } });
      expect(indices[2]!.mu_star!.value).toBeGreaterThan(0);
    }
  });

  test('has a total index of exactly zero', async () => {
    const summary = await done('sobol', { method: 'sobol', N: 4 });
    for (const { indices } of summary.outcomes) {
      expect(indices[0]!.ST).toEqual({ value: 0, lower: 0, upper: 0 });
      expect(indices[2]!.ST!.value).toBeGreaterThan(0);
    }
    const table = await readTable(path.join(base, 'sobol', 'sensitivity.arrow'));
    const unused = table.texts('factor').indexOf('governance_mechanisms_social_jobs');
    expect(table.numbers('ST')[unused]).toBe(0);
    expect(table.rows).toBe(6);
  });

  test('has effects once it is used: society and market need another centre', async () => {
    const summary = await done('used', { method: 'morris', num_trajectories: 4, scenarios: ['multi-centre-equal-budget'] });
    for (const { indices } of summary.outcomes) expect(indices[0]!.mu_star!.value).toBeGreaterThan(0);
  });
});
