import { describe, expect, test } from 'vitest';
import { sensitivity } from '../../../src/experiment/kinds/sensitivity/kind.ts';
import { designOf, problemsOf, scenarios, specOf } from './made-up.ts';

const own = scenarios[1]!.loaded.scenario;

describe('the design of a sensitivity analysis', () => {
  test.each([
    [{ method: 'morris', num_trajectories: 7 }, 7 * 4],
    [{ method: 'morris', num_trajectories: 20, optimal_trajectories: 5 }, 5 * 4],
    [{ method: 'morris', num_trajectories: 4, groups: { rest: ['governance.budget', 'coordination'] } }, 4 * 3],
    [{ method: 'morris', num_trajectories: 4, seed_group: true }, 4 * 5],
    [{ method: 'sobol', N: 8 }, 8 * 5],
    [{ method: 'sobol', N: 8, calc_second_order: true }, 8 * 8],
    [{ method: 'sobol' }, 256 * 5],
    [{ method: 'pawn', N: 33 }, 33],
    [{ method: 'pawn', N: 33, sampling: 'lhs' }, 33],
  ])('of %j has %i points, each with a value in the range of each factor', (change, points) => {
    const design = designOf(specOf(change));
    expect(design.points).toBe(points);
    expect(design.columns.map(({ name }) => name)).toEqual(['coordination', 'governance_budget', 'instruments_training_effect']);
    for (let point = 0; point < points; point++) {
      const [cost, budget, effect] = design.valuesOf(point);
      for (const [value, from, to] of [
        [cost!, 0, 1],
        [budget!, 1, 2],
        [effect!, 0.1, 0.2],
      ] as const) {
        expect(value).toBeGreaterThanOrEqual(from);
        expect(value).toBeLessThanOrEqual(to);
      }
      const overrides = design.overridesOf(point, own);
      expect(overrides.map(({ path }) => path)).toEqual([
        'governance.coordination.multiplier',
        'governance.budget',
        'instruments.training.effect',
      ]);
      expect((overrides[1]!.value as Record<string, number>)['2015']).toBeCloseTo(budget! * own.governance.budget[4]!, 9);
    }
  });

  test('asks the same random numbers at every point, or lets the points choose them', () => {
    expect(designOf(specOf()).replicatesAt).toBeUndefined();
    for (const method of ['morris', 'sobol', 'pawn']) {
      const design = designOf(specOf({ method, seed_group: true, num_seeds: 5, N: 16 }));
      const chosen = Array.from({ length: design.points }, (_, point) => design.replicatesAt!(point));
      for (const [from, to] of chosen) {
        expect(to).toBe(from + 1);
        expect([0, 1, 2, 3, 4]).toContain(from);
      }
      expect(new Set(chosen.map(([from]) => from)).size).toBe(5);
    }
  });

  test('of Morris changes the random numbers once along a trajectory', () => {
    const design = designOf(specOf({ seed_group: true }));
    for (let first = 0; first < design.points; first += 5) {
      const seeds = Array.from({ length: 5 }, (_, step) => design.replicatesAt!(first + step)[0]);
      expect(seeds.filter((seed, step) => step > 0 && seed !== seeds[step - 1])).toHaveLength(1);
    }
  });

  test('is the same each time, and another one with another seed', () => {
    const values = (seed: string): readonly (readonly number[])[] => {
      const design = designOf(specOf({ seed, method: 'sobol', N: 4 }));
      return Array.from({ length: design.points }, (_, point) => design.valuesOf(point));
    };
    expect(values('a')).toEqual(values('a'));
    expect(values('a')).not.toEqual(values('b'));
  });

  test('says what is wrong and where', () => {
    expect(problemsOf({ outcomes: [{ indicator: 'headcnt' }, { indicator: 'headcount', year: 2011 }] })).toEqual([
      'unknown-indicator outcomes.0.indicator',
      'year-outside outcomes.1.year',
    ]);
    expect(problemsOf({ groups: { a: ['coordination', 'wages'], b: ['coordination'], coordination: ['governance.budget'] } })).toEqual([
      'unknown-factor groups.a.1',
      'bad-group groups.b.0',
      'bad-group groups.coordination',
    ]);
    expect(problemsOf({ compare: 'difference' }, scenarios.slice(1))).toEqual(['no-reference compare']);
    expect(problemsOf({ num_trajectories: 4, optimal_trajectories: 5 })).toEqual(['bad-setting optimal_trajectories']);
    expect(problemsOf({ method: 'pawn', groups: { a: ['coordination'] } })).toEqual(['bad-setting groups']);
    expect(problemsOf({ factors: { seed: { path: 'governance.budget', from: 1, to: 2 } }, seed_group: true })).toEqual([
      'bad-factor factors.seed',
    ]);
    expect(problemsOf({ method: 'sobol', N: 10_000_000 })).toEqual(['too-many-points N']);
    expect(problemsOf({ num_trajectories: 2001, optimal_trajectories: 10 })).toEqual(['bad-setting num_trajectories']);
    const many = Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`f${i}`, { path: 'governance.budget', from: 1, to: 2 }]));
    expect(problemsOf({ factors: many, method: 'sobol' })).toEqual(['too-many-factors factors']);
  });

  test('keeps the indicators that it reads', () => {
    expect(sensitivity.needs!(specOf({ outcomes: [{ indicator: 'gini' }, { indicator: 'headcount' }] }))).toEqual(['gini', 'headcount']);
  });
});
