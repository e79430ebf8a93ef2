import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypervolume } from '../../../src/analysis/frontier/hypervolume.ts';
import { dominates, paretoFrontier } from '../../../src/analysis/frontier/pareto.ts';

const seed = 20;
const low = (m: number) => Array.from({ length: m }, () => ({ better: 'lower' as const }));
/** Few values, so that ties are frequent; now and then one that is not defined. */
const value = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 5 }) }, { weight: 1, arbitrary: fc.constant(NaN) });
const cloud = (m: number) => fc.array(fc.array(value, { minLength: m, maxLength: m }), { maxLength: 25 });

describe('dominance', () => {
  test('is irreflexive, asymmetric and transitive, and a NaN takes no part in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), ([a, b, c]) => {
        expect(dominates(a!, a!)).toBe(false);
        expect(dominates(a!, b!) && dominates(b!, a!)).toBe(false);
        if (dominates(a!, b!) && dominates(b!, c!)) expect(dominates(a!, c!)).toBe(true);
        if (a!.some(Number.isNaN)) expect(dominates(a!, b!) || dominates(b!, a!)).toBe(false);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('paretoFrontier', () => {
  test.each([2, 3, 5])('keeps exactly what no point dominates, in %i objectives', (m) => {
    fc.assert(
      fc.property(cloud(m), (points) => {
        const expected = [...points.keys()].filter(
          (i) => !points[i]!.some(Number.isNaN) && !points.some((other) => dominates(other, points[i]!)),
        );
        expect(paretoFrontier(points, low(m))).toEqual(expected);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('turns with the direction of an objective', () => {
    const points = [
      [1, 5],
      [2, 9],
      [3, 7],
      [1, 5],
    ];
    expect(paretoFrontier(points, [{ better: 'lower' }, { better: 'higher' }])).toEqual([0, 1, 3]);
    expect(paretoFrontier(points, [{ better: 'higher' }, { better: 'higher' }])).toEqual([1, 2]);
    expect(paretoFrontier([], low(2))).toEqual([]);
  });
});

describe('hypervolume', () => {
  test('is what counting cells gives', () => {
    fc.assert(
      fc.property(cloud(3), (points) => {
        let cells = 0;
        for (let x = 0; x < 6; x++)
          for (let y = 0; y < 6; y++) for (let z = 0; z < 6; z++) if (points.some(([a, b, c]) => a! <= x && b! <= y && c! <= z)) cells++;
        expect(hypervolume(points, [6, 6, 6], low(3))).toBe(cells);
      }),
      { seed, numRuns: 200 },
    );
    fc.assert(
      fc.property(cloud(2), (points) => {
        let cells = 0;
        for (let x = 0; x < 6; x++) for (let y = 0; y < 6; y++) if (points.some(([a, b]) => a! <= x && b! <= y)) cells++;
        expect(hypervolume(points, [6, 6], low(2))).toBe(cells);
        // A slab of thickness one over the same area has the same volume.
        expect(
          hypervolume(
            points.map(([a, b]) => [a!, b!, 2]),
            [6, 6, 3],
            low(3),
          ),
        ).toBe(cells);
      }),
      { seed, numRuns: 200 },
    );
  });

  test('reads objectives that are wanted high, and says what it cannot do', () => {
    expect(hypervolume([[3, 4]], [1, 10], [{ better: 'higher' }, { better: 'lower' }])).toBe(12);
    expect(hypervolume([[0, 0]], [0, 1], low(2))).toBe(0);
    expect(() => hypervolume([], [1, 1, 1, 1], low(4))).toThrow('2 or 3 are expected');
  });
});
