import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { morrisTrajectories } from '../../../src/analysis/design/index.ts';
import { morrisEffects } from '../../../src/analysis/sensitivity/index.ts';
import { evaluate } from './test-functions.ts';

const fast = { numResamples: 0, seed: 'effects' };

describe('elementary effects', () => {
  test('of a linear function are its coefficients, without spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 }), (coefficients) => {
        const k = coefficients.length;
        const design = morrisTrajectories(5, k, { seed: 'linear' });
        const outputs = evaluate(design.points, k, (x) => coefficients.reduce((sum, c, j) => sum + c * x[j]!, 3));
        for (const [j, { mu, muStar, sigma }] of morrisEffects(outputs, design, fast).groups.entries()) {
          expect(mu.value).toBeCloseTo(coefficients[j]!, 10);
          expect(muStar.value).toBeCloseTo(Math.abs(coefficients[j]!), 10);
          expect(sigma).toBeCloseTo(0, 10);
        }
      }),
      { seed: 10, numRuns: 40 },
    );
  });

  test('of a factor that nothing depends on are exactly zero', () => {
    const design = morrisTrajectories(10, 3, { seed: 'unused' });
    const outputs = evaluate(design.points, 3, ([x, , z]) => Math.exp(3 * x!) * Math.sin(z!));
    const { mu, muStar, sigma } = morrisEffects(outputs, design, { seed: 'unused', numResamples: 50 }).groups[1]!;
    expect([mu.value, mu.upper, sigma, muStar.value, muStar.lower, muStar.upper]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('that cancel out have a mean near zero and a mu_star that is not', () => {
    // (x - 1/2)² on the levels 0, 1/3, 2/3, 1: steps between 0 and 2/3 or 1/3 and 1 change it by 2/9, up or down: effects of -+1/3.
    const design = morrisTrajectories(200, 1, { seed: 'even' });
    const [effects] = morrisEffects(
      evaluate(design.points, 1, ([x]) => (x! - 0.5) * (x! - 0.5)),
      design,
      fast,
    ).groups;
    expect(effects!.muStar.value).toBeCloseTo(1 / 3, 12);
    expect(Math.abs(effects!.mu.value)).toBeLessThan(0.1);
    expect(effects!.sigma).toBeGreaterThan(0.3);
  });

  test('show interactions as spread', () => {
    const design = morrisTrajectories(50, 3, { seed: 'interaction' });
    const { groups } = morrisEffects(
      evaluate(design.points, 3, ([x, y, z]) => x! * y! + z!),
      design,
      fast,
    );
    expect(groups[0]!.sigma).toBeGreaterThan(0.2);
    expect(groups[1]!.sigma).toBeGreaterThan(0.2);
    expect(groups[2]!.sigma).toBeLessThan(1e-12);
    // The effect of x is y, whose levels are equally likely.
    expect(groups[0]!.mu.value).toBeCloseTo(0.5, 0);
  });

  test('of groups have no sign', () => {
    const groups = [0, 1, 1];
    const design = morrisTrajectories(20, 3, { seed: 'groups', groups });
    const effects = morrisEffects(
      evaluate(design.points, 3, ([x, y, z]) => 2 * x! + 5 * y! - 4 * z!),
      design,
      fast,
    ).groups;
    expect(effects[0]!.mu.value).toBeCloseTo(2, 10);
    expect(effects[1]!.mu.value).toBeNaN();
    // Both up or both down: 1; against each other: 9.
    for (const effect of effects[1]!.effects) expect([1, 9]).toContain(Math.round(effect * 1e9) / 1e9);
  });

  test('leave out whole trajectories in which an output is missing', () => {
    const design = morrisTrajectories(12, 2, { seed: 'missing' });
    const outputs = evaluate(design.points, 2, ([x, y]) => x! * x! * y!);
    const spoiled = outputs.slice();
    spoiled[4] = NaN;
    const effects = morrisEffects(spoiled, design, fast);
    expect([effects.trajectories, effects.used]).toEqual([12, 11]);
    const whole = morrisEffects(outputs, design, fast);
    for (let g = 0; g < 2; g++)
      expect([...effects.groups[g]!.effects]).toEqual([...whole.groups[g]!.effects].filter((_, trajectory) => trajectory !== 1));
  });

  test('have intervals about mu_star, and doubts where trajectories are too few', () => {
    const product = (r: number, bend: (x: number) => number = (x) => x): ReturnType<typeof morrisEffects> => {
      const design = morrisTrajectories(r, 2, { seed: 'doubts' });
      return morrisEffects(
        evaluate(design.points, 2, ([x, y]) => bend(x! * y!)),
        design,
        { seed: 'doubts', numResamples: 300 },
      );
    };
    const few = product(6, (x) => x * x * x * x);
    expect(few.doubts.map(({ reason }) => reason)).toEqual(['few', 'wide']);
    const many = product(100);
    expect(many.doubts).toEqual([]);
    for (const { muStar } of many.groups) {
      expect(muStar.lower).toBeLessThan(muStar.value);
      expect(muStar.upper).toBeGreaterThan(muStar.value);
      // Mean of four equally likely effects 0, 1/3, 2/3, 1: standard error of 0.373 / 10.
      expect(muStar.upper - muStar.lower).toBeCloseTo(2 * 1.96 * 0.0373, 1);
    }
  });

  test('are refused for other outputs than those of the design', () => {
    expect(() => morrisEffects([1, 2], morrisTrajectories(1, 2, { seed: 'a' }), fast)).toThrow('2 outputs; 3 are expected');
  });
});
