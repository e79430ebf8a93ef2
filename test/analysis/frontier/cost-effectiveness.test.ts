import { describe, expect, test } from 'vitest';
import { fieller } from '../../../src/analysis/fieller.ts';
import { costEffectiveness } from '../../../src/analysis/frontier/cost-effectiveness.ts';
import { pairedDifference } from '../../../src/analysis/paired.ts';

const nothing = { cost: [0, 0, 0, 0], effect: [3, 5, 4, 6] };

describe('costEffectiveness', () => {
  test('is the ratio of extra cost to extra effect, with the interval of Fieller', () => {
    const programme = { cost: [10, 11, 9, 12], effect: [8, 9, 9, 10] };
    const found = costEffectiveness(programme, nothing, [4]);
    expect(found.ratio).toBeCloseTo(42 / 18, 12);
    expect(found.interval).toEqual(fieller(programme.cost, [5, 4, 5, 4]).interval);
    expect(found.quadrant).toBe('costs more, does more');
    // At 4 a unit the extra 4.5 units are worth 18, less 10.5 paid.
    expect(found.netBenefits[0]!.price).toBe(4);
    expect(found.netBenefits[0]!.netBenefit.difference).toBeCloseTo(7.5, 12);
    expect(found.netBenefits[0]!.netBenefit.lower).toBeCloseTo(pairedDifference([10, 5, 11, 4], [0, 0, 0, 0]).lower, 12);
  });

  test('has no interval of the ratio when that of the effect spans zero, and a net benefit all the same', () => {
    // The effect turns its sign between replicates. Fieller's interval exists at lower confidence only where the denominator is told from zero.
    const idle = { cost: [10, 11, 9, 12], effect: [5, 4, 6, 5] };
    const found = costEffectiveness(idle, nothing, [0, 100]);
    expect(found.effect.lower).toBeLessThan(0);
    expect(found.effect.upper).toBeGreaterThan(0);
    expect(found.interval).toBeUndefined();
    expect(found.quadrant).toBe('unclear');
    // A price of nothing leaves the cost alone.
    expect(found.netBenefits[0]!.netBenefit.difference).toBeCloseTo(-10.5, 12);
    expect(Number.isFinite(found.netBenefits[1]!.netBenefit.upper)).toBe(true);
  });

  test('says which case a ratio is of', () => {
    const against = (cost: number, effect: number) =>
      costEffectiveness({ cost: [cost, cost], effect: [effect, effect + 0.1] }, { cost: [5, 5], effect: [5, 5] }).quadrant;
    expect(against(9, 9)).toBe('costs more, does more');
    expect(against(1, 9)).toBe('dominant');
    expect(against(9, 1)).toBe('dominated');
    expect(against(1, 1)).toBe('costs less, does less');
  });

  test('uses complete replicates alone', () => {
    const found = costEffectiveness({ cost: [10, NaN, 9, 12], effect: [8, 9, NaN, 10] }, nothing);
    expect(found.cost.replicates).toBe(2);
    expect(found.effect.difference).toBeCloseTo(4.5, 12);
    expect(() => costEffectiveness({ cost: [1], effect: [1, 2] }, nothing)).toThrow(RangeError);
  });
});
