import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDeprivations } from '../../src/model/household/deprivations.ts';
import { amountDue, nextCapital, nextProductivity, repayment } from '../../src/model/household/finance.ts';
import { lifeEvent, pickLifeEvent } from '../../src/model/household/life-event.ts';
import { labourTerm, marketAccess, power, specialtyOutput, traditionalOutput } from '../../src/model/household/production.ts';
import { exitChance, moveWorker, servedInfrastructure, wageIncome } from '../../src/model/household/wages.ts';
import { deprivation } from '../../src/model/world.ts';

const seeded = { seed: 2011, numRuns: 500 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const share = number(0, 1);
const money = number(0, 1e6);
const elasticity = number(0.05, 0.9);
const ascending = <T extends number>(arbitrary: fc.Arbitrary<T>) =>
  fc.tuple(arbitrary, arbitrary).map(([a, b]): [T, T] => (a <= b ? [a, b] : [b, a]));

describe('power', () => {
  it('is Math.pow to one part in 10^12', () => {
    fc.assert(
      fc.property(number(1e-6, 1e9), number(0, 3), (x, a) => {
        expect(Math.abs(power(x, a) / Math.pow(x, a) - 1)).toBeLessThan(1e-12);
      }),
      { ...seeded, numRuns: 5000 },
    );
  });

  it('is 0 at 0 and 1 at 1', () => {
    expect(power(0, 0.35)).toBe(0);
    expect(power(1, 0.35)).toBe(1);
  });
});

describe('farm output', () => {
  const output = { scale: 120, capital: 9000, alpha: 0.35, labour: 2, skill: 0.4, luck: 0.1 };
  const traditional = (change: Partial<typeof output>): number => {
    const { scale, capital, alpha, labour, skill, luck } = { ...output, ...change };
    return traditionalOutput(scale, capital, alpha, labourTerm(labour, alpha, 0.9, skill, luck));
  };
  const specialty = (change: Partial<typeof output & { threshold: number; part: number }>): number => {
    const { scale, capital, alpha, labour, skill, luck, threshold = 9000, part = 1 } = { ...output, ...change };
    return specialtyOutput(scale, capital, alpha, labourTerm(labour, alpha, 0.9, skill, luck), threshold, part, skill, 0.3);
  };

  it('is the formula: 120 * 9000^0.35 * 2^0.65 * exp(0.9 * 0.4 + 0.1)', () => {
    expect(traditional({})).toBeCloseTo(120 * 9000 ** 0.35 * 2 ** 0.65 * Math.exp(0.46), 8);
    expect(specialty({ capital: 10_000, scale: 185 })).toBeCloseTo(185 * 5500 ** 0.35 * 2 ** 0.65 * Math.exp(0.46), 8);
    expect(specialty({ capital: 10_000, scale: 185, part: 0.6 })).toBeCloseTo(185 * 7300 ** 0.35 * 2 ** 0.65 * Math.exp(0.46), 8);
  });

  it.each(['capital', 'labour', 'skill', 'luck', 'scale'] as const)('never falls with more %s, in either technology', (input) => {
    const range = { capital: money, labour: number(0, 8), skill: share, luck: number(-2, 2), scale: number(1, 1000) }[input];
    fc.assert(
      fc.property(ascending(range), elasticity, money, share, ([less, more], alpha, capital, skill) => {
        const others = { alpha, capital, skill };
        expect(traditional({ ...others, [input]: more })).toBeGreaterThanOrEqual(traditional({ ...others, [input]: less }));
        expect(specialty({ ...others, [input]: more })).toBeGreaterThanOrEqual(specialty({ ...others, [input]: less }));
      }),
      seeded,
    );
  });

  it('has constant returns to capital and labour together', () => {
    fc.assert(
      fc.property(number(1, 1e6), number(0.1, 8), elasticity, number(0.1, 10), (capital, labour, alpha, times) => {
        const once = traditional({ capital, labour, alpha });
        expect(traditional({ capital: times * capital, labour: times * labour, alpha }) / (times * once)).toBeCloseTo(1, 9);
      }),
      seeded,
    );
  });

  it('is nothing without capital or labour', () => {
    expect(traditional({ capital: 0 })).toBe(0);
    expect(traditional({ labour: 0 })).toBe(0);
    expect(specialty({ labour: 0, capital: 20_000 })).toBe(0);
  });

  it('of the specialty is nothing at its thresholds and below, and something above', () => {
    fc.assert(
      fc.property(money, share, number(1, 1e5), number(0.01, 1), (capital, skill, threshold, part) => {
        const runs = capital > threshold * part && skill > 0.3;
        expect(specialty({ capital, skill, threshold, part }) > 0).toBe(runs);
      }),
      seeded,
    );
    expect(specialty({ capital: 9000 })).toBe(0);
    expect(specialty({ capital: 9001 })).toBeGreaterThan(0);
    expect(specialty({ capital: 20_000, skill: 0.3 })).toBe(0);
  });

  it('of the specialty asks less capital of a member, and gives it no less', () => {
    fc.assert(
      fc.property(money, share, (capital, skill) => {
        expect(specialty({ capital, skill, part: 0.6 })).toBeGreaterThanOrEqual(specialty({ capital, skill, part: 1 }));
      }),
      seeded,
    );
  });

  it('reaches the market between its floor without roads and the whole price with all of them', () => {
    expect(marketAccess(0.55, 0)).toBe(0.55);
    expect(marketAccess(0.55, 1)).toBe(1);
    fc.assert(
      fc.property(share, ascending(share), (floor, [less, more]) => {
        expect(marketAccess(floor, more)).toBeGreaterThanOrEqual(marketAccess(floor, less) - 1e-15);
      }),
      seeded,
    );
  });
});

describe('wages', () => {
  it('are the wage times those who earn it at mean skill and luck, and nothing for nobody', () => {
    expect(wageIncome(3700, 2, 0.7, 0.35, 0.3, 0)).toBe(7400);
    expect(wageIncome(3700, 1, 0.7, 0.85, 0.3, 1)).toBeCloseTo(3700 * Math.exp(0.35 + 0.3), 8);
    expect(wageIncome(3700, 0, 0.7, 0.9, 0.3, 1)).toBe(0);
  });

  it('never fall with more earners, skill or productivity', () => {
    fc.assert(
      fc.property(ascending(fc.integer({ min: 0, max: 8 })), ascending(share), ascending(number(-2, 2)), ([n, m], [h, i], [z, y]) => {
        expect(wageIncome(3700, m, 0.7, i, 0.3, y)).toBeGreaterThanOrEqual(wageIncome(3700, n, 0.7, h, 0.3, z));
      }),
      seeded,
    );
  });

  it('are reached by roads from all of g in the better-served half down to half of it', () => {
    expect(servedInfrastructure(0.6, 0)).toBe(0.6);
    expect(servedInfrastructure(0.6, 0.5)).toBe(0.6);
    expect(servedInfrastructure(0.6, 1)).toBeCloseTo(0.3, 12);
  });
});

describe('the chance to leave for wages', () => {
  const usual = [0.03, 1.5, 0.4, 0.5, 0.3, 1, 0.2, 1, 0] as const;

  it('is the formula at usual values, and the base at mean skill without roads, migrants and slots', () => {
    expect(exitChance(...usual)).toBeCloseTo(0.03 * (1 + 1.5 * 0.05) * 1.15 * 1.2, 12);
    expect(exitChance(0.03, 1.5, 0.35, 0.5, 0, 1, 0, 1, 0)).toBe(0.03);
  });

  it.each<[string, number, fc.Arbitrary<number>]>([
    ['base rate', 0, share],
    ['skill', 2, share],
    ['infrastructure', 4, share],
    ['migrants', 6, share],
    ['gain', 7, number(1, 20)],
    ['slots', 8, share],
  ])('is between 0 and 1 and never falls with more: %s', (_, position, range) => {
    fc.assert(
      fc.property(ascending(range), number(0, 10), share, number(0, 10), ([less, more], skillEffect, skill, network) => {
        const chance = (value: number): number => {
          const values = [0.03, skillEffect, skill, 0.5, 0.3, network, 0.2, 1, 0] as [
            number,
            number,
            number,
            number,
            number,
            number,
            number,
            number,
            number,
          ];
          values[position] = value;
          return exitChance(...values);
        };
        expect(chance(more)).toBeGreaterThanOrEqual(chance(less));
        expect(chance(less)).toBeGreaterThanOrEqual(0);
        expect(chance(more)).toBeLessThanOrEqual(1);
      }),
      seeded,
    );
  });
});

describe('a worker', () => {
  const workers = fc.integer({ min: 0, max: 8 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));

  it('moves one at a time and never beyond the workers there are', () => {
    fc.assert(
      fc.property(number(1e-10, 1 - 1e-10), workers, share, share, (draw, [all, off], exit, back) => {
        const next = moveWorker(draw, all, off, exit, back);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(all);
        expect(Math.abs(next - off)).toBeLessThanOrEqual(1);
      }),
      seeded,
    );
  });

  it('with a higher chance to leave never stays where it would have left', () => {
    fc.assert(
      fc.property(number(1e-10, 1 - 1e-10), workers, ascending(share), share, (draw, [all, off], [low, high], back) => {
        expect(moveWorker(draw, all, off, high, back)).toBeGreaterThanOrEqual(moveWorker(draw, all, off, low, back));
      }),
      seeded,
    );
  });

  it('leaves and comes back as often as the chances say', () => {
    const draws = Array.from({ length: 10_000 }, (_, k) => (k + 0.5) / 10_000);
    const moved = draws.map((draw) => moveWorker(draw, 5, 2, 0.04, 0.03) - 2);
    expect(moved.filter((step) => step === 1).length).toBe(1200);
    expect(moved.filter((step) => step === -1).length).toBe(600);
  });
});

describe('debt', () => {
  it('falls due by the instalment until the rest', () => {
    expect(amountDue(30_000, 10_000)).toBe(10_000);
    expect(amountDue(4000, 10_000)).toBe(4000);
    expect(amountDue(0, 10_000)).toBe(0);
  });

  it('in equal parts is repaid after as many payments as agreed, to the last of a yuan', () => {
    fc.assert(
      fc.property(number(100, 1e6), fc.integer({ min: 1, max: 30 }), (loan, years) => {
        let debt = loan;
        for (let year = 0; year < years; year++) debt -= amountDue(debt, loan / years);
        expect(debt).toBe(0);
      }),
      seeded,
    );
  });

  it('is repaid between nothing and what is due, out of income above the need and capital that can be sold', () => {
    fc.assert(
      fc.property(money, money, money, money, share, (due, income, need, capital, sellable) => {
        const paid = repayment(due, income, need, capital, sellable);
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(paid).toBeLessThanOrEqual(due);
        expect(paid).toBeLessThanOrEqual(Math.max(0, income - need) + sellable * capital);
        // Who can pay in full does.
        if (Math.max(0, income - need) + sellable * capital >= due) expect(paid).toBe(due);
      }),
      seeded,
    );
  });
});

describe('capital', () => {
  it('is never negative, and never lower with more income left or more capital before', () => {
    fc.assert(
      fc.property(
        ascending(money),
        ascending(number(-1e5, 1e6)),
        share,
        money,
        share,
        ([k, l], [left, more], depreciation, need, saving) => {
          const next = nextCapital(k, depreciation, left, need, saving);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(nextCapital(k, depreciation, more, need, saving)).toBeGreaterThanOrEqual(next - 1e-9);
          expect(nextCapital(l, depreciation, left, need, saving)).toBeGreaterThanOrEqual(next - 1e-9);
        },
      ),
      seeded,
    );
  });

  it('grows by the saved share above the need and shrinks by the whole gap below it', () => {
    expect(nextCapital(10_000, 0.09, 9000, 5000, 0.25)).toBeCloseTo(9100 + 1000, 9);
    expect(nextCapital(10_000, 0.09, 4000, 5000, 0.25)).toBeCloseTo(9100 - 1000, 9);
    expect(nextCapital(500, 0.09, 0, 5000, 0.25)).toBe(0);
  });

  it('and productivity keep no more than the persistent part of luck', () => {
    expect(nextProductivity(0.5, 0.94, 0.1, -1)).toBeCloseTo(0.37, 12);
    // The stationary spread of z is s_z / sqrt(1 - rho^2).
    const stationary = 0.1 / Math.sqrt(1 - 0.94 ** 2);
    expect(Math.hypot(0.94 * stationary, 0.1)).toBeCloseTo(stationary, 12);
  });
});

describe('life events', () => {
  const rates = [0.06, 0.03, 0.014, 0.02] as const;
  const picked = (size: number, workers: number): Record<number, number> => {
    const counts: Record<number, number> = {};
    for (let k = 0; k < 100_000; k++) {
      const event = pickLifeEvent((k + 0.5) / 100_000, ...rates, size, workers);
      counts[event] = (counts[event] ?? 0) + 1;
    }
    return counts;
  };

  it('come as often as their rates say, by dependants, workers and persons', () => {
    expect(picked(5, 3)).toEqual({
      [lifeEvent.illness]: 6000,
      [lifeEvent.joins]: 6000,
      [lifeEvent.agesOut]: 4200,
      [lifeEvent.leaves]: 10_000,
      [lifeEvent.none]: 73_800,
    });
  });

  it('spare households that they cannot happen to', () => {
    expect(picked(1, 1)[lifeEvent.leaves]).toBeUndefined();
    expect(picked(3, 3)[lifeEvent.joins]).toBeUndefined();
    expect(picked(3, 0)[lifeEvent.joins]).toBeUndefined();
    expect(picked(3, 0)[lifeEvent.agesOut]).toBeUndefined();
  });

  it('never make other households ill when another rate changes', () => {
    fc.assert(
      fc.property(number(1e-10, 1 - 1e-10), share, share, share, fc.integer({ min: 1, max: 8 }), (draw, joining, ageing, leaving, size) => {
        const ill = pickLifeEvent(draw, 0.06, joining, ageing, leaving, size, 1) === lifeEvent.illness;
        expect(ill).toBe(draw < 0.06);
      }),
      seeded,
    );
  });
});

describe('deprivations', () => {
  const bits = fc.integer({ min: 0, max: 63 });
  const lasting = deprivation.schooling | deprivation.health;

  it('of income follow poverty, of schooling and health cover last', () => {
    fc.assert(
      fc.property(bits, fc.boolean(), number(0, 20_000), share, share, (before, poor, income, remoteness, g) => {
        const next = nextDeprivations(before, poor, income, 2300, remoteness, g);
        expect((next & deprivation.income) !== 0).toBe(poor);
        expect(next & lasting).toBe(before & lasting);
        expect(next & ~63).toBe(0);
      }),
      seeded,
    );
  });

  it('of housing end above twice the line and never begin', () => {
    fc.assert(
      fc.property(bits, number(0, 20_000), (before, income) => {
        const next = nextDeprivations(before, false, income, 2300, 0, 1) & deprivation.housing;
        expect(next).toBe(income > 4600 ? 0 : before & deprivation.housing);
      }),
      seeded,
    );
  });

  it('of water and road only end with more infrastructure, the road last', () => {
    fc.assert(
      fc.property(bits, share, ascending(share), (before, remoteness, [less, more]) => {
        const served = deprivation.water | deprivation.road;
        const [a, b] = [less, more].map((g) => nextDeprivations(before, false, 3000, 2300, remoteness, g) & served);
        expect(b! & ~a!).toBe(0);
        if ((a! & deprivation.water) !== 0) expect(a! & deprivation.road).not.toBe(0);
      }),
      seeded,
    );
  });
});
