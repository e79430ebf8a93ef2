import { describe, expect, it } from 'vitest';
import { yunnanCounties } from '../../src/data/index.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import { purposes } from '../../src/model/purposes.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { countyColumns, householdColumns } from '../../src/model/record/columns.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import { record } from '../../src/model/record/recorder.ts';
import { burnIn } from '../../src/model/start/burn-in.ts';
import { allocateWorld, layOut, populate } from '../../src/model/start/create-world.ts';
import { simulateYear } from '../../src/model/year.ts';
import { purposeId } from '../../src/random/index.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { thirteenCounties } from './counties.ts';
import { everyLevel, multiCentre, parametersWith, type Settings, shippedWith, threeCentres } from './parameters.ts';
import { countySeries, differences, provinceSeries } from './series.ts';

const few: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 400, 'years.to': 2016 };
const run = (settings: Settings, replicate = 0, seed = 'draws'): RunRecord =>
  simulateRun(parametersWith({ ...few, ...settings }), seed, replicate);

/** Columns and years in which a county's numbers differ by a bit between two records. */
function countyDifferences(
  a: RunRecord,
  b: RunRecord,
  code: number,
  years: readonly number[] = Array.from({ length: a.years }, (_, t) => t),
): string[] {
  return countyColumns.flatMap(({ name }) => {
    const [left, right] = [countySeries(a, name, code), countySeries(b, name, code)];
    return years.filter((t) => !Object.is(left[t], right[t])).map((t) => `${code} ${name} ${a.firstYear + t}: ${left[t]}, ${right[t]}`);
  });
}

/** How many entries differ by a bit. */
function otherEntries(a: Float64Array, b: Float64Array): number {
  expect(a.length).toBe(b.length);
  return a.filter((value, k) => !Object.is(value, b[k])).length;
}

describe('a county', () => {
  // Money links counties: what one gets, another does not. Without money each stands alone.
  const alone: Settings = { ...few, 'governance.budget': 0 };

  it('keeps every number when other counties are left out', () => {
    const whole = simulateRun(parametersWith({ ...alone, 'population.counties': 'all' }), 'draws', 0);
    const subset = simulateRun(parametersWith(alone), 'draws', 0);
    expect(subset.countyCodes).toEqual(thirteenCounties);
    expect(thirteenCounties.flatMap((code) => countyDifferences(subset, whole, code))).toEqual([]);
  });

  it('keeps every number when the table has another order', () => {
    const parameters = parametersWith(alone);
    const reversed = allocateWorld(parameters, 'draws', 0, { layout: layOut(parameters, yunnanCounties.toReversed()) });
    populate(reversed);
    burnIn(reversed);
    record(reversed, 0);
    for (let t = 1; t <= parameters.years.to - parameters.years.from; t++) simulateYear(reversed, t);
    const turned = closeRecorder(reversed);
    const straight = simulateRun(parameters, 'draws', 0);
    expect(turned.countyCodes).toEqual(straight.countyCodes.toReversed());
    expect(thirteenCounties.flatMap((code) => countyDifferences(turned, straight, code))).toEqual([]);
  });

  it('keeps every number, money included, when the scenario lists it elsewhere', () => {
    expect(differences(run({ ...multiCentre, 'population.counties': thirteenCounties.toReversed() }), run(multiCentre))).toEqual([]);
  });

  it('draws its own luck in the programme, too: it gets the same help beside other neighbours, when its money does not depend on them', () => {
    // By mandate alone, poverty counties get money by the household. Sums over counties round differently, so not to the bit.
    const poverty = yunnanCounties.filter((county) => county.povertyCounty).map((county) => county.code);
    const byMandate = {
      ...multiCentre,
      'governance.levels.strategic': 0,
      'governance.levels.assistance': 0,
      'governance.mechanisms.need_weight_floor': 0,
      'years.to': 2014,
    };
    const market = { 'governance.admitted_centres': ['government', 'society'] };
    const [many, fewer] = [poverty.slice(0, 24), poverty.slice(10, 14)].map((counties) =>
      run({ ...byMandate, ...market, 'population.counties': counties }),
    );
    for (const code of poverty.slice(10, 14)) {
      for (const name of [
        'headcount',
        'members_share',
        'borrowers_share',
        'registered_share',
        'mean_income',
        'spend_total',
        'duplicated',
      ]) {
        const [a, b] = [countySeries(fewer!, name, code), countySeries(many!, name, code)];
        a.forEach((value, t) => expect(Math.abs(value - b[t]!), `${name} ${code}`).toBeLessThanOrEqual(1e-9 * Math.abs(value)));
      }
    }
    expect(provinceSeries(fewer!, 'members_share')[3]).toBeGreaterThan(provinceSeries(fewer!, 'members_share')[0]!);
  });

  it('is touched by its own disaster, from that year on, and by no other', () => {
    const struck = thirteenCounties[4]!;
    const disaster = [{ kind: 'disaster', year: 2014, counties: [struck], loss: 0.9, reach: 1 }];
    const [calm, hit] = [run(alone), run({ ...alone, events: disaster })];
    const others = thirteenCounties.filter((code) => code !== struck);
    expect(others.flatMap((code) => countyDifferences(hit, calm, code))).toEqual([]);
    expect(countyDifferences(hit, calm, struck, [0, 1, 2])).toEqual([]);
    expect(countySeries(hit, 'headcount', struck)[3]).toBeGreaterThan(countySeries(calm, 'headcount', struck)[3]! + 0.05);
  });
});

describe('recording', () => {
  it.each([0.2, 1])('a share of %d of the households changes no indicator', (households) => {
    const plain = run(multiCentre);
    const panel = run({ ...multiCentre, 'record.households': households });
    expect(differences(panel, plain)).toEqual([]);
    expect(plain.households).toBeUndefined();
    expect(panel.households!.rows).toBeGreaterThan(0);
  });

  it('follows the same households from year to year, about as many as asked for', () => {
    const parameters = parametersWith({ ...few, 'record.households': 0.25 });
    const { households: panel, years } = simulateRun(parameters, 'draws', 0);
    const all = allocateWorld(parameters, 'draws', 0).households.size.length;
    const perYear = panel!.rows / years;
    expect(Math.abs(perYear - 0.25 * all)).toBeLessThan(4.5 * Math.sqrt(all * 0.25 * 0.75));
    for (let r = perYear; r < panel!.rows; r++) {
      expect([panel!.county[r], panel!.household[r]]).toEqual([panel!.county[r - perYear], panel!.household[r - perYear]]);
      expect(panel!.year[r]).toBe(panel!.year[r - perYear]! + 1);
    }
  });
});

describe('households', () => {
  it('age, join work, fall ill and leave alike whatever the policy', () => {
    const everyone = { 'record.households': 1 };
    const arms = [run({ ...everyone, 'governance.budget': 0 }), run(everyone), run({ ...everyone, ...threeCentres, ...everyLevel(1) })];
    const column = (arm: RunRecord, name: string) => arm.households!.values[householdColumns.findIndex((c) => c.name === name)]!;
    for (const name of ['size', 'workers']) {
      for (const arm of arms.slice(1)) expect(otherEntries(column(arm, name), column(arms[0]!, name)), name).toBe(0);
    }
    // Not because the arms do nothing:
    expect(otherEntries(column(arms[1]!, 'income'), column(arms[0]!, 'income'))).toBeGreaterThan(100);
    expect(otherEntries(column(arms[2]!, 'income'), column(arms[1]!, 'income'))).toBeGreaterThan(100);
  });

  it.each(['no-programme', 'single-centre', 'multi-centre-equal-budget', 'historical'])(
    'are the same at the end of the base year in %s',
    async (name) => {
      const start = simulateRun(await shippedWith(name, { ...few, 'years.to': 2012, 'record.households': 1 }), 'draws', 0);
      const reference = simulateRun(parametersWith({ ...few, 'years.to': 2012, 'record.households': 1 }), 'draws', 0);
      const baseYear = start.households!.rows / 2;
      for (let j = 0; j < householdColumns.length; j++) {
        const [left, right] = [start.households!.values[j]!, reference.households!.values[j]!];
        const others = otherEntries(left.subarray(0, baseYear), right.subarray(0, baseYear));
        expect(others, `households of which ${householdColumns[j]!.name} differs`).toBe(0);
      }
    },
  );
});

describe('replicates and seeds', () => {
  it('differ in every county', () => {
    const [first, second, other] = [run({}), run({}, 1), run({}, 0, 'draws ')];
    for (const code of thirteenCounties) {
      for (const next of [second, other])
        expect(countySeries(next, 'mean_income', code)).not.toEqual(countySeries(first, 'mean_income', code));
    }
  });

  it('repeat to the bit', () => {
    expect(differences(run(multiCentre, 3), run(multiCentre, 3))).toEqual([]);
  });
});

describe('an instrument that nobody gets', () => {
  /** All that may be said about an instrument, said differently. */
  const otherwise: Readonly<Record<string, Settings>> = {
    training: { cost: 900, effect: 0.5, ceiling: 0.9, exit_gain: 2 },
    cooperatives: { cost: 3000, stake: 8000 },
    loans: { smallest: 1000, largest: 90_000, subsidy: 0.01, guarantee: 0.02, interest_paid: 1, write_off: 0, arrears_cut: 10 },
    relocation: { cost: 100, worst: 0.1, new_remoteness: 0, settling_loss: 0, exit_gain: 5 },
    education: { cost: 10, later_skill: 0.2 },
    health: { cost: 1 },
    eco_compensation: { wage: 100, administration: 0 },
    social_protection: { cash: 5000, far_below: 1 },
  };
  const paths = (id: string): Settings =>
    Object.fromEntries(Object.entries(otherwise[id]!).map(([key, value]) => [`instruments.${id}.${key}`, value]));

  it.each(Object.keys(otherwise))('shifts no number by what it would do: %s that nobody wants', (id) => {
    const unwanted = { ...multiCentre, [`instruments.${id}.willingness`]: 0 };
    expect(differences(run({ ...unwanted, ...paths(id) }), run(unwanted))).toEqual([]);
  });

  it.each(Object.keys(otherwise))('shifts no number by what it would do: %s that nobody pays for', (id) => {
    const unpaid = { ...multiCentre, 'governance.county_share': 0, ...withoutMoneyFor(id) };
    const other = { ...paths(id), [`instruments.${id}.willingness`]: 1 };
    expect(differences(run({ ...unpaid, ...other }), run(unpaid))).toEqual([]);
    // The same change tells where the instrument is paid for.
    expect(differences(run({ ...multiCentre, ...other }), run(multiCentre))).not.toEqual([]);
  });

  it('takes and gives nothing by being there: willing or not, without money it is absent', () => {
    const unpaid = { ...multiCentre, 'governance.county_share': 0, ...withoutMoneyFor('training') };
    const spent = provinceSeries(run(unpaid), 'spend_training');
    expect(spent.every((yuan) => yuan === 0)).toBe(true);
  });
});

/** Mixes of all centres in which the share of one instrument goes to health, or of health to education. */
function withoutMoneyFor(id: string): Settings {
  const { centres } = parametersWith().governance;
  return Object.fromEntries(
    Object.entries(centres).flatMap(([centre, { mix }]) => {
      const shares = Object.fromEntries(Object.entries(mix as Record<string, readonly number[]>).map(([key, series]) => [key, series[0]!]));
      const removed = shares[id];
      if (removed === undefined) return [];
      const heir = Object.keys(shares).find((key) => key !== id)!;
      return [
        [`governance.centres.${centre}.mix.${id}`, 0],
        [`governance.centres.${centre}.mix.${heir}`, shares[heir]! + removed],
      ];
    }),
  );
}

describe('purposes', () => {
  it('have one id each, those of the instruments included', () => {
    const ids = [...Object.values(purposes), ...instruments.map(({ id }) => purposeId(`deliver.${id}`))];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a year', () => {
  it.each<[string, Settings]>([
    ['single-centre', {}],
    ['multi-centre', { ...threeCentres, ...everyLevel(1) }],
  ])('is the same however long the run goes on, under %s governance', (_, settings) => {
    const base = run(settings);
    const longer = run({ ...settings, 'years.to': 2018 });
    for (const code of thirteenCounties) {
      for (const { name } of countyColumns) {
        expect(countySeries(longer, name, code).slice(0, base.years), name).toEqual(countySeries(base, name, code));
      }
    }
  });
});
