import { beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/model/record/column.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { thirteenCounties } from './counties.ts';
import { everyLevel, parametersWith, type Settings, shippedWith } from './parameters.ts';
import { differences, provinceSeries } from './series.ts';

const sample: Settings = { 'population.households_per_agent': 1000 };
const someCounties: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 200 };
const noOtherMoney: Settings = { 'governance.centres.market.share': 0, 'governance.centres.society.share': 0 };
const run = (settings: Settings): RunRecord => simulateRun(parametersWith({ ...someCounties, ...settings }), 'floors', 0);

describe('multi-centre governance with every level at its floor and one centre with money', () => {
  let single: RunRecord;

  beforeAll(async () => {
    single = simulateRun(await shippedWith('single-centre', someCounties), 'floors', 0);
  });

  it('has a programme to compare: single-centre governance spends and lifts', () => {
    const none = run({ 'governance.budget': 0 });
    expect(provinceSeries(single, 'headcount').at(-1)).toBeLessThan(provinceSeries(none, 'headcount').at(-1)! - 0.01);
  });

  it('equals single-centre bit for bit in all counties: every shipped scenario of three centres', async () => {
    const everywhere = simulateRun(await shippedWith('single-centre', sample), 'floors', 0);
    for (const name of ['multi-centre-equal-budget', 'multi-centre-added-budget', 'historical']) {
      const floored = await shippedWith(name, { ...sample, ...everyLevel(0), ...noOtherMoney, cases: [] });
      expect(differences(simulateRun(floored, 'floors', 0), everywhere), name).toEqual([]);
    }
  });

  it.each<[string, Settings]>([
    ['all centres admitted', {}],
    ['only the government admitted', { 'governance.admitted_centres': ['government'] }],
    ['government and market admitted', { 'governance.admitted_centres': ['government', 'market'] }],
    ['centres admitted in another order', { 'governance.admitted_centres': ['society', 'government', 'market'] }],
    ['the added basis', { 'governance.budget_basis': 'added' }],
    [
      'money of centres that may not act',
      { 'governance.admitted_centres': ['government'], 'governance.centres.market.share': 0.2, 'governance.centres.society.share': 0.3 },
    ],
    [
      'mechanisms at full strength',
      { 'governance.mechanisms.leverage_full': 20, 'governance.mechanisms.training_full': 5, 'governance.mechanisms.need_weight_full': 1 },
    ],
    ['costly coordination', { 'governance.coordination.multiplier': 50 }],
    ['other mixes of absent centres', { 'governance.centres.market.mix.training': 0, 'governance.centres.market.mix.loans': 0.55 }],
    ['levels that need another centre', { 'governance.levels.social': 1, 'governance.levels.assistance': 1 }],
  ])('equals single-centre bit for bit, with %s', (_, settings) => {
    expect(differences(run(settings), single)).toEqual([]);
  });
});
