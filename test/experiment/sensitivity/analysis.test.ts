import { describe, expect, test } from 'vitest';
import { draws } from '../../analysis/draws.ts';
import { analysed, scenarios, specOf, type Model } from './made-up.ts';

/** Single-centre: 0.3 at every point. Multi-centre: less by 0.01 (budget), more by 0.04 of coordination; training does nothing. */
const linear: Model = ([cost, budget], scenario) => 0.3 + (scenario === 0 ? 0 : 0.04 * cost! - 0.01 * (budget! - 1) - 0.1);

describe('a Morris analysis', () => {
  test('explains the difference from the first scenario, finds slopes exactly and says what nothing depends on', async () => {
    const { summary, findings, asked, tables } = await analysed(specOf(), linear);
    expect(asked).toEqual([{ indicator: 'headcount', year: 2020 }]);
    const [outcome] = summary.outcomes;
    expect(outcome).toMatchObject({ scenario: 'multi-centre-equal-budget', reference: 'single-centre', year: 2020, used: 10, planned: 10 });
    expect(outcome!.ranking).toEqual([0, 1, 2]);
    expect(outcome!.indices[0]!.mu!.value).toBeCloseTo(0.04, 12);
    expect(outcome!.indices[1]!.mu!.value).toBeCloseTo(-0.01, 12);
    expect(outcome!.indices[1]!.mu_star!.value).toBeCloseTo(0.01, 12);
    // A step of two thirds of the range.
    expect(outcome!.indices[0]!.swing!.value).toBeCloseTo(0.04 * (2 / 3), 12);
    expect(outcome!.indices[2]).toMatchObject({ mu_star: { value: 0, lower: 0, upper: 0 }, sigma: 0 });
    expect(outcome!.doubts).toEqual([]);
    expect(findings.map(({ en }) => en)).toEqual([
      'Headcount ratio 2020: Multi-centre governance, equal budget less Single-centre governance: of 3 factors, Cost of coordination changes it most over its range (by 4.00 percentage points on average, 95 % interval 4.00 to 4.00), then Government budget (by 1.00 percentage points on average, 95 % interval 1.00 to 1.00).',
      'Multi-centre governance, equal budget does better against Single-centre governance where Cost of coordination is low and Government budget is high.',
      'Headcount ratio 2020: Multi-centre governance, equal budget less Single-centre governance does not depend at all on Training: effect: changing it changed nothing in any run.',
    ]);
    expect(findings[1]!.zh).toBe('在“协调成本”较低、“Government budget”较高时，“多中心治理（等额预算）”相对于“单中心治理”更有利。');
    const [{ layout, rows, values }] = tables as [(typeof tables)[number]];
    expect([layout.name, rows]).toEqual(['sensitivity', 3]);
    const column = (name: string): unknown => values[layout.fields.findIndex((field) => field.name === name)];
    expect(column('factor')).toEqual(['coordination', 'governance_budget', 'instruments_training_effect']);
    expect([...(column('rank') as Int32Array)]).toEqual([1, 2, 3]);
    expect((column('mu_star') as Float64Array)[0]).toBeCloseTo(0.04, 12);
    expect(column('doubt')).toEqual([null, null, null]);
  });

  test('does not put factors in an order that their intervals do not settle', async () => {
    const { findings } = await analysed(specOf(), ([cost, budget], scenario) => (scenario === 0 ? 0 : 0.01 * cost! * (budget! - 0.9)));
    expect(findings[0]!.en).toMatch(/; their intervals overlap, so that which of them is first is not settled\.$/);
    expect(findings[0]!.zh).toMatch(/；各区间重叠，孰先孰后尚无定论。$/);
  });

  test('leaves out whole trajectories with a failed run, and says how many', async () => {
    const { summary, findings } = await analysed(specOf(), (values, s, r, point) =>
      point === 5 && s === 1 ? NaN : linear(values, s, r, point),
    );
    expect(summary.outcomes[0]).toMatchObject({ used: 9, planned: 10 });
    expect(findings.some(({ en }) => en.includes('1 of 10 trajectories are left out whole'))).toBe(true);
    expect(findings.at(-1)!.en).toContain('too few points to rely on this: only 9 trajectories are complete, fewer than 10');
  });

  test('of one scenario explains its own level, and takes the mean over replicates', async () => {
    const one = scenarios.slice(0, 1);
    const { summary, findings } = await analysed(
      specOf({ replicates: 2 }),
      ([cost], _, replicate) => cost! * (replicate === 0 ? 0.1 : 0.3),
      one,
    );
    expect(summary.outcomes[0]).toMatchObject({ scenario: 'single-centre', reference: null });
    expect(summary.outcomes[0]!.indices[0]!.mu!.value).toBeCloseTo(0.2, 12);
    expect(findings[1]!.en).toBe('It is greater where Cost of coordination is high.');
  });

  test('explains levels of both scenarios where it is asked to', async () => {
    const { summary } = await analysed(specOf({ compare: 'level' }), linear);
    expect(summary.outcomes.map(({ scenario, reference }) => [scenario, reference])).toEqual([
      ['single-centre', null],
      ['multi-centre-equal-budget', null],
    ]);
    expect(summary.outcomes[0]!.indices.map(({ mu_star: star }) => star!.value)).toEqual([0, 0, 0]);
  });

  test('names groups, which have no direction', async () => {
    const { summary } = await analysed(specOf({ groups: { money: ['coordination', 'governance.budget'] } }), linear);
    expect(summary.groups.map(({ name, factors }) => [name, factors.length])).toEqual([
      ['money', 2],
      ['instruments_training_effect', 1],
    ]);
    expect(summary.outcomes[0]!.indices[0]).toMatchObject({ swing: null, mu: { value: null } });
  });
});

describe('a Sobol analysis', () => {
  test('shares out the variance', async () => {
    const { summary, findings } = await analysed(specOf({ method: 'sobol', N: 512, calc_second_order: true }), linear);
    const [outcome] = summary.outcomes;
    // Variances in the ratio of 16 to 1.
    expect(outcome!.indices[0]!.ST!.value).toBeCloseTo(16 / 17, 2);
    expect(outcome!.indices[1]!.S1!.value).toBeCloseTo(1 / 17, 2);
    expect(outcome!.indices[2]!.ST!.value).toBe(0);
    // Half of the range.
    expect(outcome!.indices[0]!.swing!.value).toBeCloseTo(0.02, 3);
    expect(outcome!.pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(findings[0]!.en).toContain('Cost of coordination explains most of its variance (0.94 with interactions');
    expect(findings.some(({ en }) => en.includes('does not depend at all on Training: effect'))).toBe(true);
  });

  test('tells what chance does where the random numbers are a factor', async () => {
    const noise = Array.from({ length: 32 }, (_, replicate) => draws('noise of seeds', replicate).normal());
    // The spread of cost is 0.04 / sqrt(12) = 0.0115, that of the noise about 0.0115 too.
    const { summary, findings } = await analysed(
      specOf({ method: 'sobol', N: 512, seed_group: true }),
      (values, scenario, replicate, point) =>
        linear(values, scenario, replicate, point) + (scenario === 1 ? 0.0115 * noise[replicate]! : 0),
    );
    const chance = summary.groups.findIndex(({ factors }) => factors.length === 0);
    expect(chance).toBe(3);
    const mean = noise.reduce((sum, x) => sum + x, 0) / 32;
    const spread = noise.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 32;
    const share = (0.0115 ** 2 * spread) / (0.0115 ** 2 * spread + 0.04 ** 2 / 12 + 0.01 ** 2 / 12);
    expect(summary.outcomes[0]!.indices[chance]!.ST!.value).toBeCloseTo(share, 1);
    expect(summary.outcomes[0]!.indices[chance]!.swing).toBeNull();
    expect(findings.some(({ en }) => en.includes('the random numbers count too'))).toBe(true);
  });

  test('of an outcome that does not vary says so', async () => {
    const { summary, findings } = await analysed(specOf({ method: 'sobol', N: 64 }), () => 0.2);
    expect(summary.outcomes[0]!.indices[0]!.ST).toEqual({ value: null, lower: null, upper: null });
    expect(findings[0]!.en).toContain('none of 3 factors makes a difference that could be told');
  });
});

describe('a PAWN analysis', () => {
  test('finds the factors that shift the distribution more than chance would', async () => {
    const { summary, findings } = await analysed(specOf({ method: 'pawn', N: 512 }), linear);
    const [outcome] = summary.outcomes;
    expect(outcome!.ranking[0]).toBe(0);
    expect(outcome!.indices[0]!.pawn!.median.value).toBeGreaterThan(outcome!.dummy!.medianLimit);
    expect(outcome!.indices[2]!.pawn!.median.value).toBeLessThan(1.5 * outcome!.dummy!.medianLimit);
    expect(findings[0]!.en).toContain('Cost of coordination shifts its distribution most (median distance');
  });

  test('is doubted with few points', async () => {
    const { findings } = await analysed(specOf({ method: 'pawn', N: 40 }), linear);
    expect(findings.at(-1)!.en).toContain('only 40 points are complete, fewer than 10 for each slide');
    expect(findings.at(-1)!.zh).toContain('样本点过少');
  });
});
