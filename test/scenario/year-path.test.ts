import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interpolate, type Knot } from '../../src/scenario/year-path.ts';

const seed = 7;
const year = fc.integer({ min: 2000, max: 2040 });
const knots = fc.uniqueArray(fc.tuple(year, fc.double({ min: -100, max: 100, noNaN: true })), {
  minLength: 1,
  maxLength: 8,
  selector: ([y]) => y,
});

test('a path passes through the values given', () => {
  fc.assert(
    fc.property(knots, (path) => path.every(([y, value]) => interpolate(path, y) === value)),
    { seed },
  );
});

test('a path is level before the first and after the last year', () => {
  fc.assert(
    fc.property(knots, fc.integer({ min: 1, max: 30 }), (path, distance) => {
      const sorted = path.toSorted((a, b) => a[0] - b[0]);
      expect(interpolate(path, sorted[0]![0] - distance)).toBe(sorted[0]![1]);
      expect(interpolate(path, sorted.at(-1)![0] + distance)).toBe(sorted.at(-1)![1]);
    }),
    { seed },
  );
});

test('a path stays between its neighbours and is straight between them', () => {
  fc.assert(
    fc.property(knots, year, (path, y) => {
      const value = interpolate(path, y);
      const before = path.filter((knot) => knot[0] <= y).toSorted((a, b) => b[0] - a[0])[0];
      const after = path.filter((knot) => knot[0] >= y).toSorted((a, b) => a[0] - b[0])[0];
      if (before === undefined || after === undefined || before === after) return;
      const share = (y - before[0]) / (after[0] - before[0]);
      expect(value).toBeGreaterThanOrEqual(Math.min(before[1], after[1]) - 1e-12);
      expect(value).toBeLessThanOrEqual(Math.max(before[1], after[1]) + 1e-12);
      expect(value).toBeCloseTo((1 - share) * before[1] + share * after[1], 9);
    }),
    { seed },
  );
});

test('the order in which the years are written does not matter', () => {
  fc.assert(
    fc.property(knots, year, (path, y) => {
      expect(interpolate(path.toReversed(), y)).toBe(interpolate(path, y));
    }),
    { seed },
  );
});

test('a level stretch stays level to the last bit', () => {
  const path: Knot[] = [
    [2012, 0.1],
    [2019, 0.1],
    [2020, 0.7],
  ];
  for (let y = 2012; y <= 2019; y++) expect(interpolate(path, y)).toBe(0.1);
  expect(
    interpolate(
      [
        [2012, 0.2],
        [2016, 0.9],
      ],
      2014,
    ),
  ).toBeCloseTo(0.55, 15);
});
