import { beforeEach, describe, expect, it } from 'vitest';
import { instruments } from '../../src/model/instruments/index.ts';
import type { HouseholdInstrument, Offer } from '../../src/model/instruments/instrument.ts';
import { centreNames } from '../../src/model/parameters/governance.ts';
import { deprivation, flag, type World } from '../../src/model/world.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { inDoublePrecision } from './double-precision.ts';
import { thirteenCounties } from './counties.ts';
import { parametersWith } from './parameters.ts';

/** Random words at the ends and in the middle of their range. */
const [lowest, middle, highest] = [0, 2 ** 31, 2 ** 32 - 1] as const;

/** A household like any other; tests change what they are about. */
const ordinary = {
  size: 4,
  workers: 2,
  offfarm: 0,
  skill: 0.3,
  capital: 5000,
  productivity: 0,
  debt: 0,
  instalment: 0,
  income: 2000,
  support: 0,
  remoteness: 0.5,
  flags: flag.aware | flag.registered,
  deprivations: deprivation.schooling | deprivation.health | deprivation.housing,
};

let world: World;
/** Its row. */
const h = 7;

beforeEach(() => {
  const parameters = parametersWith({
    'population.counties': thirteenCounties,
    'population.households_per_agent': 1000,
    'governance.levels.technology': 0,
  });
  world = inDoublePrecision(startWorld(parameters, 'instruments', 0));
});

function household(change: Partial<typeof ordinary> = {}): void {
  for (const [column, value] of Object.entries({ ...ordinary, ...change }))
    (world.households as unknown as Record<string, Float64Array>)[column]![h] = value;
}

const state = (column: keyof typeof ordinary): number => world.households[column][h]!;
const has = (mask: number): boolean => (world.households.flags[h]! & mask) !== 0;
const lacks = (mask: number): boolean => (world.households.deprivations[h]! & mask) !== 0;

/** The county's offer of an instrument, to the household as changed. */
function offer(id: string, change: Partial<typeof ordinary> = {}, county = 0): Offer {
  household(change);
  const instrument = instruments.find((one) => one.id === id) as HouseholdInstrument;
  return instrument.open(world, county, 1);
}

const eligible = (id: string, change: Partial<typeof ordinary> = {}, county = 0): boolean => offer(id, change, county).eligible(h);
const wanted = (id: string, change: Partial<typeof ordinary> = {}): boolean => offer(id, change).lacks(h);
const cost = (id: string, change: Partial<typeof ordinary> = {}): number => offer(id, change).cost(h);
const apply = (id: string, change: Partial<typeof ordinary> = {}, word: number = middle): void => offer(id, change).apply(h, word);

describe('training', () => {
  it('is for households with labour whose skill is below the ceiling, and lacked below what the specialty needs', () => {
    expect([eligible('training'), eligible('training', { workers: 0 }), eligible('training', { skill: 0.6 })]).toEqual([
      true,
      false,
      false,
    ]);
    expect([wanted('training', { skill: 0.39 }), wanted('training', { skill: 0.41 })]).toEqual([true, false]);
  });

  it('closes a part of the gap to full skill, more with technology, and speeds up the exit to wages', () => {
    apply('training', { skill: 0.3 });
    expect(state('skill')).toBeCloseTo(0.3 + 0.16 * 0.7 * 0.7, 12);
    expect(has(flag.trained)).toBe(true);
    world.levels = { ...world.levels, technology: 1 };
    apply('training', { skill: 0.3 });
    expect(state('skill')).toBeCloseTo(0.3 + 0.16 * 1.2 * 0.7, 12);
    expect(cost('training')).toBe(1800);
  });
});

describe('industry cooperatives', () => {
  it('are for households with labour that are not members', () => {
    expect([eligible('cooperatives'), eligible('cooperatives', { workers: 0 }), eligible('cooperatives', { flags: flag.member })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('make a member, with a stake', () => {
    apply('cooperatives');
    expect([has(flag.member), has(flag.registered), state('capital')]).toEqual([true, true, 7500]);
    expect(cost('cooperatives')).toBe(6000);
  });
});

describe('loans', () => {
  it('are for households with labour and without debt, and lacked below the capital that the specialty needs', () => {
    expect([eligible('loans'), eligible('loans', { workers: 0 }), eligible('loans', { debt: 1 })]).toEqual([true, false, false]);
    expect([wanted('loans', { capital: 8999 }), wanted('loans', { capital: 9001 })]).toEqual([true, false]);
  });

  it('lie evenly between the smallest and the largest, and are owed and due in equal parts', () => {
    for (const [word, loan] of [
      [lowest, 20_000],
      [middle, 30_000],
      [highest, 40_000],
    ] as const) {
      const owed = world.counties.loans[0]!;
      apply('loans', {}, word);
      expect(state('debt')).toBeCloseTo(loan, 3);
      expect(state('capital')).toBeCloseTo(5000 + loan, 3);
      expect(state('instalment')).toBeCloseTo(loan / 3, 3);
      expect(world.counties.loans[0]! - owed).toBeCloseTo(loan * world.weight, 0);
    }
  });

  it('cost subsidy and guarantee: 35 % of the loan without leverage, less with it, more after arrears', () => {
    expect(cost('loans')).toBeCloseTo(0.35 * 30_000, 6);
    world.levels = { ...world.levels, fund: 1 };
    expect(cost('loans')).toBeCloseTo((0.13 + 0.22 / 3.5) * 30_000, 6);
    world.counties.arrears[0] = 0.25;
    expect(cost('loans')).toBeCloseTo((0.13 + 0.22 / 1.75) * 30_000, 6);
    // However bad the book, a yuan of guarantee carries 0.3 of loans.
    world.counties.arrears[0] = 1;
    expect(cost('loans')).toBeCloseTo((0.13 + 0.22 / 0.3) * 30_000, 6);
  });

  it('put their guarantee into the fund, unless a case carries them', () => {
    apply('loans');
    expect(world.counties.guaranteeFund[0]).toBeCloseTo(0.22 * 30_000 * world.weight, 3);
    const carried = 2 * 30_000 * world.weight;
    world.counties.caseLoans[0] = carried;
    expect(cost('loans')).toBeCloseTo(0.13 * 30_000, 6);
    apply('loans');
    expect(world.counties.guaranteeFund[0]).toBeCloseTo(0.22 * 30_000 * world.weight, 3);
    expect(world.counties.caseLoans[0]).toBeCloseTo(carried / 2, 3);
  });
});

describe('relocation', () => {
  it('is for the worst-served who have not moved yet', () => {
    const moved = { remoteness: 0.9, flags: flag.relocated };
    expect([
      eligible('relocation', { remoteness: 0.9 }),
      eligible('relocation', { remoteness: 0.7 }),
      eligible('relocation', moved),
    ]).toEqual([true, false, false]);
  });

  it('moves to a served place and a safe house, at a price for each person, with a year of settling', () => {
    expect(cost('relocation')).toBe(100_000);
    apply('relocation', { remoteness: 0.9 });
    expect(state('remoteness')).toBeCloseTo(0.2, 6);
    expect([has(flag.relocated), has(flag.settling), lacks(deprivation.housing), lacks(deprivation.schooling)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('education', () => {
  it('is for households with workers and dependants, paid for each dependant', () => {
    expect([eligible('education'), eligible('education', { workers: 4 }), eligible('education', { workers: 0 })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(cost('education')).toBe(2400);
    expect([wanted('education'), wanted('education', { deprivations: 0 })]).toEqual([true, false]);
  });

  it('ends the deprivation and adds a little skill, at most to one', () => {
    apply('education');
    expect([lacks(deprivation.schooling), lacks(deprivation.housing)]).toEqual([false, true]);
    expect(state('skill')).toBeCloseTo(0.312, 12);
    apply('education', { skill: 0.995 });
    expect(state('skill')).toBe(1);
  });
});

describe('health', () => {
  it('covers whoever is not covered this year, for each person', () => {
    expect([eligible('health'), eligible('health', { flags: flag.insured }), cost('health')]).toEqual([true, false, 720]);
    apply('health');
    expect([has(flag.insured), lacks(deprivation.health)]).toEqual([true, false]);
  });
});

describe('eco-compensation', () => {
  it('is for households with labour in forest counties, and lacked where nobody earns wages', () => {
    const forest = world.facts.findIndex((facts) => facts.forest);
    const other = world.facts.findIndex((facts) => !facts.forest);
    expect([
      eligible('eco_compensation', {}, forest),
      eligible('eco_compensation', {}, other),
      eligible('eco_compensation', { workers: 0 }, forest),
    ]).toEqual([true, false, false]);
    expect([wanted('eco_compensation'), wanted('eco_compensation', { offfarm: 1 })]).toEqual([true, false]);
  });

  it('pays a wage and costs a little more', () => {
    apply('eco_compensation', { support: 100 });
    expect(state('support')).toBe(6600);
    expect(cost('eco_compensation')).toBeCloseTo(7150, 9);
  });
});

describe('social protection', () => {
  it('is for households without labour or far below the line', () => {
    const far = (change: Partial<typeof ordinary>): boolean => eligible('social_protection', change);
    expect([far({ workers: 0, income: 3000 }), far({ income: 1724 }), far({ income: 1726 })]).toEqual([true, true, false]);
  });

  it('pays every person what it costs', () => {
    apply('social_protection', { support: 100 });
    expect([state('support'), cost('social_protection')]).toEqual([3700, 3600]);
  });
});

describe('infrastructure', () => {
  it('spends all it is given and counts it for each real household', () => {
    const instrument = instruments.find((one) => one.id === 'infrastructure')!;
    const households = (world.blocks.starts[1]! - world.blocks.starts[0]!) * world.weight;
    expect(instrument.spend(world, 0, 5e6)).toBe(5e6);
    expect(instrument.spend(world, 0, 1e6)).toBe(1e6);
    expect(world.counties.underConstruction[0]).toBeCloseTo(6e6 / households, 9);
  });
});

describe('the registry', () => {
  it('gives every instrument its own name, and no more of them than a household keeps bits for', () => {
    expect(new Set(instruments.map(({ id }) => id)).size).toBe(instruments.length);
    expect(instruments.length).toBeLessThanOrEqual(31);
  });

  it('splits the money of every centre among instruments without a rest', () => {
    for (const centre of centreNames) {
      const shares = instruments.map(({ mix }) => (mix as Partial<Record<string, number>>)[centre] ?? 0);
      expect(
        shares.reduce((a, b) => a + b, 0),
        centre,
      ).toBeCloseTo(1, 12);
    }
  });
});
