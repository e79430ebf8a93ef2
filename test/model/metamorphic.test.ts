import { describe, expect, it } from 'vitest';
import { yunnanCounties } from '../../src/data/index.ts';
import { levelNames } from '../../src/model/parameters/governance.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { thirteenCounties } from './counties.ts';
import { everyLevel, parametersWith, type Settings, threeCentres } from './parameters.ts';
import { countySeries, differences, mean, meanSeries, provinceSeries, sum } from './series.ts';

/*
 * What must follow when one input changes, whatever the size of the effect: relations between means over replicates that share their luck.
 */

const few: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 400 };
const replicates = [0, 1, 2];
const known = new Map<string, readonly RunRecord[]>();

function runs(settings: Settings, those: readonly number[] = replicates): readonly RunRecord[] {
  const name = JSON.stringify([settings, those]);
  const parameters = parametersWith({ ...few, ...settings });
  const records = known.get(name) ?? those.map((replicate) => simulateRun(parameters, 'metamorphic', replicate));
  known.set(name, records);
  return records;
}

/** Mean headcount ratio over the simulated years and replicates. */
const poverty = (settings: Settings): number => mean(meanSeries(runs(settings), 'headcount').slice(1));

/** Sum over years and replicates. */
const total = (settings: Settings, name: string): number => sum(runs(settings).flatMap((record) => provinceSeries(record, name)));

const level = (name: string, value: unknown = 1): Settings => ({ [`governance.levels.${name}`]: value });
const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
const descending = (values: readonly number[]): number[] => values.toSorted((a, b) => b - a);

describe('more money', () => {
  it.each<[string, Settings]>([
    ['single-centre governance', {}],
    ['multi-centre governance', { ...threeCentres, ...everyLevel(0.5) }],
  ])('lifts more people on average under %s', (_, settings) => {
    const headcounts = [0, 300, 1000, 4000].map((budget) => poverty({ ...settings, 'governance.budget': budget }));
    expect(headcounts).toEqual(descending(headcounts));
    expect(headcounts[0]! - headcounts.at(-1)!).toBeGreaterThan(0.02);
  });

  it('on top is not worse than the same money shared', () => {
    const settings = { ...threeCentres, ...everyLevel(0.5) };
    expect(poverty({ ...settings, 'governance.budget_basis': 'added' })).toBeLessThan(poverty(settings));
  });
});

describe('each level', () => {
  const bare = threeCentres;

  it.each(levelNames)('changes something on its own, and something when it alone is missing: %s', (name) => {
    const [first] = replicates;
    const one = [first!];
    expect(differences(runs({ ...bare, ...level(name) }, one)[0]!, runs(bare, one)[0]!)).not.toEqual([]);
    const all = { ...bare, ...everyLevel(1) };
    expect(differences(runs({ ...all, ...level(name, 0) }, one)[0]!, runs(all, one)[0]!)).not.toEqual([]);
  });

  it.each(levelNames)('changes something beside its cost: %s', (name) => {
    const free = { ...bare, 'governance.coordination.multiplier': 0 };
    const one = [replicates[0]!];
    expect(differences(runs({ ...free, ...level(name) }, one)[0]!, runs(free, one)[0]!)).not.toEqual([]);
  });

  it('strategic sends more money to where the poor are, and to roads first', () => {
    const deep = yunnanCounties
      .filter((county) => county.deepPoverty && thirteenCounties.includes(county.code))
      .map((county) => county.code);
    expect(deep.length).toBeGreaterThan(0);
    const toDeep = (settings: Settings): number =>
      mean(
        runs(settings).map(
          (record) => sum(deep.map((code) => countySeries(record, 'allotted', code)[1]!)) / provinceSeries(record, 'allotted')[1]!,
        ),
      );
    expect(toDeep(level('strategic'))).toBeGreaterThan(1.1 * toDeep({}));
    const roads = (settings: Settings, t: number): number => {
      const records = runs(settings);
      return mean(records.map((record) => provinceSeries(record, 'spend_infrastructure')[t]! / provinceSeries(record, 'spend_total')[t]!));
    };
    expect(roads(level('strategic'), 1)).toBeGreaterThan(roads({}, 1));
    expect(roads(level('strategic'), 9)).toBeLessThan(roads({}, 9));
  });

  it('organization delivers more of the plan in the year and helps fewer twice', () => {
    const leftOver = (settings: Settings): number =>
      mean(runs(settings).map((record) => provinceSeries(record, 'carried_over')[1]! / provinceSeries(record, 'allotted')[1]!));
    const carried = [0, 0.5, 1].map((value) => leftOver({ ...bare, ...level('organization', value) }));
    expect(carried).toEqual(descending(carried));
    expect(carried[0]! - carried[2]!).toBeGreaterThan(0.1);
    const twice = [0, 0.5, 1].map((value) => total({ ...bare, ...level('organization', value) }, 'duplicated'));
    expect(twice).toEqual(descending(twice));
    expect(twice[2]).toBe(0);
  });

  it('policy brings enterprises, and packages that are free lift no fewer', () => {
    expect(total(level('policy'), 'enterprises')).toBeGreaterThan(1.05 * total({}, 'enterprises'));
    expect(poverty({ ...level('policy'), 'governance.coordination.multiplier': 0 })).toBeLessThan(poverty({}) + 0.001);
  });

  it('social brings buyers and wage jobs', () => {
    const social = { ...bare, ...level('social') };
    expect(total(social, 'enterprises')).toBeGreaterThan(total(bare, 'enterprises'));
    expect(total(social, 'offfarm_share')).toBeGreaterThan(total(bare, 'offfarm_share'));
  });

  it('fund carries more loans on a yuan, and loses less to overhead and misdirected projects', () => {
    const perYuan = (settings: Settings): number => total(settings, 'loans_outstanding') / total(settings, 'spend_loans');
    const loans = [0, 0.5, 1].map((value) => perYuan(level('fund', value)));
    expect(loans).toEqual(ascending(loans));
    expect(loans[2]! / loans[0]!).toBeGreaterThan(1.3);
    const lost = (settings: Settings): number =>
      (total(settings, 'overhead') + total(settings, 'misdirected')) / total(settings, 'spend_total');
    expect(lost(level('fund'))).toBeLessThan(0.8 * lost({}));
  });

  it('publicity makes more households aware', () => {
    const aware = [0, 0.5, 1].map((value) => total(level('publicity', value), 'aware_share'));
    expect(aware).toEqual(ascending(aware));
    expect(aware[2]! / aware[0]!).toBeGreaterThan(1.2);
  });

  it('technology lowers both errors of the register', () => {
    const errors = [0, 0.5, 1].map((value) =>
      mean(['inclusion_error', 'exclusion_error'].map((name) => mean(meanSeries(runs(level('technology', value)), name).slice(1, 4)))),
    );
    expect(errors).toEqual(descending(errors));
    expect(errors[0]! - errors[2]!).toBeGreaterThan(0.1);
  });

  it("assistance moves society's money to paired counties, and helps them deliver", () => {
    const other = yunnanCounties
      .filter((county) => !county.povertyCounty && thirteenCounties.includes(county.code))
      .map((county) => county.code);
    const outside = (settings: Settings): number => {
      const spent = (record: RunRecord, code: number): number => countySeries(record, 'spend_society', code)[1]!;
      return mean(
        runs(settings).map((record) => sum(other.map((code) => spent(record, code))) / provinceSeries(record, 'spend_society')[1]!),
      );
    };
    expect(outside({ ...bare, ...level('assistance') })).toBeLessThan(0.5 * outside(bare));
    const carried = (settings: Settings): number =>
      mean(runs(settings).map((record) => provinceSeries(record, 'carried_over')[1]! / provinceSeries(record, 'allotted')[1]!));
    expect(carried({ ...bare, ...level('assistance') })).toBeLessThan(carried(bare));
  });
});

describe('coordination', () => {
  it('that costs more never lifts more', () => {
    const headcounts = [0, 1, 3, 6, 12].map((multiplier) =>
      poverty({ ...threeCentres, ...everyLevel(0.5), 'governance.coordination.multiplier': multiplier }),
    );
    expect(headcounts).toEqual(ascending(headcounts));
  });

  it('costs more the more centres there are and the higher a level is', () => {
    const share = (settings: Settings): number =>
      mean(runs(settings).map((record) => provinceSeries(record, 'spend_coordination')[1]! / provinceSeries(record, 'allotted')[1]!));
    expect(share({})).toBe(0);
    const two = { 'governance.centres.society.share': 0.3 };
    const costs = [
      share(two),
      share(threeCentres),
      share({ ...threeCentres, ...level('organization') }),
      share({ ...threeCentres, ...everyLevel(1) }),
    ];
    expect(costs).toEqual(ascending(costs));
    expect(costs[0]).toBeGreaterThan(0);
  });
});

describe('the economy', () => {
  it.each<[string, Settings, Settings]>([
    ['a disaster in every county', {}, { events: [{ kind: 'disaster', year: 2013, counties: thirteenCounties, loss: 0.8, reach: 1 }] }],
    ['a slump of wages', {}, { events: [{ kind: 'wage', year: 2013, change: -0.4 }] }],
    ['lower pensions', {}, { 'macro.pension': 220 }],
    ['a minimum income that stays low', {}, { 'macro.minimum_income_full': 0.05, 'macro.minimum_income': 0.45 }],
    ['more illness', {}, { 'shocks.illness_probability': 0.2 }],
    ['noisier registers', {}, { 'identification.noise': 2 }],
    ['less awareness', {}, { 'awareness.base': 0, 'awareness.neighbours': 0 }],
    ['more lost to projects without use', {}, { 'governance.mechanisms.misdirected': 0.5 }],
    ['loans with shorter terms', { 'economy.loan_years': 6 }, { 'economy.loan_years': 1 }],
  ])('has more poverty with %s', (_, better, worse) => {
    const end = (settings: Settings): number => mean(meanSeries(runs(settings), 'headcount').slice(3));
    expect(end(worse)).toBeGreaterThan(end(better));
  });
});
