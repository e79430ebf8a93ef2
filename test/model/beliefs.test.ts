import { describe, expect, it } from 'vitest';
import { assessDelisting } from '../../src/model/county/delisting.ts';
import { countyColumns, provinceColumns } from '../../src/model/record/columns.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import { record } from '../../src/model/record/recorder.ts';
import { plan } from '../../src/model/stages/plan.ts';
import type { World } from '../../src/model/world.ts';
import { simulateYear } from '../../src/model/year.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { everyLevel, multiCentre, parametersWith, type Settings, threeCentres } from './parameters.ts';
import { countySeries, provinceSeries } from './series.ts';

const few: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 400, 'years.to': 2014, ...multiCentre };

/** A world whose next year is `t`. */
function worldBefore(t: number, settings: Settings = {}): World {
  const world = startWorld(parametersWith({ ...few, 'governance.levels.strategic': 1, ...settings }), 'beliefs', 0);
  record(world, 0);
  for (let year = 1; year < t; year++) simulateYear(world, year);
  return world;
}

function allotments(world: World, t: number): Float64Array {
  plan(world, t, world.parameters.years.from + t);
  return world.ledger.allotted.slice();
}

describe('plans', () => {
  it.each([1, 3])('do not see the true state of households (year index %d)', (t) => {
    const corrupted = worldBefore(t);
    const { households } = corrupted;
    for (let h = 0; h < households.income.length; h++) {
      households.income[h] = 1;
      households.poverty[h] = 0xff;
      households.capital[h] = 0;
      households.skill[h] = 0;
      households.flags[h] = 0;
      households.deprivations[h] = 63;
    }
    expect(allotments(corrupted, t)).toEqual(allotments(worldBefore(t), t));
  });

  it.each([1, 3])('follow what counties believe (year index %d)', (t) => {
    const misled = worldBefore(t);
    misled.counties.believedHeadcount[0] = 0.9;
    const [from, to] = [allotments(worldBefore(t), t), allotments(misled, t)];
    const perCounty = misled.ledger.instruments;
    const first = (account: Float64Array): number => account.subarray(0, perCounty).reduce((a, b) => a + b, 0);
    expect(first(to)).toBeGreaterThan(1.2 * first(from));
  });
});

describe('indicators', () => {
  it('are the truth: what counties believe moves only the column of beliefs', () => {
    const [honest, misled] = [worldBefore(3), worldBefore(3)];
    misled.counties.believedHeadcount.fill(0);
    misled.counties.shortCapital.fill(0);
    misled.counties.shortSkill.fill(0);
    misled.counties.shortMembership.fill(0);
    for (const world of [honest, misled]) record(world, 3);
    const [a, b] = [closeRecorder(honest), closeRecorder(misled)];
    const moved = provinceColumns.filter(({ name }) => !Object.is(provinceSeries(a, name)[3], provinceSeries(b, name)[3]));
    expect(moved.map(({ name }) => name)).toEqual(['believed_headcount']);
  });

  it("of the base year do not know how large the counties' surveys are, beliefs do", () => {
    const small = simulateRun(parametersWith({ ...few, 'identification.survey_size': 25 }), 'beliefs', 0);
    const large = simulateRun(parametersWith({ ...few, 'identification.survey_size': 100_000 }), 'beliefs', 0);
    const error = { small: 0, large: 0 };
    for (const code of thirteenCounties) {
      for (const { name } of countyColumns) {
        const [left, right] = [countySeries(small, name, code)[0], countySeries(large, name, code)[0]];
        if (name === 'believed_headcount') expect(left).not.toBe(right);
        else expect(left, `${name} ${code}`).toBe(right);
      }
      error.small += Math.abs(countySeries(small, 'believed_headcount', code)[0]! - countySeries(small, 'headcount', code)[0]!);
      error.large += Math.abs(countySeries(large, 'believed_headcount', code)[0]! - countySeries(large, 'headcount', code)[0]!);
      expect(countySeries(small, 'allotted', code)[1]).not.toBe(countySeries(large, 'allotted', code)[1]);
    }
    // The standard error falls with the root of the size: 63 times here.
    expect(error.large).toBeLessThan(error.small / 20);
    expect(error.large).toBeGreaterThan(0);
  });
});

describe('the register', () => {
  const errors = (settings: Settings, year = 1): readonly [inclusion: number, exclusion: number] => {
    const result = simulateRun(parametersWith({ ...few, 'population.households_per_agent': 200, ...settings }), 'beliefs', 0);
    return [provinceSeries(result, 'inclusion_error')[year]!, provinceSeries(result, 'exclusion_error')[year]!];
  };
  const exactQuota: Settings = { 'identification.quota_factor': 1, 'identification.quota_margin': 0, 'identification.survey_size': 1e6 };
  const ownSignalOnly: Settings = { ...exactQuota, ...everyLevel(0), 'identification.capture_gain': 0 };

  it('is right where nothing hides the poor, but for the edge of the quota', () => {
    const [inclusion, exclusion] = errors({ ...ownSignalOnly, 'identification.noise': 0 });
    expect(inclusion).toBeLessThan(0.05);
    expect(exclusion).toBeLessThan(0.05);
  });

  it('misses more of the poor the noisier its scores', () => {
    const missed = [0, 0.2, 0.5, 0.75, 2].map((noise) => errors({ ...ownSignalOnly, 'identification.noise': noise })[1]);
    expect(missed).toEqual(missed.toSorted((a, b) => a - b));
    expect(missed.at(-1)! - missed[0]!).toBeGreaterThan(0.3);
  });

  it('takes in more who are not poor when the connected look poorer', () => {
    const [fair] = errors(ownSignalOnly);
    const [captured] = errors({ ...ownSignalOnly, 'identification.capture_gain': 2 });
    expect(captured).toBeGreaterThan(fair + 0.01);
  });

  it.each([0.001, 0.1, 0.3])('errs less the better the signal of society: noise of %d against twice as much', (noise) => {
    const shared: Settings = {
      ...exactQuota,
      ...threeCentres,
      'governance.levels.social': 1,
      'governance.levels.organization': 1,
      'governance.levels.technology': 0,
    };
    const [, better] = errors({ ...shared, 'governance.mechanisms.social_signal_noise': noise });
    const [, worse] = errors({ ...shared, 'governance.mechanisms.social_signal_noise': 2 * noise + 0.1 });
    expect(better).toBeLessThan(worse);
  });

  it('is as good with a perfect signal of society as with an almost perfect one', () => {
    const shared: Settings = {
      ...exactQuota,
      ...threeCentres,
      'governance.levels.social': 1,
      'governance.levels.organization': 1,
      'governance.levels.technology': 0,
    };
    const [, almost] = errors({ ...shared, 'governance.mechanisms.social_signal_noise': 0.001 });
    const [, perfect] = errors({ ...shared, 'governance.mechanisms.social_signal_noise': 0 });
    expect(perfect).toBeLessThan(almost + 0.02);
  });

  it('watches for relapse as long as it is told: one year is more than none', () => {
    const watching = (years: number): number[] => {
      const parameters = parametersWith({ ...few, 'years.to': 2020, ...everyLevel(1), 'identification.monitoring_years': years });
      return provinceSeries(simulateRun(parameters, 'beliefs', 0), 'registered_share');
    };
    expect(watching(1)).not.toEqual(watching(0));
    expect(watching(2)).not.toEqual(watching(1));
  });
});

describe('delisting', () => {
  const good = { headcount: 0.02, wrongExit: 0.01, missed: 0.01, approval: 0.95 };
  const assessed = (assessment: typeof good, year = 2018): number => {
    const world = worldBefore(1);
    const c = world.facts.findIndex((facts) => facts.povertyCounty);
    assessDelisting(world, c, year, assessment);
    return world.counties.delisted[c]!;
  };

  it('believes the assessment, however poor the county truly is', () => {
    expect(assessed(good)).toBe(2018);
  });

  it.each([
    ['headcount at the threshold', { headcount: 0.03 }],
    ['wrong exits at the threshold', { wrongExit: 0.02 }],
    ['missed at the threshold', { missed: 0.02 }],
    ['too little approval', { approval: 0.899 }],
  ])('waits with %s', (_, fault) => {
    expect(assessed({ ...good, ...fault })).toBe(0);
  });

  it('accepts approval at the threshold, and nothing before the first year', () => {
    expect(assessed({ ...good, approval: 0.9 })).toBe(2018);
    expect(assessed(good, 2016)).toBe(0);
  });

  it('leaves counties alone that were never on the list, and keeps the year of those that left', () => {
    const world = worldBefore(1);
    const never = world.facts.findIndex((facts) => !facts.povertyCounty);
    assessDelisting(world, never, 2018, good);
    expect(world.counties.delisted[never]).toBe(0);
    const c = world.facts.findIndex((facts) => facts.povertyCounty);
    assessDelisting(world, c, 2018, good);
    assessDelisting(world, c, 2019, { ...good, headcount: 0.5 });
    assessDelisting(world, c, 2020, good);
    expect(world.counties.delisted[c]).toBe(2018);
  });
});
