import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holm } from '../../src/analysis/holm.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('holm', () => {
  test('equals worked examples', () => {
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
    expect([...holm([0.01, 0.04, 0.03, 0.005])]).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect([...holm([0.5, 0.6])]).toEqual([1, 1]);
    expect([...holm([])]).toEqual([]);
    expect([...holm([0.02])]).toEqual([0.02]);
  });

  test('counts only what is defined', () => {
    expect([...holm([NaN, 0.01, NaN, 0.04])]).toEqual([NaN, 0.02, NaN, 0.04]);
  });

  test('is the number of tests times the smallest, never below the raw value or above one, and keeps the order', () => {
    fc.assert(
      fc.property(pValues, (list) => {
        const adjusted = holm(list);
        const smallest = list.indexOf(Math.min(...list));
        expect(adjusted[smallest]).toBe(Math.min(1, list.length * list[smallest]!));
        for (let i = 0; i < list.length; i++) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(list[i]!);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (let j = 0; j < list.length; j++) if (list[i]! <= list[j]!) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
        }
      }),
      { seed: 21 },
    );
  });

  test('does not depend on the order of the tests', () => {
    fc.assert(
      fc.property(pValues, (list) => {
        expect([...holm(list.toReversed())].toReversed()).toEqual([...holm(list)]);
      }),
      { seed: 22 },
    );
  });
});
