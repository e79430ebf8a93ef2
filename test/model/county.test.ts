import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeLoanBook, leverageOf } from '../../src/model/county/credit.ts';
import { serveMembers, turnOverEnterprises } from '../../src/model/county/enterprises.ts';
import { matureInfrastructure } from '../../src/model/county/infrastructure.ts';
import { surveyCounty } from '../../src/model/county/survey.ts';
import { observeVillages, villageStart } from '../../src/model/county/villages.ts';
import { flag, type World } from '../../src/model/world.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { parametersWith, type Settings } from './parameters.ts';
import { mean } from './series.ts';

const few: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 200 };
const world = (settings: Settings = {}): World => startWorld(parametersWith({ ...few, ...settings }), 'county', 0);
const c = 2;

describe('villages', () => {
  it('split the households of a county without gaps, none empty, in sizes that differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (villages, more) => {
        const count = villages + more - 1;
        const starts = Array.from({ length: villages + 1 }, (_, v) => villageStart(v, villages, count));
        expect([starts[0], starts.at(-1)]).toEqual([0, count]);
        const sizes = starts.slice(1).map((start, v) => start - starts[v]!);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
      { seed: 2011, numRuns: 300 },
    );
  });

  it('see the shares of their members and of their workers who earn wages', () => {
    const here = world();
    const { households, villages, blocks } = here;
    const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
    const second = first + villageStart(1, villages.starts[c + 1]! - villages.starts[c]!, end - first);
    for (let h = first; h < end; h++) {
      const inFirst = h < second;
      households.flags[h] = inFirst && (h - first) % 2 === 0 ? flag.member : 0;
      households.workers[h] = 4;
      households.offfarm[h] = inFirst ? 1 : 2;
    }
    observeVillages(here, c);
    const at = villages.starts[c]!;
    expect(villages.memberShare[at]).toBeCloseTo(Math.ceil((second - first) / 2) / (second - first), 12);
    expect([villages.memberShare[at + 1], villages.migrantShare[at], villages.migrantShare[at + 1]]).toEqual([0, 0.25, 0.5]);
  });

  it('are about as large as they should be', () => {
    const { villages, blocks, weight } = world({ 'population.households_per_agent': 20 });
    const sizes = thirteenCounties.map(
      (_, k) => ((blocks.starts[k + 1]! - blocks.starts[k]!) * weight) / (villages.starts[k + 1]! - villages.starts[k]!),
    );
    for (const size of sizes) expect(Math.abs(size - 400)).toBeLessThan(60);
  });
});

describe('infrastructure', () => {
  it('closes 63 % of its gap with spending of the scale, less decay', () => {
    const here = world();
    here.counties.infrastructure[c] = 0.4;
    here.counties.underConstruction[c] = 2500;
    matureInfrastructure(here, c);
    expect(here.counties.infrastructure[c]).toBeCloseTo(0.99 * 0.4 + 0.6 * (1 - Math.exp(-1)), 12);
    matureInfrastructure(here, c);
    expect(here.counties.infrastructure[c]).toBeCloseTo(0.99 * (0.99 * 0.4 + 0.6 * (1 - Math.exp(-1))), 12);
  });

  it('never leaves 0 to 1, however much is spent', () => {
    const here = world();
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), (g, spent) => {
        here.counties.infrastructure[c] = g;
        here.counties.underConstruction[c] = spent;
        matureInfrastructure(here, c);
        expect(here.counties.infrastructure[c]).toBeGreaterThanOrEqual(0);
        expect(here.counties.infrastructure[c]).toBeLessThanOrEqual(1);
      }),
      { seed: 2011 },
    );
  });
});

describe('enterprises', () => {
  const entered = (settings: Settings, levels: Partial<World['levels']> = {}): number => {
    const here = world(settings);
    here.levels = { ...here.levels, ...levels };
    const years = Array.from({ length: 400 }, (_, k) => 2012 + k);
    return mean(
      years.map((year) => {
        here.counties.enterprises[c] = 0;
        turnOverEnterprises(here, c, year);
        return here.counties.enterprises[c];
      }),
    );
  };

  it('enter as often as base, policy and buyers of society say, in proportion to the county', () => {
    const here = world();
    const size = ((here.blocks.starts[c + 1]! - here.blocks.starts[c]!) * here.weight) / 80_000;
    const attraction = size * (0.5 + here.counties.infrastructure[c]!);
    // The count is rounded by one uniform draw: its standard deviation is at most one half.
    const tolerance = (4.7 * 0.5) / Math.sqrt(400);
    expect(Math.abs(entered({}) - 0.4 * attraction)).toBeLessThan(tolerance);
    expect(Math.abs(entered({}, { policy: 1 }) - attraction)).toBeLessThan(tolerance);
    expect(Math.abs(entered({}, { policy: 1, social: 0.5 }) - 1.2 * attraction)).toBeLessThan(tolerance);
  });

  it('fail at their rate and never below none', () => {
    const here = world({ 'governance.mechanisms.enterprise_base': 0, 'instruments.cooperatives.enterprise_failure': 0.25 });
    here.counties.enterprises[c] = 100;
    for (let year = 2012; year < 2030; year++) {
      const before = here.counties.enterprises[c];
      turnOverEnterprises(here, c, year);
      expect(Math.abs(here.counties.enterprises[c] - 0.75 * before)).toBeLessThanOrEqual(1);
    }
    expect(here.counties.enterprises[c]).toBeGreaterThanOrEqual(0);
  });

  it('serve as many members as they can buy from', () => {
    const here = world();
    const [first, end] = [here.blocks.starts[c]!, here.blocks.starts[c + 1]!];
    here.households.flags.fill(0);
    for (let h = first; h < first + 10; h++) here.households.flags[h] = flag.member;
    expect(end - first).toBeGreaterThan(10);
    const served = (enterprises: number): number => {
      here.counties.enterprises[c] = enterprises;
      observeVillages(here, c);
      serveMembers(here, c);
      return here.counties.served[c]!;
    };
    expect([served(0), served(1), served(3)]).toEqual([0, 900 / 2000, 1]);
    expect(here.counties.members[c]).toBe(2000);
    here.households.flags.fill(0);
    expect(served(3)).toBe(0);
  });
});

describe('the loan book', () => {
  it('has as arrears the unpaid share of what was due, and none where nothing was', () => {
    const here = world();
    here.counties.due[c] = 200;
    here.counties.unpaid[c] = 50;
    closeLoanBook(here, c);
    expect(here.counties.arrears[c]).toBe(0.25);
    here.counties.due[c] = 0;
    closeLoanBook(here, c);
    expect(here.counties.arrears[c]).toBe(0);
  });

  it('carries more on a yuan with fund, less with arrears, and never nothing', () => {
    const here = world();
    const leverage = (fund: number, arrears: number): number => {
      here.levels = { ...here.levels, fund };
      here.counties.arrears[c] = arrears;
      return leverageOf(here, c);
    };
    expect([leverage(0, 0), leverage(1, 0), leverage(0.5, 0)]).toEqual([1, 3.5, 2.25]);
    expect([leverage(0, 0.1), leverage(1, 0.5), leverage(0, 1)]).toEqual([0.8, 0.3, 0.3]);
  });
});

describe('a survey', () => {
  const headcount = 0.35;
  /** A county in which every n-th person is poor, surveyed in many years. */
  const surveys = (asked: number): number[] => {
    const here = world({ 'identification.survey_size': asked });
    const [first, end] = [here.blocks.starts[c]!, here.blocks.starts[c + 1]!];
    for (let h = first; h < end; h++) {
      here.households.size[h] = 3;
      here.households.poverty[h] = h - first < headcount * (end - first) ? 1 : 0;
    }
    const truth = Math.ceil(headcount * (end - first)) / (end - first);
    return Array.from({ length: 1000 }, (_, k) => surveyCounty(here, c, 2012 + k).headcount - truth);
  };

  it('errs as a simple random sample of its size does', () => {
    for (const asked of [100, 400]) {
      const found = surveys(asked);
      const sd = Math.sqrt((headcount * (1 - headcount)) / asked);
      expect(Math.abs(mean(found))).toBeLessThan((4.7 * sd) / Math.sqrt(1000));
      const spread = Math.sqrt(mean(found.map((error) => error * error)));
      expect(Math.abs(spread / sd - 1)).toBeLessThan(4.7 / Math.sqrt(2000));
    }
  });

  it('tells what registered households with labour lack', () => {
    const here = world();
    const { households, blocks } = here;
    households.flags.fill(0);
    const first = blocks.starts[c]!;
    const registered = [
      { capital: 1000, skill: 0.1, member: false, workers: 2 },
      { capital: 20_000, skill: 0.1, member: true, workers: 1 },
      { capital: 20_000, skill: 0.9, member: false, workers: 1 },
      { capital: 20_000, skill: 0.9, member: false, workers: 1 },
      // Without labour, nothing of this would help.
      { capital: 0, skill: 0, member: false, workers: 0 },
    ];
    registered.forEach(({ capital, skill, member, workers }, k) => {
      households.capital[first + k] = capital;
      households.skill[first + k] = skill;
      households.workers[first + k] = workers;
      households.flags[first + k] = flag.registered | (member ? flag.member : 0);
    });
    surveyCounty(here, c, 2012);
    expect([here.counties.shortCapital[c], here.counties.shortSkill[c], here.counties.shortMembership[c]]).toEqual([0.25, 0.5, 0.75]);
  });
});
