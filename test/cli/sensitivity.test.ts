import { describe, expect, test } from 'vitest';
import { printSensitivity } from '../../src/cli/print-sensitivity.ts';
import { readSensitivityOptions } from '../../src/cli/sensitivity-options.ts';
import type { SensitivitySummary } from '../../src/experiment/kinds/sensitivity/summary.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { madeUpSensitivity } from '../report/made-up-sensitivity.ts';

describe('the options of polylift sensitivity', () => {
  test('state what a file could state', () => {
    expect(
      readSensitivityOptions({
        method: 'sobol',
        scenarios: 'single-centre, mine.yaml',
        parameters: [
          'governance.budget=x0.5..x2, economy.wage=3000..4.5e3',
          'governance.budget_basis=equal|added',
          'a.b=0|0.5|1',
          'c=-.2..+3',
        ],
        indicator: 'gini',
        year: '2016',
        points: '64',
        trajectories: '12',
        secondOrder: true,
        seedGroup: true,
      }),
    ).toEqual({
      method: 'sobol',
      scenarios: ['single-centre', 'mine.yaml'],
      factors: {
        'governance.budget': { from: 0.5, to: 2, change: 'multiply' },
        'economy.wage': { from: 3000, to: 4500 },
        'governance.budget_basis': { values: ['equal', 'added'] },
        'a.b': { values: [0, 0.5, 1] },
        c: { from: -0.2, to: 3 },
      },
      outcomes: [{ indicator: 'gini', year: 2016 }],
      N: 64,
      num_trajectories: 12,
      calc_second_order: true,
      seed_group: true,
    });
    expect(readSensitivityOptions({})).toEqual({});
    expect(readSensitivityOptions({ indicator: 'gini', year: 'sum' })).toEqual({ outcomes: [{ indicator: 'gini', year: 'sum' }] });
    expect(readSensitivityOptions({ parameters: ['b=x0.5..2'] })).toEqual({ factors: { b: { from: 0.5, to: 2, change: 'multiply' } } });
  });

  test('are refused all at once, each with the way to mend it', () => {
    const read = (): unknown =>
      readSensitivityOptions({
        parameters: ['governance.budget', 'x=1', 'y=1..', 'z=1..x2'],
        year: '2016',
        points: '1',
        trajectories: 'few',
      });
    expect(read).toThrow(InputError);
    try {
      read();
    } catch (error) {
      expect((error as InputError).problems.map(({ file, message }) => `${file}: ${message}`)).toMatchInlineSnapshot(`
        [
          "--year 2016: a year is that of an indicator",
          "--parameters governance.budget: a parameter is written path=from..to",
          "--parameters x=1: a parameter is written path=from..to",
          "--parameters y=1..: a parameter is written path=from..to",
          "--parameters z=1..x2: a parameter is written path=from..to",
          "--points 1: points is a whole number from 2 to 10000000",
          "--trajectories few: trajectories is a whole number from 2 to 10000000",
        ]
      `);
    }
  });
});

describe('the table of polylift sensitivity', () => {
  test.each(['morris', 'sobol', 'pawn'] as const)('of %s has the factors, most important first', (method) => {
    const text = printSensitivity(madeUpSensitivity(method).summary as SensitivitySummary, 100);
    expect(text.split('\n\nMean income')[0]).toMatchSnapshot();
  });
});
